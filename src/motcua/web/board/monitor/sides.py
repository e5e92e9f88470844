"""The figure on either side of a decision: what was written down then, and where it opens now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.core.index.models import Contest
from motcua.core.index.periods import Period
from motcua.core.index.queries.asked import with_all_below
from motcua.core.index.queries.contests import figure_of
from motcua.core.index.rules import Score
from motcua.kernel.clock import day_of
from motcua.web.board.monitor.counting import Counted, counted
from motcua.web.board.monitor.telling import ToldFigure, figure
from motcua.web.board.question import Question


@dataclass(frozen=True, slots=True)
class Side:
    """`opened` where a list of exactly these rows is still there; else the numbers are read, not followed."""

    said: ToldFigure
    opened: Counted | None


@dataclass(frozen=True, slots=True)
class Sides:
    """`now` is what the moment of the decision counts today, where that is no longer what was written down."""

    before: Side
    after: Side
    now: Counted | None


def sides_of(contest: Contest) -> Sides | None:
    """None of a contest that is not decided, or that the set of its period does not know.

    A ruling holds for every moment asked (docs/decisions/0018), so that one which changed the figure leaves no list of
    what stood before it.
    """
    before, after = figure(contest.before), figure(contest.after)
    if contest.decided_at is None or before is None or after is None:
        return None
    score, opens = _asked(contest, contest.decided_at)
    as_written = _is(score, contest.after)
    return Sides(
        before=Side(before, opens if _is(score, contest.before) else None),
        after=Side(after, opens if as_written else None),
        now=None if as_written else opens,
    )


def _asked(contest: Contest, decided_at: datetime) -> tuple[Score | None, Counted | None]:
    """The contested figure of the unit as of the moment of the decision, counted by what is known today."""
    window = Period.parse(contest.period, day_of(decided_at)).asked(decided_at).fixed()
    found = figure_of(contest.unit, window)
    score = found.scores.get(contest.indicator)
    below = with_all_below([contest.unit], window.tree_day)[0].counted
    question = Question(contest.unit, window, below, found.scored_by)
    return score, counted(score, question) if score else None


def _is(score: Score | None, written: dict[str, Any] | None) -> bool:
    if score is None or written is None:
        return False
    return (score.count.numerator, score.count.denominator) == (written["numerator"], written["denominator"])
