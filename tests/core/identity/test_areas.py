"""Places are found by typing, by their former names too."""

from datetime import date

import pytest

from motcua.core.identity import queries
from motcua.core.identity.services.keep_area import keep_area
from tests.people import City

DAY = date(2024, 9, 13)
PLACES = [
    ("26506", "Phường 1", []),
    ("26536", "Phường 10", []),
    ("26508", "Phường Thắng Tam", ["Thắng Tam Quận I"]),
    ("26521", "Phường Thắng Nhì", []),
    ("26545", "Xã Long Sơn", ["Núi Nứa"]),
]


@pytest.fixture(autouse=True)
def places(city: City) -> None:
    for code, name, former in PLACES:
        said = {"kind": name.split()[0].lower(), "parent_name": "thành phố Vũng Tàu", "valid_from": date(2004, 1, 1)}
        keep_area(actor=city.lan.actor, code=code, name=name, former_names=former, **said)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thang tam", ["Phường Thắng Tam"]),
        ("Thắng", ["Phường Thắng Nhì", "Phường Thắng Tam"]),
        ("phuong 1", ["Phường 1", "Phường 10"]),
        ("nui nua", ["Xã Long Sơn"]),
        ("long sơn, vũng tàu", ["Xã Long Sơn"]),
        ("vung t", ["Phường 1", "Phường 10", "Phường Thắng Nhì", "Phường Thắng Tam", "Xã Long Sơn"]),
        ("hà nội", []),
    ],
)
def test_a_place_is_found_without_accents(typed: str, found: list[str]) -> None:
    assert [area.name for area in queries.find_areas(typed, DAY)] == found


def test_a_place_that_is_no_more_is_not_offered(city: City) -> None:
    said = {"code": "26506", "name": "Phường 1", "kind": "phường", "parent_name": "thành phố Vũng Tàu"}
    keep_area(actor=city.lan.actor, **said, valid_from=date(2004, 1, 1), valid_to=date(2025, 6, 30))
    assert "Phường 1" not in [area.name for area in queries.find_areas("", date(2025, 7, 1))]
    assert "Phường 1" in [area.name for area in queries.find_areas("", DAY)]
