"""Finding a procedure by typing, and choosing one's case before anything else."""

from playwright.sync_api import Page, expect

from tests.people import City


def test_the_list_follows_the_words_while_one_types(phone: Page, city: City) -> None:
    phone.goto("/thu-tuc/")
    expect(phone.locator("#ket-qua li")).to_have_count(2)
    phone.locator("#q").press_sequentially("nuoc thai")
    expect(phone.locator("#ket-qua li")).to_have_count(1)
    expect(phone.locator("#ket-qua")).to_contain_text("Tờ khai phí bảo vệ môi trường")
    phone.reload()
    expect(phone.locator("#ket-qua li")).to_have_count(1)


def test_the_first_screen_of_a_phone_holds_the_four_answers_and_the_button(phone: Page, city: City) -> None:
    phone.goto("/thu-tuc/1.008603/")
    for words in ("Nộp gì", "Bao lâu", "Bao nhiêu tiền", "Nhận ở đâu"):
        box = phone.get_by_text(words, exact=True).bounding_box()
        assert box is not None and box["y"] + box["height"] < 844
    button = phone.get_by_role("link", name="Nộp hồ sơ").bounding_box()
    assert button is not None and button["y"] + button["height"] <= 844


def test_papers_change_with_the_case_in_place(phone: Page, city: City) -> None:
    phone.goto("/thu-tuc/1.008455/")
    expect(phone.locator("main")).not_to_contain_text("Bản vẽ ranh giới")
    phone.locator("label.choice", has_text="Khu đất để lập dự án").click()
    expect(phone.locator("main")).to_contain_text("Bản vẽ ranh giới")
    href = phone.get_by_role("link", name="Nộp hồ sơ").get_attribute("href")
    assert href == "/nop/1.008455/?truong-hop=project"


def test_without_javascript_the_links_and_buttons_do_the_same(plain_phone: Page, city: City) -> None:
    plain_phone.goto("/")
    plain_phone.fill('[name="q"]', "nuoc thai")
    plain_phone.get_by_role("button", name="Tìm").click()
    plain_phone.get_by_role("link", name="Tờ khai phí bảo vệ môi trường").first.click()
    expect(plain_phone.get_by_role("heading", level=1)).to_contain_text("nước thải")


def test_where_a_dossier_is_told_by_its_code_from_the_first_page(phone: Page, city: City) -> None:
    phone.goto("/")
    phone.fill('[name="ma"]', "h06.30.15-240913-0001")
    phone.get_by_role("button", name="Xem hồ sơ đang ở đâu").click()
    expect(phone.locator("#ma-wrong")).to_contain_text("Chưa có hồ sơ nào mang mã")
    expect(phone.locator("#ma")).to_have_value("h06.30.15-240913-0001")
