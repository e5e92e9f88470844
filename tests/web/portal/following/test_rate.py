"""The rating form speaks the language of who answers it."""

from django.utils import translation

from motcua.core.feedback.queries import questionnaire
from motcua.web.portal.following.rate import RatingForm
from tests.people import MORNING


def test_every_question_and_every_answer_is_asked_in_english_too() -> None:
    vietnamese = _words()
    with translation.override("en"):
        english = _words()
    assert english[:2] == ["Are you satisfied with how this dossier was handled?", "Very satisfied"]
    assert len(english) == len(vietnamese) > 15 and not set(english) & set(vietnamese)


def _words() -> list[str]:
    form = RatingForm(questionnaire(MORNING.date()))
    asked = [form["score"], *form.questions()]
    return [str(word) for field in asked for word in (field.label, *(said for _, said in field.field.choices))]
