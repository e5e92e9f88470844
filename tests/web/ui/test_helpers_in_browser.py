"""The other modules at work: uploads, live regions, boxes that find, dialogs, keys, the card reader."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.browser import awake

pytestmark = pytest.mark.journey


def test_a_photo_shows_its_progress_and_replaces_the_list(page: Page, guide: str) -> None:
    page.route(
        "**/ui/tai-len/", lambda route: _html(route, '<ul class="papers" id="sample-papers"><li>Đã nhận ảnh</li></ul>')
    )
    _open(page, guide)
    page.locator("#sample-upload").set_input_files(_photo(800, 600))
    expect(page.locator("#sample-papers")).to_have_text("Đã nhận ảnh")
    expect(page.locator(".sending li")).to_have_count(0)


def test_a_huge_photo_is_drawn_smaller_before_it_is_sent(page: Page, guide: str) -> None:
    sizes: list[int] = []

    def take(route: Route) -> None:
        body = route.request.post_data_buffer or b""
        start = body.index(b"\xff\xd8")
        sizes.append(max(Image.open(io.BytesIO(body[start:])).size))
        _html(route, "")

    page.route("**/ui/tai-len/", take)
    _open(page, guide)
    page.locator("#sample-upload").set_input_files(_photo(4000, 3000))
    expect(page.locator(".sending li")).to_have_count(0)
    assert sizes == [2600]


def _lost_network(route: Route) -> None:
    route.abort("internetdisconnected")


def _lost_session(route: Route) -> None:
    route.fulfill(status=204, headers={"HX-Redirect": "/dang-nhap/"})


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (_lost_network, "Chưa gửi được, sẽ tự gửi lại khi có mạng."),
        (_lost_session, "Phiên đăng nhập đã hết."),
    ],
)
def test_an_upload_that_did_not_arrive_waits_and_is_sent_again_under_the_same_id(
    page: Page, guide: str, first: Callable[[Route], None], said: str
) -> None:
    ids: list[bytes] = []

    def second_time_lucky(route: Route) -> None:
        body = route.request.post_data_buffer or b""
        ids.append(body.split(b'name="upload_id"\r\n\r\n')[1][:36])
        if len(ids) == 1:
            first(route)
        else:
            _html(route, '<ul id="sample-papers"><li>Đã nhận</li></ul>')

    page.route("**/ui/tai-len/", second_time_lucky)
    _open(page, guide)
    page.locator("#sample-upload").set_input_files(_photo(400, 300))
    expect(page.locator(".sending .said")).to_contain_text(said)
    expect(page.locator("#sample-papers")).to_have_text("Đã nhận")
    assert len(ids) == 2 and len(set(ids)) == 1


def test_a_refused_file_says_why(page: Page, guide: str) -> None:
    page.route("**/ui/tai-len/", lambda route: _html(route, "Tệp này không phải ảnh hay PDF.", status=422))
    _open(page, guide)
    page.locator("#sample-upload").set_input_files(
        FilePayload(name="la.exe", mimeType="application/x-dosexec", buffer=b"MZ")
    )
    expect(page.locator(".sending li.is-wrong .said")).to_have_text("Tệp này không phải ảnh hay PDF.")


def test_an_empty_file_is_not_even_sent(page: Page, guide: str) -> None:
    _open(page, guide)
    page.locator("#sample-upload").set_input_files(FilePayload(name="rong.pdf", mimeType="application/pdf", buffer=b""))
    expect(page.locator(".sending li.is-wrong .said")).to_have_text("Tệp này rỗng. Xin chọn tệp khác.")


def test_a_region_fetches_itself_when_its_topic_changes(page: Page, guide: str) -> None:
    stream = "retry: 60000\n\nevent: guide\ndata: {}\n\n"
    page.route("**/events?topics=guide", lambda route: route.fulfill(body=stream, content_type="text/event-stream"))
    page.route("**/ui/luc-nay/", lambda route: _html(route, '<div id="moment" data-live="guide">Số liệu mới</div>'))
    _open(page, guide)
    expect(page.locator("#moment")).to_have_text("Số liệu mới")


def test_a_ward_is_found_without_accents_and_by_keyboard_alone(page: Page, guide: str) -> None:
    _open(page, guide)
    box = page.get_by_role("combobox", name="Phường, xã").first
    box.fill("nguyen an")
    expect(page.get_by_role("option")).to_have_text(["Phường Nguyễn An Ninh"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("Phường Nguyễn An Ninh")
    assert page.locator('select[name="ward"]').first.evaluate("each => each.value") == "Phường Nguyễn An Ninh"


def test_a_dialog_opens_closes_and_gives_the_focus_back(page: Page, guide: str) -> None:
    _open(page, guide)
    page.get_by_role("link", name="Rút hồ sơ…").click()
    expect(page.get_by_role("dialog", name="Rút hồ sơ này?")).to_be_visible()
    page.get_by_role("link", name="Giữ lại").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name="Rút hồ sơ…")).to_be_focused()


def test_f1_lists_the_keys_of_the_page(page: Page, guide: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    _open(page, guide, "khung/inbox/")
    page.keyboard.press("F1")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_contain_text("Tiếp nhận tại quầy")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+/")
    expect(page.get_by_label("Tìm hồ sơ")).to_be_focused()


def test_a_card_read_anywhere_in_the_page_lands_in_its_field(page: Page, guide: str) -> None:
    _open(page, guide)
    # A reader's first keys come at once, however busy the machine is that runs the test.
    first = "keys => keys.forEach(key => document.dispatchEvent(new KeyboardEvent('keydown', {key})))"
    page.evaluate(first, [*"0771"])
    page.keyboard.type("90000123|273456789|Nguyễn Thị An|12051990|Nữ|12 Lê Lợi|01012022")
    expect(page.get_by_label("Quét thẻ căn cước")).to_have_value(
        "077190000123|273456789|Nguyễn Thị An|12051990|Nữ|12 Lê Lợi|01012022"
    )


def test_what_is_no_card_is_told_so_and_not_sent(page: Page, guide: str) -> None:
    _open(page, guide)
    page.get_by_label("Quét thẻ căn cước").fill("không phải thẻ")
    page.keyboard.press("Enter")
    expect(page.locator("[data-reader-said]")).to_have_text("Chưa đọc được mã trên thẻ căn cước. Xin quét lại.")


def _open(page: Page, guide: str, path: str = "") -> None:
    page.goto(guide + path)
    awake(page)


def _photo(width: int, height: int) -> FilePayload:
    picture = Image.effect_noise((width // 8, height // 8), 80).resize((width, height))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    return FilePayload(name="anh.jpg", mimeType="image/jpeg", buffer=out.getvalue())


def _html(route: Route, body: str, status: int = 200) -> None:
    route.fulfill(status=status, body=body, headers={"Content-Type": "text/html; charset=utf-8"})
