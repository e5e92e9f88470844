"""How a questionnaire is read from its data, and which answers it takes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.core.feedback.definitions import Choice, Question, Questionnaire, Score
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

LONGEST_COMMENT = 2000


def read_questionnaire(code: str, data: Mapping[str, Any]) -> Questionnaire:
    """From the JSON of `law/ratings`. Raises KeyError for data that is not whole."""
    return Questionnaire(
        code=code,
        name=data["name"],
        legal_basis=data["legal_basis"],
        valid_from=date.fromisoformat(data["valid_from"]),
        valid_to=date.fromisoformat(data["valid_to"]) if data["valid_to"] else None,
        question=data["question"],
        scale=tuple(Score(one["score"], one["label"]) for one in data["scale"]),
        questions=tuple(_question(one) for one in data["questions"]),
    )


def check_score(form: Questionnaire, score: int) -> int:
    if score not in {one.score for one in form.scale}:
        raise DomainError("rating.score", Sentence("Xin chọn một mức hài lòng."), field="score")
    return score


def check_answers(form: Questionnaire, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that were given, by question; one left open is left out, one unknown is refused."""
    known = {question.code: {choice.code for choice in question.answers} for question in form.questions}
    given = {question: answer for question, answer in answers.items() if answer}
    for question, answer in given.items():
        if answer not in known.get(question, ()):
            raise DomainError(
                "rating.answer_unknown", Sentence("Xin chọn một trong các câu trả lời có sẵn."), field=question
            )
    return given


def check_comment(comment: str) -> str:
    comment = comment.strip()
    if len(comment) > LONGEST_COMMENT:
        raise DomainError(
            "rating.comment", Sentence("Ý kiến dài nhất {longest} ký tự.", longest=LONGEST_COMMENT), field="comment"
        )
    return comment


def score_words(form: Questionnaire, score: int) -> str:
    """What the scale calls a score."""
    return next((one.label for one in form.scale if one.score == score), str(score))


def answer_words(form: Questionnaire, answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each answer that was given, as the form asked and as it was said; in the order of the form."""
    given = ((question, answers.get(question.code, "")) for question in form.questions)
    return tuple(
        (question.text, next((one.label for one in question.answers if one.code == said), said))
        for question, said in given
        if said
    )


def _question(data: Mapping[str, Any]) -> Question:
    answers = tuple(Choice(one["code"], one["label"], one["points"]) for one in data["answers"])
    return Question(data["code"], data["text"], data["criterion"], answers)


UNHAPPY = 2
"""From "không hài lòng" downwards a person counts as unhappy (QĐ 766, indicator 5.3)."""


def is_unhappy(score: int) -> bool:
    return score <= UNHAPPY
