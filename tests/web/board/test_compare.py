"""Units beside each other: ranks, peers, the map, its frame for other sites, and the feed."""

import csv
import re
from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.models import DossierFact
from motcua.core.index.services.load_set import load_set
from motcua.core.ledger.definitions import system
from motcua.web.board.views.frame import REGION
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, Life, at
from tests.core.index.test_sets import changed, first
from tests.people import City, make_unit, signed_in
from tests.web.board.pages import BOARD, main, page, plain

pytestmark = pytest.mark.usefixtures("morning")

RANKING, MAP, PEERS = f"{BOARD}xep-hang/", f"{BOARD}ban-do/", f"{BOARD}so-sanh/"
DUE = at("09-10 17:00")


@pytest.fixture
def wards(city: City) -> list[Any]:
    """Five wards besides Phường 1, of which the last has nothing; how many of four dossiers each had in time."""
    codes = ("26509", "26512", "26515", "26518", "")
    units = [
        make_unit(
            f"H06.30.3{n}", f"Ủy ban nhân dân Phường {n}", f"Phường {n}", "committee", "commune", city.committee,
            area_code=code,
        )
        for n, code in enumerate(codes, start=2)
    ]  # fmt: skip
    for unit, in_time in zip(units, (4, 3, 3, 1), strict=False):
        lives = [Life(unit=unit.pk).accepted(at("09-02 09:00"), DUE) for _ in range(4)]
        DossierFact.objects.bulk_create(
            life.done(DUE - DAY if n < in_time else DUE + DAY).fact() for n, life in enumerate(lives)
        )
    return units


def ranked(text: str) -> list[str]:
    """Rank and name of each row, in the order of the page."""
    body = text.split("<tbody>")[1].partition("</tbody>")[0]
    return [" ".join(plain(f"<tr{row}").split()[:3]) for row in body.split("<tr")[1:]]


def test_equal_points_share_a_rank_and_the_next_one_is_left_out(client: Client, wards: list[Any]) -> None:
    assert ranked(main(client, RANKING)) == [
        "1 Phường 2", "2 Phường 3", "2 Phường 4", "4 Phường 5", "– Phường 1", "– Phường 6",
    ]  # fmt: skip


def test_a_unit_without_a_dossier_is_not_ranked_last_but_not_at_all(client: Client, wards: list[Any]) -> None:
    text = plain(main(client, RANKING))
    assert "– Phường 6 chưa phát sinh" in text and "không xếp hạng" in text


def test_the_head_of_a_column_ranks_by_that_group(client: Client, wards: list[Any]) -> None:
    DossierFact.objects.filter(competent_unit_id=wards[3].pk).update(reused_at=at("09-02 09:00"))
    assert "xep=4" in main(client, RANKING)
    text = main(client, RANKING, xep="4")
    assert ranked(text)[0] == "1 Phường 5"
    assert 'aria-sort="descending"' in text and "xếp hạng theo Số hóa hồ sơ" in plain(text)


def test_departments_are_ranked_among_themselves(client: Client, city: City, wards: list[Any]) -> None:
    walked(city, "accepted")
    text = plain(main(client, RANKING, nhom="city-department").partition("<tbody>")[2])
    assert "1 Phòng Quản lý đô thị" in text and "Phường 2" not in text


def test_a_peer_set_that_is_not_there_falls_back_to_one_that_is(client: Client, wards: list[Any]) -> None:
    assert "Phường 2" in plain(main(client, RANKING, nhom="province-office", xep="17"))


def test_a_unit_stands_against_the_median_and_the_best_of_its_peers(client: Client, wards: list[Any]) -> None:
    text = plain(main(client, PEERS, **{"don-vi": wards[1].code}))
    assert "Hạng 2 / 4" in text
    assert "Tiến độ, kết quả giải quyết 75,0% 75,0% 100,0% 5,00 điểm 2 / 4" in text


