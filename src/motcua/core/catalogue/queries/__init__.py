"""Reading the catalogue."""

from motcua.core.catalogue.queries.fees import FeeLine, fee_lines
from motcua.core.catalogue.queries.kept import forget_versions, kept_version
from motcua.core.catalogue.queries.offerings import offerings
from motcua.core.catalogue.queries.records import record_of
from motcua.core.catalogue.queries.search import Found, published, search, sectors
from motcua.core.catalogue.queries.versions import (
    Limit,
    checked_answers,
    components_for,
    evaluated,
    has_fee,
    known_of,
    limit_for,
    prefilled,
    published_version,
    short_names,
)

__all__ = [
    "FeeLine",
    "Found",
    "Limit",
    "checked_answers",
    "components_for",
    "evaluated",
    "fee_lines",
    "forget_versions",
    "has_fee",
    "kept_version",
    "known_of",
    "limit_for",
    "offerings",
    "prefilled",
    "published",
    "published_version",
    "record_of",
    "search",
    "sectors",
    "short_names",
]
