"""An files "Cung cấp thông tin quy hoạch xây dựng" from her phone."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from motcua.core.dossiers.models import Dossier, Draft
from motcua.kernel import clock
from tests.browser import awake
from tests.people import City
from tests.web.portal.papers import photo

MOST_TAPS = 40


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Two photos on the phone."""
    files = [tmp_path / "truoc.jpg", tmp_path / "sau.jpg"]
    for number, file in enumerate(files):
        file.write_bytes(photo(f"Trang {number}"))
    return files


class Finger:
    """Taps and types, and counts the taps; a box that is typed into was tapped first."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, name: str | re.Pattern[str], role: Any = "button") -> None:
        self.taps += 1
        self.page.get_by_role(role, name=name).first.click()

    def choose(self, words: str) -> None:
        self.taps += 1
        self.page.locator("label.choice", has_text=words).first.click()

    def type(self, box: str, words: str) -> None:
        self.taps += 1
        self.page.locator(f'[name="{box}"]').click()
        self.page.keyboard.type(words)


def saved(page: Page, name: str) -> None:
    expect(page.locator(f'[data-state-of="{name}"]')).to_contain_text("Đã lưu")


def test_an_files_from_her_phone_in_one_sitting(phone: Page, city: City, pictures: list[Path]) -> None:
    finger = Finger(phone)
    phone.goto("/")
    finger.type("q", "thong tin quy hoach")
    finger.tap(re.compile("Cung cấp thông tin quy hoạch"), "option")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Cung cấp thông tin quy hoạch xây dựng")
    finger.choose("Một thửa đất")
    finger.tap("Nộp hồ sơ", "link")
    finger.tap(re.compile("Người dân"), "link")
    finger.choose("Nguyễn Thị An")
    finger.tap("Đăng nhập là người này")
    finger.tap("Bắt đầu")

    finger.choose("Cá nhân")
    for name, known in (("full_name", "Nguyễn Thị An"), ("phone", "0901 234 567"), ("address.line", "12 Lê Lợi")):
        expect(phone.locator(f'[name="{name}"]')).to_have_value(known)
    finger.tap("Tiếp tục")
    finger.type("land_address.line", "Đường Ba Cu")
    finger.type("land_address.ward.words", "chau")
    finger.tap(re.compile("Phường 1"), "option")
    saved(phone, "land_address.ward")
    finger.type("plot", "12")
    finger.tap("Tiếp tục")
    finger.choose("Mật độ xây dựng")
    finger.choose("Tôi chịu trách nhiệm")
    finger.tap("Tiếp tục")

    finger.taps += 2  # the button, and the choice in the phone's own gallery
    phone.locator("#tep-sketch").set_input_files(pictures)
    expect(phone.locator("#giay-sketch")).to_contain_text("Đã nhận 2 ảnh, ghép thành một tệp PDF")
    finger.tap("Tiếp tục", "link")
    expect(phone.locator("main")).to_contain_text("Đường Ba Cu, Phường 1, thành phố Vũng Tàu")
    finger.tap("Nộp hồ sơ")

    dossier = Dossier.objects.get()
    expect(phone.locator(".receipt .code")).to_have_text(dossier.code)
    expect(phone.locator("main")).to_contain_text(dossier.papers.get(component_code="sketch").file.sha256)
    assert dossier.answers["land_address"] == {"line": "Đường Ba Cu", "ward": "26506"} and dossier.way == "self_afar"
    assert finger.taps <= MOST_TAPS


def test_it_all_works_without_javascript(plain_phone: Page, city: City, pictures: list[Path]) -> None:
    page = plain_phone
    page.goto("/thu-tuc/1.008455/?truong-hop=plot")
    page.get_by_role("link", name="Nộp hồ sơ").click()
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.get_by_text("Bước này được lưu khi bạn bấm Tiếp tục.")).to_be_visible()
    expect(page.get_by_text("Mỗi ô tự lưu")).to_be_hidden()
    page.locator("label.choice", has_text="Cá nhân").click()
    page.fill('[name="identity_number"]', "077190")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator(".wrongs")).to_contain_text("12 chữ số")
    page.fill('[name="identity_number"]', "077190000123")
    page.get_by_role("button", name="Tiếp tục").click()
    page.fill('[name="land_address.line"]', "Đường Ba Cu")
    page.fill('[name="land_address.ward.words"]', "xã long sơn")
    page.get_by_role("button", name="Tiếp tục").click()
    page.locator("label.choice", has_text="Nội dung khác").click()
    page.locator("label.choice", has_text="Tôi chịu trách nhiệm").click()
    page.get_by_role("button", name="Tiếp tục").click()
    page.fill('[name="wanted_other"]', "Có vướng hẻm không")  # asked only now
    page.get_by_role("button", name="Tiếp tục").click()
    page.locator("#tep-sketch").set_input_files(pictures)
    page.get_by_role("button", name=re.compile(r"Gửi tệp\s*: Sơ đồ")).click()
    page.get_by_role("link", name="Tiếp tục").click()
    page.get_by_role("button", name="Nộp hồ sơ").click()
    expect(page.locator(".receipt .code")).to_have_text(Dossier.objects.get().code)


@pytest.fixture
def draft(city: City, hand: clock.Hand) -> Draft:
    """An's draft of the planning procedure, as it is shipped."""
    from motcua.core.catalogue.queries import published_version
    from motcua.core.dossiers.services.start_draft import start_draft

    version = published_version("1.008455")
    units = {"receiving_unit": city.one_stop, "competent_unit": city.planning}
    return start_draft(actor=city.an.actor, procedure=version, case=version.cases.get(code="plot"), **units)


