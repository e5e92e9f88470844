"""What an indicator counted, as the public board has it: above and below the line, each opening to its rows."""

from dataclasses import dataclass

from motcua.core.index.rules import Score, Standing
from motcua.web.board.index_page import Number, part_number, whole_number
from motcua.web.board.question import Question


@dataclass(frozen=True, slots=True)
class Counted:
    part: Number | None
    whole: Number | None


def counted(score: Score, question: Question) -> Counted | None:
    """None where nothing could be counted: a 0 / 0 of what does not apply would look like a figure."""
    if score.standing not in (Standing.COUNTED, Standing.EMPTY):
        return None
    return Counted(part_number(score, question), whole_number(score, question))
