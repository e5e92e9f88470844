"""The time that each procedure takes, in words: for an indicator that is an average and no share."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from motcua.core.index import queries
from motcua.core.index.declarations import RATIOS
from motcua.core.index.rules import Score, Standing, rounded
from motcua.kernel.working_time.hours import MINUTES_PER_WORKING_DAY
from motcua.web.board.question import Question
from motcua.web.ui.tags.filters import number


@dataclass(frozen=True, slots=True)
class ByProcedure:
    """`untold`: procedures with so few dossiers that their time would be that of a person."""

    rows: list[tuple[str, int, str]]
    untold: int


def told(score: Score, question: Question) -> ByProcedure | None:
    counts = score.indicator.counts
    if RATIOS.get(counts).part.value is None or score.standing is not Standing.COUNTED:
        return None
    found, untold = queries.time_by_procedure(counts, question.asked, question.window, question.scored_by)
    return ByProcedure([(one.name, one.dossiers, _length(one)) for one in found], untold)


def _length(one: queries.Taken) -> str:
    """In the unit in which the procedure's limit is told."""
    if one.in_hours:
        return _("%(n)s giờ làm việc") % {"n": _one_place(one.minutes / 60)}
    return _("%(n)s ngày làm việc") % {"n": _one_place(one.minutes / MINUTES_PER_WORKING_DAY)}


def _one_place(value: Fraction) -> str:
    return number(rounded(value, 1), 1)
