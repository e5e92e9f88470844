"""Lan opens the city's total down to the one dossier that costs points, and defends it."""

import re

import pytest
from playwright.sync_api import Page, expect

from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.dossiers.services.accept import accept
from tests.browser import Window
from tests.core.dossiers.walk import walked
from tests.people import City


def rows(page: Page) -> int:
    return page.locator("tr[data-row]").count()


def test_lan_defends_a_figure_down_to_the_dossier(city: City, window: Window, late: Dossier) -> None:
    with window(city.lan) as page:
        page.goto(f"/chat-luong/?don-vi={city.planning.code}")
        expect(page.locator(".total .value")).to_contain_text("/ 100")
        page.locator(".groups .meter", has_text="Tiến độ, kết quả giải quyết").click()
        lost = page.locator("tr", has_text="2.1").locator(".lost a")
        expect(lost).to_have_text("1 hồ sơ")
        lost.click()
        expect(page.get_by_role("heading", name=re.compile("^2.1 "))).to_be_visible()
        assert rows(page) == 1
        row = page.locator("tr[data-row]")
        expect(row).to_contain_text("Chưa xong, quá hẹn trả từ")
        row.get_by_role("link").click()
        expect(page.locator("main")).to_contain_text(late.code)


def test_every_part_of_a_ratio_has_as_many_rows_as_its_tab_says(city: City, window: Window, late: Dossier) -> None:
    with window() as page:
        page.goto("/chat-luong/chi-so/2.1/")
        for name in ("Được tính", "Không được tính", "Tất cả"):
            tab = page.locator(".tabs a", has=page.get_by_text(name, exact=True)).or_(
                page.locator(".tabs a", has_text=re.compile(rf"^{name}\s*\d+$"))
            )
            said = int(re.sub(r"\D", "", tab.first.inner_text()))
            tab.first.click()
            expect(page.locator(".tabs a[aria-current]")).to_contain_text(name)
            assert rows(page) == said


def test_the_index_moves_while_somebody_looks_and_what_is_open_stays_open(city: City, window: Window) -> None:
    dossier = walked(city, "submitted")
    with window() as page:
        page.goto("/chat-luong/")
        expect(page.locator(".total")).to_contain_text("Chưa phát sinh hồ sơ")
        page.locator("#giai-thich-21 summary").click()
        accept(dossier, actor=city.dung.actor, version=1)
        page.evaluate("htmx.trigger('#figures', 'live')")
        expect(page.locator(".total .value")).to_contain_text("/ 100")
        expect(page.locator("#giai-thich-21")).to_have_attribute("open", "")
        assert DossierFact.objects.filter(accepted_at__isnull=False).count() == 1


def test_an_open_indicator_moves_and_keeps_its_course(city: City, window: Window, late: Dossier) -> None:
    dossier = walked(city, "submitted")
    with window() as page:
        page.goto("/chat-luong/chi-so/2.1/")
        expect(page.locator("svg.course")).to_be_visible()
        page.evaluate("document.querySelector('svg.course').dataset.kept = 'yes'")
        rows = page.locator("tr[data-row]").count()
        accept(dossier, actor=city.dung.actor, version=1)
        page.evaluate("htmx.trigger('#figures', 'live')")
        expect(page.locator("tr[data-row]")).to_have_count(rows + 1)
        expect(page.locator("svg.course[data-kept=yes]")).to_be_visible()


def test_the_keyboard_alone_walks_the_map(city: City, window: Window, late: Dossier) -> None:
    with window() as page:
        page.goto("/chat-luong/ban-do/")
        first = page.locator(".tile-map a").first
        first.focus()
        assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Ủy ban nhân dân Xã Long")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Chất lượng phục vụ")
        expect(page.locator(".board-name .lead")).to_have_text("Ủy ban nhân dân Phường 12")


def test_the_course_comes_by_itself_and_by_a_link(city: City, window: Window, late: Dossier) -> None:
    with window() as page:
        page.goto("/chat-luong/")
        expect(page.locator("svg.course")).to_be_visible()
    with window(javascript=False) as page:
        page.goto("/chat-luong/")
        page.get_by_role("link", name="Xem diễn biến 12 tháng").click()
        expect(page.locator("svg.course")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_anybody_asks_another_unit_and_period(city: City, window: Window, late: Dossier, javascript: bool) -> None:
    with window(javascript=javascript) as page:
        page.goto("/chat-luong/")
        page.get_by_label("Đơn vị", exact=True).select_option(
            label="\N{NO-BREAK SPACE}" * 3 + "Ủy ban nhân dân Phường 2"
        )
        page.get_by_label("Kỳ", exact=True).select_option("2024-Q3")
        page.get_by_role("button", name="Xem").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Chất lượng phục vụ, quý 3/2024")
        expect(page.locator("#figures")).to_contain_text("Kỳ đã khép")
