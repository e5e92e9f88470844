"""Computed values, by key. A peculiar fee is one module here, listed below, and one registered function."""

from motcua.core.catalogue.rules.computed import certified_copy, wastewater
from motcua.core.catalogue.rules.computed.registry import Compute, Computed, Line, Question, computed

__all__ = ["Compute", "Computed", "Line", "Question", "certified_copy", "computed", "wastewater"]
