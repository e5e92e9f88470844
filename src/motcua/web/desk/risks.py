"""What each dossier of the inbox may still cost its unit in points of the index."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from motcua.core.identity.definitions import Role
from motcua.core.index.queries.risks import points_at_risk
from motcua.core.index.rules import rounded
from motcua.core.ledger.definitions import Actor
from motcua.web.desk.rows import Row
from motcua.web.ui.tags.filters import number

_LEAST = Fraction(1, 100)
"""Below this nobody hurries: a hundredth of a point."""


_WORKERS = (Role.ONE_STOP, Role.SPECIALIST, Role.DIVISION_HEAD)


def with_risks(rows: Sequence[Row], actor: Actor) -> list[Row]:
    """The rows, each with its points at risk; for all of them at once, in a fixed number of queries.

    For who works on them. Who watches a whole tree has a page for it: her list would ask for the figures of every unit.
    """
    if not actor.holds(*_WORKERS):
        return list(rows)
    found = points_at_risk([row.pk for row in rows])
    return [replace(row, risk=_said(found[row.pk].points)) if row.pk in found else row for row in rows]


def _said(points: Fraction) -> str:
    return number(rounded(points, 2), 2) if points >= _LEAST else ""
