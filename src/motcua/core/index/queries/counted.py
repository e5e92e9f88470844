"""Of some rows behind a denominator: which ones the numerator counts."""

from collections.abc import Collection
from typing import Any

from django.db import connection

from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.engine.compiling import Dialect, Part, listing
from motcua.core.index.engine.live import with_scope
from motcua.core.index.periods import Window
from motcua.core.index.queries.asked import UnitAsked, scope_of
from motcua.core.index.queries.scored import lists_of


def counted_among(
    ids: Collection[Any], counts: str, asked: UnitAsked, window: Window, chosen: IndicatorSet
) -> frozenset[Any]:
    """By the same sentence that counts the numerator, so that a row never says other than its figure."""
    if not ids:
        return frozenset()
    inner = listing(counts, Part.PART, lists_of(chosen), Dialect.POSTGRES)
    text = with_scope(f"SELECT id FROM ({inner}) AS listed WHERE id = ANY(:among)")  # noqa: S608  our own declarations
    roots, units = zip(*scope_of([asked]), strict=True)
    said: dict[str, Any] = {
        "roots": list(roots),
        "units": list(units),
        "start": window.start,
        "at": window.at,
        "among": list(ids),
    }
    with connection.cursor() as cursor:
        cursor.execute(text.replace(":among", "%(among)s"), said)
        return frozenset(row[0] for row in cursor.fetchall())