def test_many_peers_stand_on_pages_and_the_first_one_shown_is_ones_own(
    client: Client, wards: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.web.board.paging.SIZE", 2)
    here = {"don-vi": wards[3].code}
    text = main(client, PEERS, **here)
    assert ranked(text.rpartition("<table")[2]) == ["2 Phường 4", "4 Phường 5"] and "Tới chỗ của" not in text
    first = main(client, PEERS, **here, trang="1")
    assert ranked(first.rpartition("<table")[2]) == ["1 Phường 2", "2 Phường 3"] and "Tới chỗ của" in first
    assert "trang=1" in text and "Hạng 4 / 4" in plain(first)


def test_no_page_takes_it_that_a_set_has_a_hundred_points(client: Client, wards: list[Any]) -> None:
    record = changed(lambda record: record.update(code="qd-next", valid_from="2024-09-01", total=100.5))
    record["groups"][0]["max"], first(record)["max"] = 18.5, 6.5
    load_set(record, actor=system("command"))
    own = re.search(r"Điểm của đơn vị ([0-9,]+)", plain(main(client, PEERS, **{"don-vi": wards[0].code})))
    assert own is not None and f"1 Phường 2 {own.group(1)} " in plain(main(client, RANKING))
    assert "quy về thang 100,5" in plain(main(client, BOARD))


def test_a_unit_without_peers_says_so(client: Client, city: City) -> None:
    assert "Không có đơn vị cùng cấp để so" in plain(main(client, PEERS))


def test_every_commune_has_a_tile_that_says_its_points_and_band_and_leads_to_it(
    client: Client, wards: list[Any]
) -> None:
    text = main(client, MAP)
    svg = text.split('<svg class="tile-map"')[1].split("</svg>")[0]
    assert svg.count("<a ") == 6
    assert f"/chat-luong/?don-vi={wards[0].code}&amp;ky=2024-09" in svg
    assert re.search(r'aria-label="Ủy ban nhân dân Phường 2: \d+,\d điểm, (Trung bình|Khá|Yếu)"', svg)
    assert "Ủy ban nhân dân Phường 6: chưa phát sinh hồ sơ trong kỳ" in svg and 'class="band-0"' in svg


def test_a_tile_without_a_place_of_its_own_comes_below_the_others(client: Client, wards: list[Any]) -> None:
    from motcua.web.board import tiles

    placed = tiles._placed([*wards, wards[0].__class__(pk=999, code="X", area_code="26509")])
    assert placed[wards[0].pk] == (2, 5)
    assert len(set(placed.values())) == 6
    assert {placed[wards[4].pk][1], placed[999][1]} == {6}


def test_without_a_file_of_places_the_grid_fills_row_by_row(client: Client, wards: list[Any], settings: Any) -> None:
    settings.MOTCUA_TILES = ""
    from motcua.web.board import tiles

    assert list(tiles._placed(wards).values()) == [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0)]


@pytest.mark.parametrize("path", [MAP, RANKING, f"{PEERS}?don-vi=H06.30.21", f"{BOARD}nhung/ban-do/"])
def test_a_live_region_alone_is_the_same_partial(client: Client, wards: list[Any], path: str) -> None:
    part = client.get(f"{path}{'&' if '?' in path else '?'}phan=so-lieu", headers={"HX-Request": "true"})
    text = part.content.decode()
    assert 'id="figures"' in text and "<html" not in text


def test_another_site_may_frame_the_map_and_nothing_else(client: Client, wards: list[Any], settings: Any) -> None:
    settings.MOTCUA_FRAMED_BY = ["https://vungtau.example"]
    framed = client.get(f"{BOARD}nhung/ban-do/")
    assert "frame-ancestors 'self' https://vungtau.example" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    plain_map = client.get(MAP)
    assert "frame-ancestors 'none'" in plain_map.headers["Content-Security-Policy"]
    assert plain_map.headers["X-Frame-Options"] == "DENY"


def test_the_framed_map_has_no_menu_and_leads_out_of_its_frame(client: Client, wards: list[Any]) -> None:
    text = page(client, f"{BOARD}nhung/ban-do/")
    assert "<header" not in text and "<form" not in text
    assert text.count('target="_blank"') == 2 * 6 + 1  # each unit twice, and the comparison


