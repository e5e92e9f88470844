"""The sentences that officers choose from, and the beginnings of answers."""

import pytest

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.phrases import phrase_bank, result_text
from tests.core.dossiers.walk import walked
from tests.people import City


@pytest.mark.parametrize("name", ["supplement", "refusal"])
def test_every_phrase_is_a_whole_sentence_said_once(name: str) -> None:
    phrases = [phrase for category in phrase_bank(name) for phrase in category.phrases]
    assert len(phrases) == len(set(phrases)) >= 5
    assert all(phrase[0].isupper() and phrase.endswith(".") for phrase in phrases)


@pytest.mark.usefixtures("morning")
def test_the_answer_begins_with_what_the_dossier_says(city: City) -> None:
    text = result_text(walked(city, "assigned"), granted=True)
    assert text.title == "cung cấp thông tin quy hoạch xây dựng thửa đất số 12, tờ bản đồ số …"
    assert "mã số H06.30.15-240913-0001 của Nguyễn Thị An, nộp ngày 13/09/2024" in text.body


@pytest.mark.usefixtures("morning")
def test_a_procedure_without_a_text_of_its_own_has_the_general_one(city: City) -> None:
    dossier = walked(city, "assigned")
    assert result_text(dossier, granted=False).title.startswith("không giải quyết hồ sơ Cung cấp thông tin")


@pytest.mark.usefixtures("morning")
def test_an_answer_of_the_form_never_passes_for_the_dossiers_own_code(city: City) -> None:
    dossier = walked(city, "assigned")
    forged: Dossier = dossier
    forged.answers = {"code": "FORGED", "plot": ["a", "list"]}
    text = result_text(forged, granted=True)
    assert "FORGED" not in text.body
    assert "thửa đất số …" in text.title
