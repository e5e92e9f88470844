"""Every number on every page of the board opens to a list of exactly that length."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from motcua.core.catalogue.models import PublicationFact, ServiceFact
from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import DossierFact
from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.feedback.models import PetitionFact
from motcua.core.identity.models import Unit
from motcua.core.index.models import NationalTotal
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, Life, at
from tests.people import City, signed_in
from tests.web.board.pages import BOARD, links, main, numbers, page, plain, rows_behind, told

pytestmark = pytest.mark.usefixtures("morning")

PERIODS = ("2024-09", "2024-Q3")
ONE_BY_ONE = ("chi-so/", "don-vi=")
"""A quarter's pages of single indicators and units are the month's: of the quarter the pages above them are read."""
IDLE_TOO = "don-vi=H06.30.05"
"""Two units have no dossier: the numbers of one are as empty as those of the other, and are opened once."""
OPENED_ELSEWHERE = (IDLE_TOO, "theo-gio")
"""The hours of a day: `test_hours.py`."""
SKIPPED = (IDLE_TOO, "so-lieu", "sau=", "phan=", "dien-bien", "theo-doi", "cach=", "xep=", "nhung")


def world(city: City) -> None:
    """Something behind every relation: dossiers of all kinds, services, publications, petitions, national totals."""
    walked(city, "numbered")
    gone = walked(city, "accepted")
    withdraw(gone, actor=city.an.actor, version=gone.version)
    DossierFact.objects.bulk_create(_told(city))
    fact = {"procedure_code": "1.008455", "unit_id": city.committee.pk, "decision_number": "12/QĐ-UBND"}
    PublicationFact.objects.create(
        **fact, decided_at=at("09-02 00:00"), decide_by=at("09-01 00:00"), public_by=at("09-09 00:00")
    )
    ServiceFact.objects.filter(procedure_code="1.008455").update(has_fee=True, fee_synced_at=at("08-01 00:00"))
    petitions = ((city.ward, "rules"), (city.planning, "conduct"), (city.planning, "rules"))
    for n, (unit, kind) in enumerate(petitions):
        received = at("09-03 08:00")
        PetitionFact.objects.create(
            petition_id=f"00000000-0000-0000-0000-00000000000{n}", code=f"PA-{n}", unit_id=unit.pk, kind=kind,
            first_received_at=received, received_at=received, late_from=received + (n + 1) * 4 * DAY,
        )  # fmt: skip
    NationalTotal.objects.create(
        unit=city.committee, period="2024-09", kind="reported", total=90, entered_at=at("09-12 08:00")
    )


def _told(city: City) -> Iterator[DossierFact]:
    due = at("09-10 17:00")
    for n in range(57):  # more than a page
        life = Life(unit=city.planning.pk, procedure="1.008455", way=Way.SELF_AFAR, channel=2, has_fee=n % 3 == 0)
        life = life.accepted(at("09-02 09:00"), due).done(due + DAY if n % 5 == 0 else due - DAY, electronic=n % 2 == 0)
        yield life.fact(paid_at=due, paid_online_at=due if n % 2 else None, synced_at=due if n % 4 else None)
    yield Life(unit=city.ward.pk, procedure="2.000815").accepted(at("08-29 09:00"), due).fact()
    yield (
        Life(unit=city.ward.pk).accepted(at("08-29 09:00"), due).done(at("08-30 09:00")).rated(due, unhappy=True).fact()
    )


def walk(client: Client, start: list[str], skipped: tuple[str, ...], most: int = 250) -> Iterator[tuple[str, str]]:
    """Every page of the same period that links lead to, each once."""
    waiting, seen = list(start), set(start)
    periods = {address.rpartition("ky=")[2] for address in start}
    while waiting:
        address = waiting.pop(0)
        text = page(client, address).split("<main")[1].split("</main>")[0]
        yield address, text
        for href in sorted(links(text) - seen):
            asked = re.findall(r"ky=([^&]*)", href)
            if asked and asked[0] in periods and not any(word in href for word in skipped):
                seen.add(href)
                waiting.append(href)
        assert len(seen) < most


def crawled(client: Client, period: str) -> tuple[dict[str, tuple[str, int]], dict[tuple[str, int], str]]:
    """Number's address → (where it stands, what it says), and what others told. One address never says two things."""
    found: dict[str, tuple[str, int]] = {}
    from_outside: dict[tuple[str, int], str] = {}
    skipped = SKIPPED if period == PERIODS[0] else SKIPPED + ONE_BY_ONE
    for address, text in walk(client, [f"{BOARD}?ky={period}", f"{BOARD}trong-ngay/?ky={period}"], skipped):
        for href, count in numbers(text).items():
            if any(word in href for word in OPENED_ELSEWHERE):
                continue
            assert found.setdefault(href, (address, count))[1] == count, (href, address)
        from_outside |= told(text)
    return found, from_outside


