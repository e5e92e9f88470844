"""A dossier's page: what is in it, what may be done now, who held it, what was said; and that a look leaves a row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.send_back import send_back
from motcua.core.feedback.services.rate_dossier import rate_dossier
from motcua.kernel import clock
from tests.core.dossiers.walk import STOPS, walked
from tests.people import City
from tests.web.desk.conftest import SignIn, address, looks_at, text_of
from tests.web.desk.people import answered

pytestmark = pytest.mark.usefixtures("morning")

SKETCH = [{"component": "sketch", "name": "Sơ đồ vị trí khu đất", "problem": "Ảnh mờ, không đọc được số thửa."}]
NEXT_STEP = {
    "submitted": ("dung", ["Tiếp nhận", "Yêu cầu bổ sung", "Từ chối tiếp nhận"]),
    "accepted": ("khoa", ["Phân công", "Võ Văn Em", "đang giữ 0 hồ sơ"]),
    "assigned": ("em", ["Trình", "Trích yếu", "Yêu cầu bổ sung", "Dừng xử lý"]),
    "proposed": ("khoa", ["Ký nháy", "Trả lại", "Dự thảo kết quả"]),
    "initialled": ("phuc", ["Ký duyệt", "Trả lại"]),
    "approved": ("hanh", ["Lấy số, đóng dấu"]),
    "numbered": ("dung", ["Trả kết quả", "Người nhận", "Kết quả 01/UBND-QLĐT"]),
}


@pytest.mark.parametrize("stop", STOPS)
def test_the_next_step_is_offered_to_whose_work_it_is(city: City, signed_in: SignIn, stop: str) -> None:
    who, offered = NEXT_STEP[stop]
    dossier = walked(city, stop)
    page = text_of(signed_in(getattr(city, who)).get(address(dossier)))
    assert "Bước tiếp theo" in page
    assert [said for said in offered if said not in page] == []


def test_who_only_watches_is_told_whose_turn_it_is(city: City, signed_in: SignIn) -> None:
    page = text_of(signed_in(city.lan).get(address(walked(city, "assigned"))))
    assert "Đang ở Võ Văn Em" in page
    assert "chưa có việc nào cần bạn làm" in page
    assert 'class="move"' not in page


def test_what_an_typed_is_read_under_its_label(city: City, signed_in: SignIn) -> None:
    page = text_of(signed_in(city.em).get(f"{address(walked(city, 'assigned'))}?xem=don"))
    assert "Thửa đất số" in page
    assert "150 m²" in page


def test_who_held_it_and_how_long_counts_working_time_only(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    dossier = walked(city, "assigned")
    morning.advance(days=3, hours=2)  # over a weekend, to Monday 10:00
    page = text_of(signed_in(city.em).get(address(dossier)))
    assert "1 ngày 2 giờ / 8 ngày" in page
    assert "Nhận hồ sơ" in page


def test_the_promised_date_says_why(city: City, signed_in: SignIn) -> None:
    page = text_of(signed_in(city.em).get(address(walked(city, "assigned"))))
    assert "17:00, thứ Sáu 27/09/2024" in page
    assert "10 ngày làm việc × 8 giờ" in page


def test_the_thread_of_remarks_is_read_from_the_newest(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    dossier = walked(city, "proposed")
    morning.advance(hours=1)
    send_back(dossier, actor=city.khoa.actor, version=dossier.version, remark="Ghi rõ lộ giới đường Lê Lợi.")
    page = text_of(signed_in(city.em).get(address(dossier)))
    assert "Ghi rõ lộ giới đường Lê Lợi." in page
    assert "Đặng Anh Khoa · QLĐT" in page


def test_a_draft_that_came_back_is_there_to_be_mended(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "proposed")
    send_back(dossier, actor=city.khoa.actor, version=dossier.version, remark="Sửa trích yếu.")
    page = text_of(signed_in(city.em).get(address(dossier)))
    assert 'value="Trả lời"' in page
    assert "Đất ở.</textarea>" in page


def test_what_is_asked_stands_beside_its_paper_and_the_old_paper_stays_readable(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "assigned")
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=SKETCH)
    page = text_of(signed_in(city.em).get(address(dossier)))
    assert "Đang chờ người nộp bổ sung" in page
    assert page.count("Ảnh mờ, không đọc được số thửa.") == 2  # beside the paper, and in the request


def test_an_answered_request_is_kept_with_its_form(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "assigned")
    items = [{"component": "request", "name": "Đơn đề nghị", "problem": "Ghi rõ số thửa."}]
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=items)
    answered(city, dossier)
    page = text_of(signed_in(city.em).get(address(dossier)))
    assert "Đã bổ sung lúc" in page
    assert f"{address(dossier, 'mau/02')}?so=1" in page


def test_every_look_leaves_a_row_and_refreshing_the_papers_leaves_none(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "assigned")
    browser = signed_in(city.em)
    browser.get(address(dossier))
    browser.get(address(dossier), headers={"HX-Request": "true", "HX-Target": "reading"})
    assert looks_at(dossier) == [(city.em.actor.id, "processing")]


def test_nobody_looked_when_it_is_out_of_scope(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    assert signed_in(city.giang).get(address(dossier)).status_code == 404
    assert looks_at(dossier) == []


def test_the_other_dossiers_of_the_person_are_at_hand(city: City, signed_in: SignIn) -> None:
    dossier, other = walked(city, "assigned"), walked(city)
    assert other.code in text_of(signed_in(city.em).get(address(dossier)))


@pytest.mark.parametrize("who", ["em", "khoa", "lan"])
def test_the_page_asks_the_same_number_of_questions_however_much_lies_around(
    city: City, signed_in: SignIn, who: str
) -> None:
    browser = signed_in(getattr(city, who))
    asked = []
    for _ in range(2):
        dossier = walked(city, "assigned")
        browser.get(address(dossier))
        with CaptureQueriesContext(connection) as queries:
            browser.get(address(dossier))
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 40


@pytest.mark.parametrize("asked", ["xem=999999", "xem=du-thao", "xem=../../", "tab=khong-co", "mau=khong"])
def test_an_address_that_nobody_gave_out_shows_the_dossier(city: City, signed_in: SignIn, asked: str) -> None:
    assert signed_in(city.em).get(f"{address(walked(city, 'assigned'))}?{asked}").status_code == 200


def test_a_code_that_is_nobodys_is_not_found(city: City, signed_in: SignIn) -> None:
    dossier = Dossier(code="H06.30.15-240913-9999")
    assert signed_in(city.em).get(address(dossier)).status_code == 404


def test_what_the_person_said_of_it_is_read_where_it_was_done(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "numbered")
    assert "Người dân đánh giá" not in text_of(signed_in(city.em).get(address(dossier)))
    said = {"score": 1, "answers": {"attitude": "slow"}, "comment": "Hẹn hai lần.\n<b>Không ai gọi.</b>"}
    rate_dossier(dossier, actor=city.an.actor, **said)
    page = text_of(signed_in(city.em).get(address(dossier)))
    assert "Rất không hài lòng" in page and "Có lúc chậm trả lời" in page
    assert "Hẹn hai lần.<br>&lt;b&gt;Không ai gọi.&lt;/b&gt;" in page
