"""The tables of a dossier. Only `services/` and the projection in `facts.py` write them."""

from motcua.core.dossiers.models.dossier import Dossier, DossierNumber
from motcua.core.dossiers.models.draft import Draft, DraftPaper, DraftPart
from motcua.core.dossiers.models.fact import DossierFact
from motcua.core.dossiers.models.parts import (
    Consultation,
    DossierPaper,
    Holding,
    Pause,
    Remark,
    Supplement,
)
from motcua.core.dossiers.models.result import NumberBook, Result
from motcua.core.dossiers.models.source import FactSource

__all__ = [
    "Consultation",
    "Dossier",
    "DossierFact",
    "DossierNumber",
    "DossierPaper",
    "Draft",
    "DraftPaper",
    "DraftPart",
    "FactSource",
    "Holding",
    "NumberBook",
    "Pause",
    "Remark",
    "Result",
    "Supplement",
]