@pytest.mark.parametrize("period", PERIODS)
def test_every_number_opens_to_as_many_rows_as_it_says(client: Client, city: City, period: str) -> None:
    world(city)
    found, from_outside = crawled(client, period)
    wrong = {href: (said, rows_behind(client, href)) for href, said in found.items()}
    assert {href: both for href, both in wrong.items() if both[0][1] != both[1]} == {}
    assert len(found) > 60
    assert [href for (href, _count), mark in from_outside.items() if mark not in page(client, href)] == []
    assert sum(count > 0 for _href, count in from_outside) == (2 if period == "2024-09" else 0)  # the total, its rest


def test_the_tabs_of_a_list_say_as_many_rows_as_they_lead_to(client: Client, city: City) -> None:
    world(city)
    for code in ("2.1", "1.3", "5.1", "4.7", "3.6"):
        text = page(client, f"{BOARD}chi-so/{code}/")
        tabs = re.findall(r'<a href="([^"]+phan=(?:part|rest|whole))#[^"]*"[^>]*>[^<]*<span[^>]*>(\d+)', text)
        said: dict[str, Any] = {href.replace("&amp;", "&"): int(count) for href, count in tabs}
        assert said and {href: rows_behind(client, href) for href in said} == said


def test_an_upheld_contest_moves_a_row_and_says_so(client: Client, city: City) -> None:
    due = at("09-10 17:00")
    life = Life(unit=city.planning.pk).accepted(at("09-02 09:00"), due).done(due + DAY)
    life.ruled(due + DAY, "handled_on_time", "met").fact().save(force_insert=True)
    text = page(client, f"{BOARD}chi-so/2.1/", phan="whole")
    assert "Theo kết quả giải quyết đề nghị tính lại của đơn vị" in text and "Không được tính</span>" not in text


def test_the_units_of_the_board_are_those_that_decide(client: Client, city: City) -> None:
    text = page(client)
    offered = text.split('name="don-vi"')[1].split("</select>")[0]
    assert city.planning.code in offered and city.ward.code in offered
    assert all(unit.code + '"' not in offered for unit in Unit.objects.filter(kind="one_stop"))


def test_a_total_of_the_nation_opens_to_who_said_it_and_when(client: Client, city: City) -> None:
    world(city)
    text = plain(main(client, f"{BOARD}tong-quoc-gia/", ky="2024-09"))
    assert "Hồ sơ đã đồng bộ 42 Tổng số theo báo cáo quốc gia 90" in text and "48 hồ sơ theo tổng số" in text
    assert "Báo cáo quốc gia (BCQG) 90 – 08:00, thứ Năm 12/09/2024" in text
    assert "Ghi hoặc sửa số này" not in text
    assert "theo-doi/tong-quoc-gia/?don-vi=H06.30&amp;ky=2024-09&amp;sua=H06.30" in page(
        signed_in(city.lan), f"{BOARD}tong-quoc-gia/?ky=2024-09"
    )


def test_a_total_that_was_corrected_says_since_when_and_what_stood_before(client: Client, city: City) -> None:
    said = {"unit": city.committee, "period": "2024-08", "kind": "reported"}
    for day, total in (("09-10 08:00", 400), ("09-12 08:00", 410)):
        NationalTotal.objects.create(total=total, entered_at=at(day), **said)
    walked(city, "accepted")
    text = plain(main(client, f"{BOARD}tong-quoc-gia/", ky="2024-08"))
    assert "đã sửa" in text and "400" in text and "410" in text
    told = "BCQG sửa ngày 12/09/2024 thành 410, trước là 400."
    assert told in plain(main(client, f"{BOARD}chi-so/1.4/", ky="2024-08"))
    assert told in plain(main(signed_in(city.phuc), f"{BOARD}theo-doi/tong-quoc-gia/", ky="2024-08"))


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2024-Q3", "lấy số của năm 2023 chia 4"),
        ("2024-08", "lấy số của năm 2023 chia 12"),
        ("2023", "Báo cáo quốc gia (BCQG) 400"),
        ("2024", "lấy số của năm 2023 chia 1"),
    ],
)
def test_a_period_without_a_total_says_what_stands_for_it(client: Client, city: City, period: str, said: str) -> None:
    NationalTotal.objects.create(
        unit=city.committee, period="2023", kind="reported", total=400, entered_at=at("01-12 08:00")
    )
    assert said in plain(main(client, f"{BOARD}tong-quoc-gia/", ky=period))
