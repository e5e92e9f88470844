"""What pages ask of dossiers. Every query carries the scope of the actor."""

from motcua.core.dossiers.queries.finding import book, earlier_of, search
from motcua.core.dossiers.queries.inbox import (
    SIGNING_STEPS,
    LateUnit,
    Look,
    Tab,
    counts,
    due_soon,
    in_tab,
    inbox,
    keys_of,
    load_of,
    look,
    officers_in,
    overdue_by_unit,
    procedures_in,
)
from motcua.core.dossiers.queries.own import by_token, history, my_dossiers, my_drafts, own_draft, visible_dossier
from motcua.core.dossiers.queries.rows import NEWEST_FIRST, ROW, listed

__all__ = [
    "NEWEST_FIRST",
    "ROW",
    "SIGNING_STEPS",
    "LateUnit",
    "Look",
    "Tab",
    "book",
    "by_token",
    "counts",
    "due_soon",
    "earlier_of",
    "history",
    "in_tab",
    "inbox",
    "keys_of",
    "listed",
    "load_of",
    "look",
    "my_dossiers",
    "my_drafts",
    "officers_in",
    "overdue_by_unit",
    "own_draft",
    "procedures_in",
    "search",
    "visible_dossier",
]
