"""Reading the catalogue."""

from motcua.core.catalogue.queries.versions import (
    checked_answers,
    components_for,
    has_fee,
    limit_for,
    prefilled,
    short_names,
)

__all__ = ["checked_answers", "components_for", "has_fee", "limit_for", "prefilled", "short_names"]
