"""The whole story, in a real browser, in the city that a newcomer gets: from a search without accents to a rating."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import cast

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.browser import PHONE, launched
from tests.journeys.city import LivingCity, served

WITHIN_A_SECOND = 1000


@pytest.fixture(scope="module")
def living() -> Iterator[LivingCity]:
    with served() as address, launched() as browser:
        yield LivingCity(address, browser)


def photo(turn: int = 0) -> bytes:
    """A sharp picture of a page, as a phone takes it."""
    page = Image.new("RGB", (1600, 1200), "white")
    draw = ImageDraw.Draw(page)
    for line in range(0, 1600, 32):
        draw.line((line, 0, 1600 - line, 1200 - turn), fill="black", width=2)
    kept = BytesIO()
    page.save(kept, "JPEG")
    return kept.getvalue()


def pictures(*names: str) -> list[dict[str, object]]:
    return [{"name": name, "mimeType": "image/jpeg", "buffer": photo(n * 7)} for n, name in enumerate(names)]


def figure(board: Page, name: str) -> int:
    shown = board.locator("#figures .stat", has_text=name).locator(".value").inner_text()
    return int(re.sub(r"\D", "", shown) or 0)


def test_an_files_the_office_answers_and_everybody_can_follow(living: LivingCity) -> None:
    with living.as_("") as board, living.as_("an", PHONE) as an:
        board.goto("/chat-luong/trong-ngay/?ky=2024-09")
        received = figure(board, "Đã tiếp nhận")
        code = an_finds_and_files(an)
        public = follows_without_signing_in(living, an)
        dung_accepts(living, code)
        expect_figure(board, "Đã tiếp nhận", received + 1)
        khoa_assigns(living, code)
        em_asks_once(living, code)
        an_answers(an, code)
        handled = figure(board, "Đã giải quyết")
        em_proposes(living, code)
        khoa_initials(living, code)
        phuc_approves(living, code)
        hanh_numbers(living, code)
        expect_figure(board, "Đã giải quyết", handled + 1)
        an_receives_and_rates(an, code)
        anybody_sees_that_it_is_over(living, public)
        lan_opens_the_figure(living, code)


def test_who_waits_at_the_counter_is_served_in_one_visit(living: LivingCity) -> None:
    """Bốn bước tại chỗ: nobody reloads a page, each sees at once that somebody sits there."""
    with living.as_("dung") as dung, living.as_("phuc") as phuc:
        phuc.goto("/can-bo/")
        code = dung_receives_who_waits(dung)
        expect(phuc.locator("tr.is-waited", has_text=code)).to_be_visible(timeout=WITHIN_A_SECOND)
        phuc_approves(living, code)
        expect(dung.get_by_text("chờ lấy số").first).to_be_visible(timeout=WITHIN_A_SECOND)
        hanh_numbers(living, code)
        expect(dung.get_by_role("button", name="Đã trao")).to_be_visible(timeout=WITHIN_A_SECOND)
        dung.keyboard.press("Control+Enter")
        expect(dung.get_by_text(f"Đã trả kết quả hồ sơ {code}")).to_be_visible()


def dung_receives_who_waits(dung: Page) -> str:
    dung.goto("/can-bo/quay/?thu-tuc=2.000815")
    dung.locator("#identifier").fill("077085000456")
    dung.get_by_role("button", name="Tìm theo số").click()
    dung.locator("#case").select_option("paper")
    expect(dung.get_by_label("Chờ lấy ngay")).to_be_checked()
    dung.locator("#all").check()
    dung.get_by_role("button", name="Tiếp nhận, in giấy").click()
    dung.get_by_role("button", name="Thẩm định xong").click()
    expect(dung.get_by_role("heading", name=re.compile("Đang chờ"))).to_be_visible()
    return dung.locator(".desk-head .code").inner_text()


def expect_figure(board: Page, name: str, value: int) -> None:
    """The page that stands open moves by itself."""
    shown = board.locator("#figures .stat", has_text=name).locator(".value")
    expect(shown).to_have_text(f"{value:,}".replace(",", "."), timeout=WITHIN_A_SECOND)


def an_finds_and_files(an: Page) -> str:
    an.goto("/")
    an.locator("main input[name=q]").fill("thong tin quy hoach")
    an.keyboard.press("Enter")
    an.get_by_role("link", name="Cung cấp thông tin quy hoạch xây dựng").first.click()
    an.get_by_role("link", name="Nộp hồ sơ").first.click()
    an.get_by_text("Một thửa đất của cá nhân").click()
    an.get_by_role("button", name="Bắt đầu").click()
    an.get_by_text("Cá nhân", exact=True).click()
    go_on(an, "land")
    an.get_by_label("Số nhà, tên đường").fill("5 đường Mẫu B")
    an.get_by_label("Phường, xã").first.fill("thang tam")
    an.get_by_role("option", name=re.compile("Thắng Tam")).click()
    go_on(an, "question")
    an.get_by_label("Chức năng sử dụng đất").check()
    an.get_by_label("Tôi chịu trách nhiệm").check()
    go_on(an, "giay-to")
    photographs(an, "trang-1.jpg", "trang-2.jpg")
    an.get_by_role("link", name="Tiếp tục").click()
    expect(an.get_by_role("heading", name="Xem lại trước khi nộp")).to_be_visible()
    an.get_by_role("button", name="Nộp hồ sơ").click()
    expect(an.get_by_text("Đã nộp chưa phải là đã tiếp nhận")).to_be_visible()
    assert re.search(r"[0-9a-f]{64}", an.locator("main").inner_text())
    return an.url.rstrip("/").rsplit("/", 1)[-1]


def go_on(page: Page, step: str) -> None:
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url(f"**/{step}/")


def photographs(an: Page, *names: str) -> None:
    """She has this paper in her repository; she takes new photos of it all the same."""
    an.get_by_role("button", name="Nộp bản khác").first.click()
    an.locator("main input[type=file]").first.set_input_files(pictures(*names))  # type: ignore[arg-type]
    expect(an.get_by_text(f"Đã nhận {len(names)} ảnh")).to_be_visible(timeout=15_000)


def follows_without_signing_in(living: LivingCity, an: Page) -> str:
    """The address behind the QR code says where it is, and nothing about her."""
    public = cast(str, an.get_by_role("link", name="Mở trang theo dõi").get_attribute("href"))
    with living.as_("", PHONE) as anybody:
        anybody.goto(public)
        text = anybody.locator("main").inner_text()
        assert "Bộ phận Tiếp nhận và Trả kết quả" in text
        assert "Nguyễn Thị An" not in text and "077190" not in text
    return public


def at_the_desk(page: Page, code: str) -> None:
    page.goto(f"/can-bo/ho-so/{code}/")
    expect(page.get_by_role("heading", name="Bước tiếp theo")).to_be_visible()


def press(page: Page, label: str, said: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=label, exact=False).first.click()
    expect(page.get_by_role("main").get_by_text(said).first).to_be_visible()


def dung_accepts(living: LivingCity, code: str) -> None:
    with living.as_("dung") as dung:
        dung.goto("/can-bo/")
        expect(dung.get_by_text(code)).to_be_visible()
        at_the_desk(dung, code)
        press(dung, "Tiếp nhận", "Đã tiếp nhận")
        slip = dung.request.get(f"/can-bo/ho-so/{code}/mau/01/")
        assert slip.headers["content-type"] == "application/pdf"
        assert slip.body().startswith(b"%PDF")


def khoa_assigns(living: LivingCity, code: str) -> None:
    with living.as_("khoa") as khoa:
        at_the_desk(khoa, code)
        khoa.get_by_text("Võ Văn Em").first.click()
        press(khoa, "Phân công", "Đã phân công")


def em_asks_once(living: LivingCity, code: str) -> None:
    with living.as_("em") as em:
        em.goto(f"/can-bo/ho-so/{code}/bo-sung/")
        line = em.locator("ul.defects li", has_text="Sơ đồ vị trí khu đất")
        line.get_by_role("checkbox").check()
        line.locator("textarea").fill("Ảnh chưa thấy ranh thửa, xin chụp lại cả tờ.")
        with em.expect_navigation():
            em.get_by_role("button", name="Gửi yêu cầu").click()
        em.goto(f"/can-bo/ho-so/{code}/")
        expect(em.get_by_role("heading", name="Đang chờ người nộp bổ sung")).to_be_visible()


def an_answers(an: Page, code: str) -> None:
    an.goto(f"/ho-so/{code}/")
    expect(an.get_by_text("Ảnh chưa thấy ranh thửa").first).to_be_visible()
    an.locator("main").get_by_role("button", name=re.compile("Bổ sung")).or_(
        an.locator("main").get_by_role("link", name=re.compile("Bổ sung"))
    ).first.click()
    an.locator("main input[type=file]").first.set_input_files(pictures("ca-to.jpg"))  # type: ignore[arg-type]
    expect(an.get_by_text(re.compile("Đã nhận 1 (ảnh|tệp)"))).to_be_visible(timeout=15_000)
    an.get_by_role("link", name="Tiếp tục").click()
    an.get_by_role("button", name="Gửi bổ sung").click()
    an.wait_for_url(f"**/ho-so/{code}/")


def em_proposes(living: LivingCity, code: str) -> None:
    with living.as_("em") as em:
        at_the_desk(em, code)
        em.get_by_label("Trích yếu").fill("Cung cấp thông tin quy hoạch thửa đất tại phường Thắng Tam")
        em.get_by_label("Nội dung").first.fill("Khu đất thuộc quy hoạch đất ở hiện hữu cải tạo.")
        press(em, "Trình", "Đã trình")


def khoa_initials(living: LivingCity, code: str) -> None:
    with living.as_("khoa") as khoa:
        at_the_desk(khoa, code)
        press(khoa, "Ký nháy", "Đã ký nháy")


def phuc_approves(living: LivingCity, code: str) -> None:
    with living.as_("phuc") as phuc:
        at_the_desk(phuc, code)
        press(phuc, "Ký duyệt", "Đã ký duyệt")


def hanh_numbers(living: LivingCity, code: str) -> None:
    with living.as_("hanh") as hanh:
        at_the_desk(hanh, code)
        press(hanh, "Lấy số", "Đã lấy số")


def an_receives_and_rates(an: Page, code: str) -> None:
    an.goto(f"/ho-so/{code}/")
    expect(an.get_by_text("Đã trả kết quả").first).to_be_visible()
    an.goto("/kho-giay-to/")
    expect(an.get_by_text("Cung cấp thông tin quy hoạch thửa đất tại phường Thắng Tam").first).to_be_visible()
    an.goto(f"/ho-so/{code}/danh-gia/")
    an.get_by_text("Rất hài lòng").first.click()
    an.get_by_role("button", name=re.compile("Gửi")).click()
    expect(an.get_by_text(re.compile("Cảm ơn"))).to_be_visible()


def anybody_sees_that_it_is_over(living: LivingCity, public: str) -> None:
    with living.as_("", PHONE) as anybody:
        anybody.goto(public)
        expect(anybody.get_by_text("Đã trả kết quả").first).to_be_visible()


def lan_opens_the_figure(living: LivingCity, code: str) -> None:
    with living.as_("lan") as lan:
        lan.goto("/chat-luong/trong-ngay/?ky=2024-09")
        number = figure(lan, "Đã giải quyết")
        lan.locator("#figures .stat", has_text="Đã giải quyết").click()
        expect(lan.get_by_text(f"{number} hồ sơ").first).to_be_visible()
        expect(lan.get_by_text(code)).to_be_visible()
