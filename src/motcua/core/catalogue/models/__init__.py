"""The tables of the catalogue."""

from motcua.core.catalogue.models.facts import PublicationFact, ServiceFact
from motcua.core.catalogue.models.procedures import (
    Component,
    Fee,
    LegalBasis,
    Offering,
    Procedure,
    ProcedureCase,
    ProcedureVersion,
    Sector,
    TimeLimit,
    VersionState,
)

__all__ = [
    "Component",
    "Fee",
    "LegalBasis",
    "Offering",
    "Procedure",
    "ProcedureCase",
    "ProcedureVersion",
    "PublicationFact",
    "Sector",
    "ServiceFact",
    "TimeLimit",
    "VersionState",
]
