"""Every person against every page of the index for officers: one look shows who gets in."""

import pytest
from django.test import Client

from motcua.core.dossiers.models import Dossier
from motcua.core.index.services.open_contest import open_contest
from tests.people import City
from tests.web.board.monitor.conftest import HERE, OCTOBER, SignIn, text_of

OFFICERS = ("dung", "em", "khoa", "phuc", "hanh", "lan", "giang")
CITIZENS = ("an", "binh", "chi", "minh")
EVERYBODY = set(OFFICERS)
OVER_PLANNING = {"em", "khoa", "phuc", "hanh", "lan"}

# Page → who gets 200; an officer who does not learns nothing: 404.
PAGES: dict[str, set[str]] = {
    "mat-diem/": EVERYBODY,
    "mat-diem/?don-vi=H06.30.11": OVER_PLANNING,
    "mat-diem/?don-vi=H06.30.21": {"phuc", "hanh", "lan", "giang"},
    "mat-diem/?don-vi=H06.30": {"dung", "phuc", "hanh", "lan"},
    "co-the-mat/": EVERYBODY,
    "co-the-mat/?don-vi=H06.30.11": OVER_PLANNING,
    "dau-hieu/": EVERYBODY,
    "dau-hieu/nop-lai/?don-vi=H06.30.11": OVER_PLANNING,
    "du-bao/?don-vi=H06.30.11": OVER_PLANNING,
    "neu-tinh-khac/?don-vi=H06.30.11": OVER_PLANNING,
    "so-cua-cong/?don-vi=H06.30.11": OVER_PLANNING,
    "tong-quoc-gia/": EVERYBODY,
    "doi-chieu/": EVERYBODY,
    "de-nghi/": EVERYBODY,
    "de-nghi/{contest}/": OVER_PLANNING,
    "ho-so/{code}/": OVER_PLANNING | {"dung"},
    "danh-gia/?don-vi=H06.30.11": OVER_PLANNING,
    "cua-toi/": EVERYBODY,
}


@pytest.fixture
def places(city: City, late: Dossier) -> dict[str, str]:
    contest = open_contest(late.pk, actor=city.em.actor, indicator="2.1", period=OCTOBER, grounds="Mất điện.")
    return {"code": late.code, "contest": str(contest.pk)}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_to_whom_it_is_for_and_to_nobody_else(
    city: City, signed_in: SignIn, places: dict[str, str], page: str
) -> None:
    here = HERE + page.format(**places)
    for who in OFFICERS:
        expected = 200 if who in PAGES[page] else 404
        assert signed_in(getattr(city, who)).get(here).status_code == expected, who
    for who in CITIZENS:
        assert signed_in(getattr(city, who)).get(here).status_code == 403, who
    answer = Client().get(here)
    assert (answer.status_code, "/tai-khoan/" in answer.headers["Location"]) == (302, True)


ACTS: dict[str, tuple[str, dict[str, str], set[str]]] = {
    "decide": ("de-nghi/{contest}/", {"effect": "met", "reason": "Đúng."}, {"lan"}),
    "contest": ("ho-so/{code}/?ky=2024-10", {"indicator": "5.3", "grounds": "Vậy."}, {"em", "khoa"}),
    "total": ("tong-quoc-gia/", {"do": "total", "unit": "H06.30.11", "reported": "3"}, {"lan"}),
    "portal": (
        "so-cua-cong/?don-vi=H06.30.11&ky=2024-09",
        {"do": "portal", "unit": "H06.30.11", "indicator": "2.1", "points": "3"},
        {"lan"},
    ),
    "compare": ("doi-chieu/", {}, {"lan"}),
    "speak": ("dau-hieu/nop-lai/?don-vi=H06.30.11", {"text": "Đã xem."}, {"em", "khoa"}),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", [*OFFICERS, *CITIZENS])
def test_an_act_is_done_for_whoever_has_the_right_and_for_nobody_else(
    city: City, signed_in: SignIn, places: dict[str, str], act: str, who: str
) -> None:
    address, typed, whose = ACTS[act]
    answer = signed_in(getattr(city, who)).post(HERE + address.format(**places), typed)
    assert (answer.status_code == 302) is (who in whose), text_of(answer)[:300]
    if act in ("total", "portal") and who not in whose:
        assert answer.status_code in (403, 404)  # never as if nothing had been sent


def test_who_may_not_open_a_dossier_sees_its_row_without_its_code(city: City, signed_in: SignIn, late: Dossier) -> None:
    seen = text_of(signed_in(city.em).get(f"{HERE}mat-diem/?ky={OCTOBER}"))
    assert late.code in seen and "Nguyễn Thị An" not in seen
    assert "ngoài quyền xem" not in seen


def test_a_form_of_another_site_decides_nothing(city: City, places: dict[str, str]) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(city.lan.user)
    typed = {"effect": "met", "reason": "Đúng."}
    assert browser.post(f"{HERE}de-nghi/{places['contest']}/", typed).status_code == 403
