"""Every page of the index for officers in a real browser: axe finds nothing and nothing sticks out."""

from urllib.parse import urljoin

import pytest

from motcua.core.feedback.services.rate_dossier import rate_dossier
from motcua.core.index.services.enter_total import enter_total
from motcua.core.index.services.issue_report import issue_report
from motcua.core.index.services.open_contest import open_contest
from motcua.core.index.services.say_word import say_word
from motcua.kernel import clock
from tests.browser import Window
from tests.core.dossiers.walk import walked
from tests.journeys.desk.test_pages import unsound
from tests.people import City

HERE = "/chat-luong/theo-doi/"
OCTOBER = "?don-vi=H06.30.11&ky=2024-10"
PAGES = {
    "costs": ("lan", f"mat-diem/{OCTOBER}"),
    "costs of nothing": ("giang", "mat-diem/"),
    "risks": ("em", "co-the-mat/"),
    "contests": ("lan", "de-nghi/"),
    "a contest to decide": ("lan", "de-nghi/{contest}/"),
    "a contest that waits": ("em", "de-nghi/{contest}/"),
    "a dossier": ("em", "ho-so/{code}/?ky=2024-10"),
    "patterns": ("lan", f"dau-hieu/{OCTOBER}"),
    "a pattern": ("em", "dau-hieu/xong-chua-tra/?don-vi=H06.30.11&ky=2024-09"),
    "forecast": ("phuc", f"du-bao/{OCTOBER}"),
    "what the forecast supposes": ("phuc", f"du-bao/2.1/{OCTOBER}"),
    "ratings": ("phuc", "danh-gia/?don-vi=H06.30.11&ky=2024-09"),
    "what if": ("lan", f"neu-tinh-khac/{OCTOBER}&d-2.1=40"),
    "what cannot be": ("lan", f"neu-tinh-khac/{OCTOBER}&d-2.1=400"),
    "the portal's": ("lan", f"so-cua-cong/{OCTOBER}"),
    "totals": ("lan", "tong-quoc-gia/"),
    "totals to read": ("phuc", "tong-quoc-gia/"),
    "her own": ("em", "cua-toi/?ky=2024-09"),
    "reports": ("lan", "/chat-luong/bao-cao/"),
    "reports to read": ("em", "/chat-luong/bao-cao/"),
}


@pytest.fixture
def places(city: City, hand: clock.Hand) -> dict[str, str]:
    rate_dossier(walked(city, "numbered"), actor=city.an.actor, score=2, comment="Phải đi lại ba lần.")
    late = walked(city, "assigned")
    hand.advance(days=32)
    walked(city, "assigned")
    contest = open_contest(late.pk, actor=city.em.actor, indicator="2.1", period="2024-10", grounds="Mất điện.")
    enter_total(actor=city.lan.actor, unit=city.planning, period="2024-10", kind="reported", total=7)
    say_word(actor=city.em.actor, unit=city.planning, pattern="held_back", period="2024-09", text="Hẹn thứ Hai.")
    issue_report("index", actor=city.lan.actor, unit="root", period="2024-09")
    return {"contest": str(contest.pk), "code": late.code}


def test_every_page_is_sound(city: City, at_desk: Window, places: dict[str, str]) -> None:
    addresses = {name: (who, urljoin(HERE, address.format(**places))) for name, (who, address) in PAGES.items()}
    assert unsound(addresses, city, at_desk) == {}
