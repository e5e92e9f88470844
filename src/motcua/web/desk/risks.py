"""What each dossier of the inbox may still cost its unit in points of the index."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from motcua.core.index.queries.risks import points_at_risk
from motcua.core.index.rules import rounded
from motcua.web.desk.rows import Row
from motcua.web.ui.tags.filters import number

_LEAST = Fraction(1, 100)
"""Below this nobody hurries: a hundredth of a point."""


def with_risks(rows: Sequence[Row]) -> list[Row]:
    """The rows, each with its points at risk; for all of them at once, in a fixed number of queries."""
    found = points_at_risk([row.pk for row in rows])
    return [replace(row, risk=_said(found[row.pk].points)) if row.pk in found else row for row in rows]


def _said(points: Fraction) -> str:
    return number(rounded(points, 2), 2) if points >= _LEAST else ""
