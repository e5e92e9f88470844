"""Asking for a supplement: every defect at once, by component, with the paper to look at before it goes."""

import pytest

from motcua.core.catalogue.models import ProcedureVersion
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Supplement
from motcua.core.dossiers.phrases import phrase_bank
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.kernel.dates import format_moment
from motcua.web.desk.supplement import suggested_day
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.desk.conftest import SignIn, address, sent, text_of
from tests.web.desk.people import answered

pytestmark = pytest.mark.usefixtures("morning")

PHRASE = phrase_bank("supplement")[1].phrases[0]
TWO_DEFECTS = {"phrase_0": PHRASE, "problem_0": "Trang 2.", "ask_1": "on", "problem_1": "Thiếu tọa độ góc ranh."}


def test_every_defect_goes_out_in_one_request(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    signed_in(city.dung).post(address(dossier, "bo-sung"), sent(dossier, reason="Chưa rõ vị trí.", **TWO_DEFECTS))
    asked = Supplement.objects.get(dossier=dossier)
    assert [(item["component"], item["problem"]) for item in asked.items] == [
        ("request", f"{PHRASE}\nTrang 2."),
        ("sketch", "Thiếu tọa độ góc ranh."),
    ]
    assert Dossier.objects.get(pk=dossier.pk).state == State.SUPPLEMENT


def test_a_tick_alone_asks_for_the_paper_again_and_other_content_needs_no_paper(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    signed_in(city.dung).post(address(dossier, "bo-sung"), sent(dossier, ask_1="on", other="Cho biết mục đích."))
    items = Supplement.objects.get(dossier=dossier).items
    assert [item["problem"] for item in items] == ["Xin nộp lại giấy tờ này.", "Cho biết mục đích."]


def test_the_page_lists_every_component_with_the_phrase_bank(city: City, signed_in: SignIn) -> None:
    page = text_of(signed_in(city.dung).get(address(walked(city), "bo-sung")))
    assert page.count(PHRASE) == 4  # as value and as text, for each of two components
    for said in ("Đơn đề nghị", "Sơ đồ vị trí khu đất", "Mờ, khó đọc", "Thiếu trang", "Hết hạn", "Sai mẫu"):
        assert said in page


def test_the_first_request_carries_no_threat_and_the_second_does_before_the_button(
    city: City, signed_in: SignIn
) -> None:
    dossier = walked(city, "assigned")
    browser = signed_in(city.em)
    assert "tính quá hạn" not in text_of(browser.get(address(dossier, "bo-sung")))
    items = [{"component": "request", "name": "Đơn", "problem": "Ghi rõ."}]
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=items)
    answered(city, dossier)
    page = text_of(browser.get(address(dossier, "bo-sung")))
    assert page.index("Đây là lần thứ 2: hồ sơ sẽ bị tính quá hạn") < page.index("Gửi yêu cầu")


def test_a_day_is_suggested_where_the_procedure_has_a_rule_and_moved_off_the_weekend(city: City) -> None:
    dossier = walked(city)
    assert suggested_day(dossier) == ""
    dossier.procedure = ProcedureVersion(rules={"supplement_answer_days": 15})
    assert suggested_day(dossier) == "30/09/2024"  # 15 days on is a Saturday


def test_the_day_runs_until_the_end_of_work(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    signed_in(city.dung).post(address(dossier, "bo-sung"), sent(dossier, other="Ghi rõ.", answer_by="20/9/2024"))
    assert format_moment(Supplement.objects.get().answer_by) == "17:00, thứ Sáu 20/09/2024"


BAD = {
    "nothing": ({}, "Xin ghi ít nhất một giấy tờ hoặc nội dung cần bổ sung."),
    "an impossible day": ({"other": "Ghi rõ.", "answer_by": "31/02/2025"}, "Ngày 31/02/2025 không có trong lịch"),
    "no day at all": ({"other": "Ghi rõ.", "answer_by": "tuần sau"}, "Không đọc được ngày"),
    "today": ({"other": "Ghi rõ.", "answer_by": "13/09/2024"}, "Hạn bổ sung phải sau hôm nay."),
    "a phrase of nobody": ({"other": "Ghi rõ.", "phrase_0": "Tự bịa"}, "Tự bịa"),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_is_wrong_is_said_and_what_was_typed_stays(city: City, signed_in: SignIn, bad: str) -> None:
    typed, said = BAD[bad]
    dossier = walked(city)
    answer = signed_in(city.dung).post(
        address(dossier, "bo-sung"), sent(dossier, problem_1="Chữ đã gõ.", **typed) if typed else sent(dossier)
    )
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert ("Chữ đã gõ.</textarea>" in text_of(answer)) is bool(typed)
    assert not Supplement.objects.exists()


def test_two_officers_ask_at_once_and_the_second_keeps_her_words(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    stale = sent(dossier, problem_1="Thiếu tọa độ góc ranh.")
    accept(dossier, actor=city.dung.actor, version=dossier.version)
    answer = signed_in(city.dung).post(address(dossier, "bo-sung"), stale)
    assert answer.status_code == 409 and "dossier.changed_meanwhile" in text_of(answer)
    assert "Thiếu tọa độ góc ranh.</textarea>" in text_of(answer)


def test_form_02_is_looked_at_before_it_goes_and_nothing_is_written(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    browser = signed_in(city.dung)
    paper = browser.post(address(dossier, "bo-sung/xem-truoc"), sent(dossier, **TWO_DEFECTS))
    assert (paper.headers["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert "frame-ancestors 'self'" in paper.headers["Content-Security-Policy"]
    nothing = browser.post(address(dossier, "bo-sung/xem-truoc"), sent(dossier))
    assert (nothing.status_code, Supplement.objects.exists()) == (422, False)


def test_the_clock_is_said_to_pause_only_when_one_runs(city: City, signed_in: SignIn) -> None:
    pauses = "Thời hạn giải quyết tạm dừng"
    assert pauses not in text_of(signed_in(city.dung).get(address(walked(city), "bo-sung")))
    assert pauses in text_of(signed_in(city.em).get(address(walked(city, "assigned"), "bo-sung")))
