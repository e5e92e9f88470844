"""`{% load ui %}`: every component of the design system. docs/how-to/build-a-page.md shows them at work."""

from motcua.web.ui.tags import blocks, figures, filters, forms, lists, words
from motcua.web.ui.tags.library import register

__all__ = ["blocks", "figures", "filters", "forms", "lists", "register", "words"]
