"""Questionnaires in force, and what people answered."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from motcua.core.feedback.definitions import Questionnaire
from motcua.core.feedback.rules import read_questionnaire
from motcua.kernel.errors import DomainError

RATINGS = Path(__file__).parents[2] / "law" / "ratings"


def questionnaire(day: date) -> Questionnaire:
    """The form in force on `day`; DomainError `rating.no_form` where the law knew none."""
    found = [form for form in _all() if form.holds_on(day)]
    if not found:
        raise DomainError("rating.no_form", "Chưa có mẫu phiếu đánh giá có hiệu lực vào ngày này.")
    return max(found, key=lambda form: form.valid_from)


@cache
def _all() -> tuple[Questionnaire, ...]:
    files = sorted(RATINGS.glob("*.json"))
    return tuple(read_questionnaire(file.stem, json.loads(file.read_text(encoding="utf-8"))) for file in files)
