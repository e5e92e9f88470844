"""The time that each procedure takes, in words: for an indicator that is an average and no share."""

from dataclasses import dataclass

from motcua.core.index import queries
from motcua.core.index.declarations import RATIOS
from motcua.core.index.engine.conditions import Part
from motcua.core.index.policies import watched
from motcua.core.index.rules import Score, Standing
from motcua.core.ledger.definitions import Actor
from motcua.web.board.index_page import Number, rows_href
from motcua.web.board.question import Question
from motcua.web.board.words import thousands
from motcua.web.ui.tags.filters import working_time


@dataclass(frozen=True, slots=True)
class ByProcedure:
    """`untold`: procedures with so few dossiers that their time would be that of a person.

    `chosen` is the one whose dossiers stand below, `all_href` leads back to those of all.
    """

    rows: list[tuple[str, Number, str]]
    untold: int
    opens: bool
    chosen: str
    all_href: str


def told(score: Score, question: Question, actor: Actor, procedure: str = "") -> ByProcedure | None:
    """The numbers open for who watches the unit alone: which dossier is of which procedure tells what people came for
    (`docs/decisions/0015-what-a-stranger-may-read.md`).
    """
    if not RATIOS.get(score.indicator.counts).is_average or score.standing is not Standing.COUNTED:
        return None
    counts = score.indicator.counts
    found, untold = queries.time_by_procedure(counts, question.asked, question.window, question.scored_by)
    all_href, opens = rows_href(question, score.indicator.code, Part.WHOLE), question.unit.pk in watched(actor)
    return ByProcedure(
        rows=[
            (one.name, _number(one, question, score, opens=opens), working_time(round(one.minutes))) for one in found
        ],
        untold=untold,
        opens=opens,
        chosen=next((one.name for one in found if one.code == procedure), ""),
        all_href=all_href,
    )


def _number(one: queries.Taken, question: Question, score: Score, *, opens: bool) -> Number:
    words = {"phan": Part.WHOLE.value, "thu-tuc": one.code}
    href = question.address("board:indicator", score.indicator.code, **words) + "#danh-sach"
    return Number(thousands(one.dossiers), one.dossiers, href if opens else "")
