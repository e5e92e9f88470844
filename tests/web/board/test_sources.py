"""The board of one source: asked for where there is more than one, and kept in every address from there."""

from html import unescape

import pytest
from django.test import Client

from motcua.core.dossiers.models import DossierFact, FactSource
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, Life, at
from tests.people import City
from tests.web.board.pages import BOARD, main, numbers, page, plain, rows_behind

pytestmark = pytest.mark.usefixtures("morning")
DUE = at("09-10 17:00")


@pytest.fixture
def two(city: City) -> City:
    """One dossier of ours, in time; three of the province's system, one of them late."""
    walked(city, "numbered")
    FactSource.objects.create(code="tinh", last_import_at=at("09-12 08:00"))
    for n in range(3):
        life = Life(unit=city.planning.pk).accepted(at("09-02 09:00"), DUE)
        life.done(DUE + DAY if n == 2 else DUE - DAY).fact(source="tinh").save(force_insert=True)
    return city


def test_with_one_source_nobody_is_asked_for_it(client: Client, city: City) -> None:
    FactSource.objects.create(code="tinh")  # told of, but nothing was ever imported
    assert 'name="nguon"' not in page(client)


def test_all_sources_or_one_and_the_choice_stays_in_every_address(client: Client, two: City) -> None:
    text = main(client, nguon="tinh")
    assert "Tất cả nguồn Một Cửa tinh" in plain(text) and "riêng nguồn tinh" in plain(text)
    assert "2 / 3 66,7%" in plain(text) and "3 / 4 75,0%" in plain(main(client))
    opened = [href for href in numbers(text) if "chi-so" in href]
    assert opened and all("nguon=tinh" in href for href in opened)


@pytest.mark.parametrize(("source", "rows"), [("", 4), ("tinh", 3)])
def test_a_number_of_one_source_opens_to_its_rows(client: Client, two: City, source: str, rows: int) -> None:
    address = f"{BOARD}chi-so/2.1/?phan=whole&nguon={source}"
    assert rows_behind(client, address) == rows
    assert page(client, address).count("nguồn: tinh") == 3
    assert rows_behind(client, f"{BOARD}received/?nguon={source}") == rows


def test_units_are_ranked_by_one_source(client: Client, two: City) -> None:
    DossierFact.objects.filter(source="tinh").update(competent_unit_id=two.environment.pk)
    asked = {"nhom": "city-department", "nguon": "tinh"}
    text = plain(main(client, f"{BOARD}xep-hang/", **asked).partition("<tbody>")[2])
    assert "1 Phòng Tài nguyên và Môi trường" in text and "– Phòng Quản lý đô thị chưa phát sinh" in text


def test_what_a_source_does_not_tell_is_said(client: Client, two: City) -> None:
    text = plain(main(client, f"{BOARD}nhom/1/", nguon="tinh"))
    assert "chưa có nguồn dữ liệu · nguồn này không cho biết" in text
    assert "chưa tính được: chưa có nguồn dữ liệu" in text


def test_the_day_and_the_feed_are_of_the_source_too(client: Client, two: City) -> None:
    day = main(client, f"{BOARD}trong-ngay/", ky="2024-09-02", nguon="tinh")
    received = next(count for href, count in numbers(unescape(day)).items() if "/received/" in href)
    assert received == 3
    said = client.get(f"{BOARD}so-lieu.json", {"nguon": "tinh"}).json()
    assert said["source"] == "tinh" and client.get(f"{BOARD}so-lieu.json").json()["source"] is None


def test_an_unknown_source_has_no_page(client: Client, two: City) -> None:
    assert client.get(BOARD, {"nguon": "huyen"}).status_code == 404


@pytest.mark.parametrize(("source", "told"), [("", True), ("tinh", False)])
def test_a_figure_that_some_systems_tell_of_says_so(client: Client, two: City, source: str, told: bool) -> None:
    DossierFact.objects.filter(source="tinh").update(tells_results=True)
    said = "Chỉ tính hồ sơ của hệ thống có cho biết việc này"
    assert (said in main(client, f"{BOARD}chi-so/4.1/", nguon=source)) is told
    assert said not in main(client, f"{BOARD}chi-so/2.1/", nguon=source)
