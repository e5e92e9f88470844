"""A ward holds that a dossier of its own is counted wrongly, the monitor decides, and the figure moves at once."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.kernel import clock
from tests.browser import Window, awake
from tests.core.documents.files import pdf
from tests.core.dossiers.walk import walked
from tests.journeys.desk.conftest import press
from tests.people import City

HERE = "/chat-luong/theo-doi/"


@pytest.fixture
def of_the_ward(city: City, hand: clock.Hand) -> Dossier:
    """Phường 1 decides it, and it is late."""
    dossier = walked(city, "assigned")
    Dossier.objects.filter(pk=dossier.pk).update(competent_unit=city.ward, receiving_unit=city.ward_desk)
    units = {"competent_unit_id": city.ward.pk, "receiving_unit_id": city.ward_desk.pk}
    DossierFact.objects.filter(pk=dossier.pk).update(**units)
    hand.advance(days=32)
    return Dossier.objects.get(pk=dossier.pk)


def on_time(page: Page) -> str:
    """What the dossier's page says of indicator 2.1."""
    return page.locator("tr", has_text="2.1").first.locator(".tag").inner_text()


def test_giang_contests_lan_decides_and_the_figure_moves(
    city: City, at_desk: Window, of_the_ward: Dossier, tmp_path: Path
) -> None:
    evidence = tmp_path / "bien-ban.pdf"
    evidence.write_bytes(pdf())
    with at_desk(city.giang) as page:
        page.goto("/can-bo/")
        page.get_by_role("link", name="Điểm đang mất, có thể mất").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Điểm đang mất")
        page.get_by_role("link", name="Cách tính").first.click()
        assert on_time(page) == "không đạt"
        page.get_by_label("2.1 Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn").check()
        page.get_by_label("Căn cứ").fill("Mất điện toàn phường, có biên bản.")
        page.get_by_label("Tệp làm chứng").set_input_files(evidence)
        press(page, "Control+Enter")
        expect(page.locator(".messages")).to_contain_text("Đã gửi đề nghị tính lại.")
    with at_desk(city.lan) as page:
        page.goto(f"{HERE}de-nghi/")
        page.get_by_role("link", name="Cung cấp thông tin quy hoạch xây dựng").first.click()
        expect(page.get_by_text("Mất điện toàn phường, có biên bản.")).to_be_visible()
        page.get_by_label("Chấp nhận: tính hồ sơ này là đạt").check()
        page.get_by_label("Lý do").fill("Biên bản điện lực xác nhận.")
        press(page, "Control+Enter")
        expect(page.locator(".before-after")).to_contain_text("0 / 1")
        expect(page.locator(".before-after")).to_contain_text("1 / 1")
    with at_desk(city.giang) as page:
        page.goto(f"{HERE}ho-so/{of_the_ward.code}/?ky=2024-10")
        assert on_time(page) == "đạt"
        expect(page.get_by_text("Biên bản điện lực xác nhận.")).to_be_visible()
    assert Dossier.objects.get(pk=of_the_ward.pk).state == State.PROCESSING


def test_a_chosen_file_outlives_the_session(city: City, at_desk: Window, of_the_ward: Dossier, tmp_path: Path) -> None:
    evidence = tmp_path / "bien-ban.pdf"
    evidence.write_bytes(pdf())
    with at_desk(city.giang) as page:
        page.goto(f"{HERE}ho-so/{of_the_ward.code}/?ky=2024-10")
        awake(page)
        page.get_by_label("2.1 Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn").check()
        page.get_by_label("Căn cứ").fill("Mất điện toàn phường.")
        page.get_by_label("Tệp làm chứng").set_input_files(evidence)
        session = [one for one in page.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME]
        page.context.clear_cookies()
        page.keyboard.press("Control+Enter")
        expect(page.locator("[data-unsent]")).to_contain_text("tệp đã chọn vẫn còn")
        page.context.add_cookies(session)  # the token of the page is none any more
        press(page, "Control+Enter")
        expect(page.locator(".messages")).to_contain_text("Đã gửi đề nghị tính lại.")
        expect(page.get_by_text("bien-ban.pdf")).to_be_visible()


def test_em_sees_in_her_inbox_what_is_at_risk_and_follows_it(city: City, at_desk: Window, hand: clock.Hand) -> None:
    codes = [walked(city, "assigned").code for _ in range(2)]
    with at_desk(city.em) as page:
        page.goto("/can-bo/")
        expect(page.locator("tr", has_text=codes[0])).to_contain_text("có thể mất 12,67 điểm")
        page.get_by_role("link", name="Điểm đang mất, có thể mất").first.click()
        page.get_by_role("navigation", name="Việc").get_by_role("link", name="Điểm có thể mất").click()
        row = page.locator("tr", has_text=codes[1])
        expect(row).to_contain_text("nếu trễ hẹn")
        row.get_by_role("link").click()
        expect(page.locator(".dossier-head .code")).to_have_text(codes[1])


def test_lan_tries_another_weight_and_sends_the_address_to_phuc(city: City, at_desk: Window, hand: clock.Hand) -> None:
    walked(city, "assigned")
    with at_desk(city.lan) as page:
        page.goto(f"{HERE}neu-tinh-khac/")
        page.get_by_label("Điểm tối đa của 2.1").fill("40")
        with page.expect_navigation():
            page.get_by_role("button", name="Tính thử").last.click()
        address = page.url
        expect(page.get_by_label("Điểm tối đa của 2.1")).to_have_value("40")
    assert address.endswith("&d-2.1=40")
    with at_desk(city.phuc) as page:
        page.goto(address)
        expect(page.locator("tr", has_text="2.1")).to_contain_text("40,00")
