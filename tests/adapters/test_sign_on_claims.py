"""What providers say of a person, in the forms in which they were met."""

from datetime import date
from typing import Any

import pytest

from motcua.adapters.sign_on_oidc.claims import PROFILES, person_from
from motcua.core.identity.definitions import Assurance, SignedOnPerson
from motcua.kernel.errors import DomainError

AN = {"sub": "s-1", "SoDinhDanh": "077190000123", "HoVaTen": "Nguyễn Thị An"}


def person(profile: str = "vneid", **claims: Any) -> SignedOnPerson:
    return person_from(AN | claims, PROFILES[profile])


@pytest.mark.parametrize(
    ("said", "born"),
    [
        ("20/05/1990", date(1990, 5, 20)),
        ("20051990", date(1990, 5, 20)),
        ("20-05-1990", date(1990, 5, 20)),
        ("1990-05-20", date(1990, 5, 20)),
        ("1990-05-20T00:00:00+07:00", date(1990, 5, 20)),
        ("19900520", date(1990, 5, 20)),
        ("1990", None),
        ("31/02/1990", None),
        ("", None),
        (None, None),
    ],
)
def test_a_birth_date_is_read_as_it_was_written(said: str | None, born: date | None) -> None:
    assert person(NgayThangNamSinh=said).birth_date == born


@pytest.mark.parametrize(
    ("said", "sex"), [("1", "male"), ("2", "female"), ("Nữ", "female"), ("Nam", "male"), ("0", "")]
)
def test_sex_is_a_figure_or_a_word(said: str, sex: str) -> None:
    assert person(GioiTinh=said).sex == sex


@pytest.mark.parametrize(
    ("claims", "level"),
    [
        ({"loAs": "2"}, Assurance.LEVEL_2),
        ({"loAs": 2}, Assurance.LEVEL_2),
        ({"IAL": "Level2"}, Assurance.LEVEL_2),
        ({"loAs": "1"}, Assurance.LEVEL_1),
        ({}, Assurance.LEVEL_1),
    ],
)
def test_what_is_unsaid_is_the_lower_level(claims: dict[str, Any], level: Assurance) -> None:
    assert person(**claims).assurance == level


def test_the_stable_key_is_preferred_and_a_long_one_is_shortened() -> None:
    assert person(TechID="t-1").subject == "t-1"
    assert person().subject == "s-1"
    assert len(person(TechID="x" * 200).subject) == 64


def test_the_portal_tells_how_a_person_can_be_reached() -> None:
    said = {"SoDienThoai": "0901234567", "ThuDienTu": "an@example.vn", "ThuongTru": "12 Lê Lợi"}
    an = person("national_portal", **said)
    assert (an.phone, an.email, an.address) == ("0901234567", "an@example.vn", "12 Lê Lợi")


@pytest.mark.parametrize("missing", ["SoDinhDanh", "HoVaTen", "sub"])
def test_a_person_without_number_name_or_key_is_incomplete(missing: str) -> None:
    with pytest.raises(DomainError) as refusal:
        person(**{missing: ""})
    assert refusal.value.code == "sign_on.incomplete"
