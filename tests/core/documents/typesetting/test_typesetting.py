from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.documents.typesetting import all_sets, fonts, qr_svg, set_for
from motcua.core.documents.typesetting.encoding import encode, printable
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError


@pytest.mark.parametrize(
    ("day", "form", "expected"),
    [
        (date(2019, 1, 6), "reception-slip", "tt-01-2018"),
        (date(2024, 9, 13), "refusal-slip", "tt-01-2018"),
        (date(2024, 9, 13), "result-document", "nd-30-2020"),
    ],
)
def test_the_day_decides_which_form_is_printed(day: date, form: str, expected: str) -> None:
    assert set_for(day, form).code == expected


@pytest.mark.parametrize(("day", "form"), [(date(2019, 1, 5), "reception-slip"), (date(2024, 9, 13), "horoscope")])
def test_a_form_that_the_law_does_not_know_that_day_is_refused(day: date, form: str) -> None:
    with pytest.raises(DomainError) as refused:
        set_for(day, form)
    assert refused.value.code == "printed.no_set"


def test_every_shipped_set_names_its_legal_basis_and_has_its_templates() -> None:
    for one in all_sets():
        assert one.legal_basis
        assert [form for form in one.forms if not one.template(form).exists()] == []


def test_the_faces_on_paper_know_every_vietnamese_letter() -> None:
    letters = {ord(letter) for letter in fonts.vietnamese_letters()}
    assert len(letters) == 2 * (12 * 6 + 1)
    assert letters <= fonts.drawable()


def test_an_installed_face_without_vietnamese_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_font_folders", lambda: (fonts.noto_serif().folder,))
    fonts.body_face.cache_clear()
    assert fonts.body_face() == fonts.noto_serif()
    fonts.body_face.cache_clear()


@given(st.text())
def test_printable_text_holds_only_what_a_font_can_draw(text: str) -> None:
    assert {ord(char) for char in printable(text)} <= fonts.drawable() | {ord("\n")}


def test_a_moment_is_taken_apart_in_the_time_of_the_city() -> None:
    assert encode({"at": datetime(2024, 9, 13, 8, 5, tzinfo=TIME_ZONE), "day": date(2024, 2, 3)}) == {
        "at": {"year": 2024, "month": 9, "day": 13, "hour": 8, "minute": 5},
        "day": {"year": 2024, "month": 2, "day": 3},
    }


def test_a_form_holds_plain_values_only() -> None:
    @dataclass
    class Paper:
        names: tuple[str, ...]

    assert encode(Paper(("An", "Bi\u0300nh"))) == {"names": ["An", "Bình"]}
    with pytest.raises(TypeError):
        encode({"unit": object()})


def test_a_qr_code_is_a_drawing_without_a_margin() -> None:
    assert qr_svg("https://motcua.example/tra-cuu/abc").startswith("<svg xmlns=")
