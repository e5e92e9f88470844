"""The time that each procedure takes, in words: for an indicator that is an average and no share."""

from dataclasses import dataclass

from motcua.core.index import queries
from motcua.core.index.declarations import RATIOS
from motcua.core.index.rules import Score, Standing
from motcua.web.board.question import Question
from motcua.web.ui.tags.filters import working_time


@dataclass(frozen=True, slots=True)
class ByProcedure:
    """`untold`: procedures with so few dossiers that their time would be that of a person."""

    rows: list[tuple[str, int, str]]
    untold: int


def told(score: Score, question: Question) -> ByProcedure | None:
    if not RATIOS.get(score.indicator.counts).is_average or score.standing is not Standing.COUNTED:
        return None
    counts = score.indicator.counts
    found, untold = queries.time_by_procedure(counts, question.asked, question.window, question.scored_by)
    return ByProcedure([(one.name, one.dossiers, working_time(round(one.minutes))) for one in found], untold)
