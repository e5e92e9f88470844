"""The day hour by hour: each number opens to as many dossiers, those of the evening are there too."""

from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity import queries as identity
from motcua.core.index import queries
from motcua.core.index.periods import Period
from motcua.web.board.views import hours
from tests.core.index.lives import Life, at
from tests.people import MORNING, City, signed_in
from tests.web.board.pages import BOARD, main, numbers, plain, rows_behind

THAT_DAY = f"{BOARD}trong-ngay/?ky=2024-09-12"


@pytest.fixture
def busy(city: City, morning: Any) -> City:
    """On the 12th: one filed at 20:40 and not accepted, two accepted at 9, one of these answered at 15."""
    due = at("09-20 17:00")
    evening = Life(unit=city.ward.pk, way=Way.SELF_AFAR, channel=2).filed(at("09-12 20:40")).fact()
    one = Life(unit=city.planning.pk).accepted(at("09-12 09:10"), due)
    done = Life(unit=city.planning.pk).accepted(at("09-12 09:20"), due).done(at("09-12 15:30"))
    DossierFact.objects.bulk_create([evening, one.fact(), done.fact()])
    return city


def test_every_number_of_an_hour_opens_to_as_many_dossiers(client: Client, busy: City) -> None:
    said = {href: count for href, count in numbers(main(client, THAT_DAY)).items() if "theo-gio" in href}
    assert sorted(count for count in said.values() if count) == [1, 1, 2, 2]
    assert {href: rows_behind(client, href) for href, count in said.items() if count} == {
        href: count for href, count in said.items() if count
    }
    assert rows_behind(client, next(href for href, count in said.items() if not count)) == 0


def test_what_came_in_the_evening_is_the_days_too(client: Client, busy: City) -> None:
    window = Period.day(at("09-12 00:00").date()).asked(MORNING)
    flow = queries.flow_of_day(identity.subtree_ids(busy.committee, window.tree_day), window)
    assert [hour.start.hour for hour in flow] == list(range(6, 21)) and flow[-1].filed == 1
    assert "Gửi đến 3, tiếp nhận 2, có kết quả 1 hồ sơ." in main(client, THAT_DAY)
    assert "công khai chỉ ghi tháng" in main(client, f"{BOARD}trong-ngay/theo-gio/?ky=2024-09-12&gio=9&cot=received")
    evening = plain(main(client, f"{BOARD}trong-ngay/theo-gio/", ky="2024-09-12", gio="20", cot="filed"))
    assert "Hồ sơ gửi đến từ 20 đến 21 giờ, ngày 12/09/2024" in evening and "công khai chỉ ghi tháng" in evening


def test_a_day_asked_as_of_a_moment_ends_there(city: City, busy: City) -> None:
    em, asked = signed_in(city.em), "ky=2024-09-12@2024-09-12T09:15"
    assert "Gửi đến 1, tiếp nhận 1, có kết quả 0 hồ sơ." in main(em, f"{BOARD}trong-ngay/?{asked}")
    assert rows_behind(em, f"{BOARD}trong-ngay/theo-gio/?{asked}&gio=9&cot=received") == 1


def test_a_long_hour_goes_on_page_after_page(client: Client, busy: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hours, "PER_PAGE", 1)
    assert rows_behind(client, f"{BOARD}trong-ngay/theo-gio/?ky=2024-09-12&gio=9&cot=received") == 2


@pytest.mark.parametrize(
    "asked",
    [
        "gio=24&cot=filed",
        "gio=x&cot=filed",
        "gio=9&cot=x",
        "cot=filed",
        "gio=9&cot=filed&ky=2024-09",
        "gio=٣&cot=filed",
    ],
)
def test_an_hour_that_is_none_has_no_page(client: Client, city: City, morning: Any, asked: str) -> None:
    assert client.get(f"{BOARD}trong-ngay/theo-gio/?{asked}").status_code == 404
