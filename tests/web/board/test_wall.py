"""The board for a wall: the same figures, a month that is never pinned, top and bottom, and one's own place between."""

import re
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.models import DossierFact
from motcua.core.dossiers.services.accept import accept
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, Life, at
from tests.people import City, make_unit
from tests.web.board.pages import BOARD, links, main, numbers, page, plain, rows_behind

pytestmark = pytest.mark.usefixtures("morning")
WALL = f"{BOARD}man-hinh/"
DUE = at("09-10 17:00")


def wards(city: City, count: int) -> list[Any]:
    """So many wards, each with one dossier more in time than the one before, of as many as there are wards."""
    units = [
        make_unit(
            f"H06.30.{60 + n}", f"Ủy ban nhân dân Phường Mới {n}", f"Phường Mới {n}", "committee", "commune",
            city.committee,
        )
        for n in range(count)
    ]  # fmt: skip
    DossierFact.objects.bulk_create(
        Life(unit=unit.pk).accepted(at("09-02 09:00"), DUE).done(DUE - DAY if n <= place else DUE + DAY).fact()
        for place, unit in enumerate(units)
        for n in range(count)
    )
    return units


def day(client: Client, address: str) -> list[int]:
    """The four numbers of the day, as a live region is told them."""
    return list(numbers(client.get(address, headers={"HX-Request": "true"}).content.decode()).values())


def test_the_wall_says_what_the_board_says(client: Client, city: City) -> None:
    wards(city, 3)
    total = re.search(r"Tổng điểm (\d+,\d\d) / 100 (\w+)", plain(main(client)))
    assert total is not None
    text = plain(main(client, WALL))
    one_place = Decimal(total[1].replace(",", ".")).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert f"Tổng điểm {one_place} {total[2]} trên 100 điểm".replace(".", ",") in text
    assert "Chưa đối chiếu lần nào" in text and "08:00" in text and "thứ Sáu 13/09/2024" in text


def test_its_numbers_of_the_day_open_to_their_rows(client: Client, city: City) -> None:
    walked(city, "numbered")
    found = numbers(main(client, WALL))
    assert list(found.values()) == [1, 1, 0, 0]
    assert {href: rows_behind(client, href) for href in found} == found
    assert f"{BOARD}?don-vi=H06.30&ky=2024-09" in links(main(client, WALL))


def test_many_units_show_as_top_and_bottom_and_ones_own_place_between(client: Client, city: City) -> None:
    units = wards(city, 12)
    text = plain(main(client, WALL))
    top, bottom = text.split("cao nhất")[1].split("Thấp nhất")
    assert "1 Mới 11" in top and "5 Mới 7" in top and "6 Mới 6" not in text
    assert "8 Mới 4" in bottom and "12 Mới 0" in bottom and "12 đơn vị có hồ sơ, 1 chưa phát sinh" in bottom
    own = plain(main(client, WALL, **{"don-vi": units[6].code}))
    assert "6 Mới 6" in own.split("Thấp nhất")[0]


def test_few_units_show_all_and_nobody_to_compare_shows_none(client: Client, city: City) -> None:
    assert "wall-ladder" not in main(client, WALL)
    wards(city, 3)
    text = main(client, WALL)
    assert "Thấp nhất" not in text and text.count("<li>") == 3


def test_without_a_period_the_month_is_never_pinned(client: Client, city: City, morning: clock.Hand) -> None:
    text = page(client, WALL, nen="sang")
    assert 'class="wall board-wall light"' in text and 'hx-trigger="live, every 60s"' in text
    again = unescape(re.findall(r'hx-get="([^"]+)"', text)[0])
    assert "ky=" not in again and "nen=sang" in again
    morning.advance(days=20)
    part = client.get(again, headers={"HX-Request": "true"}).content.decode()
    assert "tháng 10/2024" in part and "<html" not in part


def test_a_period_that_is_over_has_no_today_and_what_never_was_is_no_nought(client: Client, city: City) -> None:
    text = plain(main(client, WALL, ky="2024-08"))
    assert "hôm nay" not in text and "Kỳ đã khép" in text
    assert "Chưa phát sinh hồ sơ" in text and "0,0" not in text


def test_the_wall_moves(client: Client, city: City, django_assert_max_num_queries: Any) -> None:
    dossier = walked(city, "submitted")
    address = f"{WALL}?phan=so-lieu"
    assert day(client, address) == [0, 0, 0, 0]
    accept(dossier, actor=city.dung.actor, version=1)
    with django_assert_max_num_queries(19):
        assert day(client, address) == [1, 0, 1, 0]


@pytest.mark.parametrize("asked", [{"ky": "2024-09-13"}, {"don-vi": "H99"}, {"ky": "x"}])
def test_a_wall_of_nothing_is_not_there(client: Client, city: City, asked: dict[str, str]) -> None:
    assert client.get(WALL, asked).status_code == 404