def test_a_frame_on_another_site_turns_with_the_month(client: Client, wards: list[Any]) -> None:
    for asked, said in (({}, "/nhung/ban-do/&quot;"), ({"ky": "2024-08"}, "/nhung/ban-do/?ky=2024-08")):
        assert said in page(client, MAP, **asked).replace('"', "&quot;")
    assert 'hx-get="/chat-luong/nhung/ban-do/?phan=so-lieu"' in page(client, f"{BOARD}nhung/ban-do/")


def test_the_feed_tells_totals_and_nothing_personal(client: Client, city: City, wards: list[Any]) -> None:
    dossier = walked(city, "accepted")
    answer = client.get(f"{BOARD}so-lieu.json")
    told = answer.json()
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert (told["period"], told["final"], told["rule_version"]) == ("2024-09", False, "qd-766-2022/portal")
    first = next(one for one in told["units"] if one["unit"] == wards[0].code)
    assert (first["rank"], first["groups"]["2"]) == (1, 20.0)
    idle = next(one for one in told["units"] if one["unit"] == wards[4].code)
    assert (idle["rank"], idle["total"], idle["groups"]) == (None, None, {})
    assert dossier.code not in answer.content.decode() and "Nguyễn Thị An" not in answer.content.decode()


def test_the_feed_as_a_table_has_the_same_rows(client: Client, wards: list[Any]) -> None:
    text = client.get(f"{BOARD}so-lieu.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == len(client.get(f"{BOARD}so-lieu.json").json()["units"])
    first = next(row for row in rows if row["unit"] == wards[0].code)
    assert (first["rank"], first["group_2"], first["final"]) == ("1", "20.0", "False")


def test_a_name_that_looks_like_a_formula_is_told_as_text(client: Client, wards: list[Any]) -> None:
    type(wards[0]).objects.filter(pk=wards[0].pk).update(name="=1+1")
    assert "'=1+1" in client.get(f"{BOARD}so-lieu.csv").content.decode()


def test_many_units_stand_on_pages_and_the_unit_asked_is_found(
    client: Client, wards: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.web.board.paging.SIZE", 2)
    first = main(client, RANKING, **{"don-vi": wards[3].code})
    assert ranked(first) == ["1 Phường 2", "2 Phường 3"]
    assert "1–2 / 6" in plain(first) and "Tới chỗ của Ủy ban nhân dân Phường 5 trong bảng" in plain(first)
    second = main(client, RANKING, trang="2", **{"don-vi": wards[3].code})
    assert ranked(second) == ["2 Phường 4", "4 Phường 5"] and "Tới chỗ của" not in second
    assert ranked(main(client, RANKING, trang="9")) == ["– Phường 1", "– Phường 6"]


SHARED = ["", "nhom/2/", "xep-hang/", "ban-do/", "so-sanh/", "trong-ngay/", "man-hinh/"]


@pytest.mark.parametrize("path", SHARED)
def test_a_region_that_is_drawn_once_for_all_tells_lan_no_more_than_anybody(
    client: Client, city: City, path: str
) -> None:
    def region(browser: Client) -> str:
        answer = browser.get(f"{BOARD}{path}", {"phan": REGION, "vung": REGION}, headers={"HX-Request": "true"})
        return str(answer.content.decode())

    Life(unit=city.planning.pk).accepted(DUE - DAY, DUE).fact().save(force_insert=True)
    anybody = region(client)
    assert "data-live" in anybody and region(signed_in(city.lan)) == anybody


def test_a_region_as_of_a_moment_that_em_asked_of_is_not_handed_to_anybody(
    client: Client, city: City, settings: Any
) -> None:
    settings.MOTCUA_SHARED_REGION_SECONDS = 1000
    asked = {"ky": "2024-09@2024-09-12T08:20", "phan": REGION, "vung": REGION}
    browsers, live = (signed_in(city.em), client), {"HX-Request": "true"}
    said = [browser.get(f"{BOARD}nhom/2/", asked, headers=live).status_code for browser in browsers]
    assert said == [200, 404]
