"""Every page of the citizen in a real browser: axe finds nothing, nothing sticks out, nothing weighs too much."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import Page, Response

from motcua.core.catalogue.queries import published_version
from motcua.core.documents.services.receive_file import receive_file
from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.draft_papers import add_part
from motcua.core.dossiers.services.save_draft import save_answers
from motcua.core.dossiers.services.start_draft import start_draft
from motcua.core.dossiers.services.submit import submit
from motcua.core.ledger.services.drain_outbox import drain_once
from motcua.kernel import clock
from tests.browser import PHONE
from tests.journeys.sound import faults
from tests.people import ANSWERS, City
from tests.web.portal.papers import photo
from tests.web.portal.steps import finish

FIRST_PAGE, FORM_STEP = 150_000, 60_000


def file(city: City, name: str) -> Any:
    owner = f"party:{city.an.party.pk}"
    return receive_file(actor=city.an.actor, owner=owner, content=photo(name), name=f"{name}.jpg").file


def filed(city: City) -> Dossier:
    """One of An's dossiers, by the small form of the tests."""
    units = {"receiving_unit": city.one_stop, "competent_unit": city.planning}
    draft = start_draft(actor=city.an.actor, procedure=city.procedure, **units)
    save_answers(draft, actor=city.an.actor, revision=0, answers=ANSWERS)
    add_part(draft, actor=city.an.actor, component_code="sketch", file=file(city, "so-do"))
    return submit(draft, actor=city.an.actor, revision=draft.revision)


@pytest.fixture
def pages(city: City, hand: clock.Hand) -> dict[str, str]:
    """An address of every kind of page, with something on it."""
    new, running, asked, done = (filed(city) for _ in range(4))
    hand.advance(minutes=20)
    accept(running, actor=city.dung.actor, version=1)
    items = [{"component": "sketch", "name": "Sơ đồ", "problem": "Ảnh mờ"}]
    ask_supplement(asked, actor=city.dung.actor, version=1, items=items)
    finish(accept(done, actor=city.dung.actor, version=1), city)
    while drain_once():
        pass
    draft = planning_draft(city)
    add_part(draft, actor=city.an.actor, component_code="sketch", file=file(city, "mat-truoc"), blurred=True)
    return {
        "home": "/",
        "search": "/thu-tuc/?q=quy+hoach",
        "nothing found": "/thu-tuc/?q=zzzz",
        "procedure": "/thu-tuc/1.008455/",
        "start": "/nop/1.008455/",
        "form": f"/nhap/{draft.pk}/thong-tin/applicant/",
        "form judged": f"/nhap/{draft.pk}/thong-tin/land/?soat=1",
        "papers": f"/nhap/{draft.pk}/giay-to/",
        "review": f"/nhap/{draft.pk}/xem-lai/",
        "place": f"/nhap/{draft.pk}/noi-nop/",
        "receipt": f"/bien-nhan/{new.code}/",
        "mine": "/ho-so/",
        "follow": f"/ho-so/{running.code}/",
        "asked": f"/ho-so/{asked.code}/",
        "done": f"/ho-so/{done.code}/",
        "rate": f"/ho-so/{done.code}/danh-gia/",
        "track": "/tra-cuu/?ma=abc",
        "status": f"/s/{running.token}/",
        "messages": "/tin-nhan/",
        "repository": "/kho-giay-to/",
        "mandates": "/uy-quyen/",
        "profile": "/tai-khoan-cua-toi/",
        "no page": "/khong-co-trang-nay/",
    }


def planning_draft(city: City) -> Draft:
    version = published_version("1.008455")
    units = {"receiving_unit": city.one_stop, "competent_unit": city.planning}
    return start_draft(actor=city.an.actor, procedure=version, case=version.cases.get(code="plot"), **units)


def test_every_page_is_sound_on_a_phone(ans_phone: Page, pages: dict[str, str]) -> None:
    found = {name: faults(ans_phone, page, size=PHONE, heaviest=FORM_STEP) for name, page in pages.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("name", "most"), [("home", FIRST_PAGE), ("form", FORM_STEP), ("papers", FORM_STEP)])
def test_a_page_is_light(ans_phone: Page, pages: dict[str, str], name: str, most: int) -> None:
    """As sent: compressed. A form step counts without the letters, which the first page has brought."""
    came: list[Response] = []

    def heard(answer: Response) -> None:
        if most == FIRST_PAGE or "woff2" not in answer.url:
            came.append(answer)

    ans_phone.on("response", heard)
    ans_phone.goto(pages[name])
    ans_phone.wait_for_load_state("networkidle")
    assert 0 < sum(weight(one) for one in came if one.ok) <= most


def weight(response: Response) -> int:
    body = response.body()
    return len(body) if response.url.endswith((".woff2", ".png", ".jpg")) else len(gzip.compress(body))


def test_tracking_moves_on_by_itself(ans_phone: Page, city: City, hand: clock.Hand) -> None:
    """The region asks for its own address again when it is told to; the telling is the event stream's own test."""
    dossier = filed(city)
    ans_phone.goto(f"/ho-so/{dossier.code}/")
    accept(dossier, actor=city.dung.actor, version=1)
    ans_phone.evaluate("htmx.trigger('#tinh-trang', 'live')")
    ans_phone.get_by_text("Đã tiếp nhận", exact=True).first.wait_for()
    assert "Phòng Quản lý đô thị đang giữ hồ sơ" in ans_phone.locator("#tinh-trang").inner_text()
