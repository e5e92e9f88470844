"""What a questionnaire consists of."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PetitionKind(StrEnum):
    """What a petition is about, as the national portal sorts them (phản ánh, kiến nghị theo phân loại)."""

    RULES = "rules"  # quy định, thủ tục hành chính
    CONDUCT = "conduct"  # hành vi của cán bộ, công chức


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer; `points` are those of NĐ 61/2018 Điều 31: 2, 1 or 0."""

    code: str
    label: str
    points: int


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    text: str
    criterion: str
    answers: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One step of the scale: 1 rất không hài lòng … 5 rất hài lòng."""

    score: int
    label: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The form in force from `valid_from` through `valid_to` (None: until replaced)."""

    code: str
    name: str
    legal_basis: str
    valid_from: date
    valid_to: date | None
    question: str
    scale: tuple[Score, ...]
    questions: tuple[Question, ...]

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody said of a dossier, in the words of the form of that day; `answers` by question."""

    score: int
    label: str
    unhappy: bool
    answers: tuple[tuple[str, str], ...]
    comment: str
    rated_at: datetime
