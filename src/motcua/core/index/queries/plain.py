"""Figures as plain rows: what commands print, interfaces send and reports freeze."""

from datetime import datetime
from typing import Any

from motcua.core.index.engine import kept
from motcua.core.index.periods import asked_window
from motcua.core.index.queries.asked import units_asked
from motcua.core.index.queries.scored import Engine, UnitFigures, figures
from motcua.core.index.queries.sets import set_named, set_on
from motcua.core.index.queries.sources import known_source
from motcua.core.index.rules import rounded
from motcua.kernel import clock


def asked_figures(
    unit: str,
    period: str,
    *,
    children: bool = False,
    rules: str = "",
    source: str = "",
    engine: Engine = kept.count,
    now: datetime | None = None,
) -> list[UnitFigures]:
    """What was asked in words: a unit's code or `root`, a period, `now`; by which rules, if not by those in force.

    And over the rows of one source, if not of all. `now` is when an audit's rows were taken: what fell due
    while it counted is no difference.

    Raises `unit.not_found`, `period.not_understood`, `period.not_begun`, `index.no_set`, `index.set_not_found`,
    `source.not_found`.
    """
    window = asked_window(period, now or clock.now())
    chosen = (set_named(rules) if rules else set_on(window.tree_day)).of_source(known_source(source))
    asked = units_asked(unit, window.tree_day, children=children, since=window.period.first)
    return figures(asked, window, chosen, engine)


def plain_rows(found: UnitFigures) -> list[dict[str, Any]]:
    """A row for each indicator. A ratio and points have six and four digits; what has no source has neither."""
    scores = [(one.code, found.scores[one.code]) for one in found.scored_by.indicators]
    return [
        {
            "unit": found.unit.code,
            "indicator": code,
            "numerator": score.count.numerator,
            "denominator": score.count.denominator,
            "ratio": rounded(score.count.ratio, 6),
            "points": rounded(score.points, 4),
            "max": float(score.indicator.max),
            "rule_version": found.scored_by.version,
            "as_of": found.window.at.isoformat(),
            "period": found.window.code,
            "standing": score.standing.value,
        }
        for code, score in scores
    ]
