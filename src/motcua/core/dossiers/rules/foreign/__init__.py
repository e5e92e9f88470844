"""Another system's dossiers, read and put into our words: no database, no clock, no personal data past this door."""

from motcua.core.dossiers.rules.foreign.columns import lacking, not_in_file, unreadable
from motcua.core.dossiers.rules.foreign.fields import FIELDS, Field, Kind
from motcua.core.dossiers.rules.foreign.mapping import ForeignMapping, read_mapping
from motcua.core.dossiers.rules.foreign.normalising import (
    Foreign,
    is_national,
    is_number,
    no_procedure,
    normalised,
    unshortened,
)
from motcua.core.dossiers.rules.foreign.parts import Supplement
from motcua.core.dossiers.rules.foreign.reading import Row, read_rows
from motcua.core.dossiers.rules.foreign.telling import Place, Service, digest, fact_id, told

__all__ = [
    "FIELDS",
    "Field",
    "Foreign",
    "ForeignMapping",
    "Kind",
    "Place",
    "Row",
    "Service",
    "Supplement",
    "digest",
    "fact_id",
    "is_national",
    "is_number",
    "lacking",
    "no_procedure",
    "normalised",
    "not_in_file",
    "read_mapping",
    "read_rows",
    "told",
    "unreadable",
    "unshortened",
]