def test_a_question_comes_with_its_answer_and_goes_with_it(ans_phone: Page, draft: Draft) -> None:
    ans_phone.goto(f"/nhap/{draft.pk}/")
    ans_phone.locator("label.choice", has_text="Tổ chức").click()
    expect(ans_phone.locator('[name="organisation_name"]')).to_be_visible()
    ans_phone.locator("label.choice", has_text="Cá nhân").click()
    expect(ans_phone.locator('[name="organisation_name"]')).to_have_count(0)


def test_of_two_windows_the_second_is_asked_and_loses_no_word(ans_phone: Page, draft: Draft) -> None:
    first, second = ans_phone, ans_phone.context.new_page()
    for window in (first, second):
        window.goto(f"/nhap/{draft.pk}/thong-tin/land/")
    first.fill('[name="plot"]', "12")
    saved(first, "plot")
    second.fill('[name="sheet"]', "7")
    second.get_by_role("button", name="Giữ chữ tôi vừa gõ").click()
    saved(second, "sheet")
    draft.refresh_from_db()
    assert (draft.answers["plot"], draft.answers["sheet"]) == ("12", "7")


def test_a_network_lost_while_typing_loses_nothing(ans_phone: Page, draft: Draft) -> None:
    ans_phone.goto(f"/nhap/{draft.pk}/thong-tin/land/")
    awake(ans_phone).context.set_offline(True)
    ans_phone.fill('[name="plot"]', "12")
    expect(ans_phone.locator("[data-autosave-notice]")).to_contain_text("Mất mạng")
    ans_phone.context.set_offline(False)
    saved(ans_phone, "plot")


def test_a_page_whose_modules_do_not_come_sends_a_photo_as_one_without_javascript(
    ans_phone: Page, draft: Draft, pictures: list[Path]
) -> None:
    ans_phone.route("**/upload*.js", lambda route: route.abort())
    ans_phone.goto(f"/nhap/{draft.pk}/giay-to/")
    send = ans_phone.get_by_role("button", name=re.compile(r"Gửi tệp\s*: Sơ đồ"))
    ans_phone.locator("#tep-sketch").set_input_files(pictures[0])
    expect(send).to_be_visible()
    ans_phone.unroute("**/upload*.js")
    ans_phone.evaluate("dispatchEvent(new Event('online'))")
    expect(ans_phone.locator("#giay-sketch")).to_contain_text("Đã nhận 1 tệp")
    expect(send).to_be_hidden()


def test_a_network_lost_in_mid_upload_loses_nothing(ans_phone: Page, draft: Draft, pictures: list[Path]) -> None:
    ans_phone.goto(f"/nhap/{draft.pk}/giay-to/")
    awake(ans_phone).context.set_offline(True)
    ans_phone.locator("#tep-sketch").set_input_files([FilePayload(name="rong.jpg", mimeType="image/jpeg", buffer=b"")])
    ans_phone.locator("#tep-sketch").set_input_files(pictures[0])
    expect(ans_phone.locator("#giay-sketch .sending")).to_contain_text("Chưa gửi được")
    ans_phone.context.set_offline(False)
    expect(ans_phone.locator("#giay-sketch")).to_contain_text("Đã nhận 1 tệp", timeout=15_000)
    expect(ans_phone.locator("#giay-sketch .sending")).to_contain_text("Tệp này rỗng")
