"""Moves made from the page: done, refused beside the box, or refused with what was typed still there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.printed import print_form, samples
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.assign import assign
from tests.core.dossiers.walk import walked
from tests.people import City, make_officer
from tests.web.desk.conftest import SignIn, address, sent, text_of

pytestmark = pytest.mark.usefixtures("morning")

ANSWER = {"granted": "yes", "title": "Trả lời", "body": "Đất ở đô thị.", "proposal": "Đề nghị ký."}


def now(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def test_dung_accepts_and_the_next_of_the_tab_follows(city: City, signed_in: SignIn) -> None:
    first, second = walked(city), walked(city)
    answer = signed_in(city.dung).post(address(first, "tiep-nhan"), sent(first, tab="cho-tiep-nhan"))
    assert answer.headers["Location"] == f"{address(second)}?tab=cho-tiep-nhan"
    assert now(first).state == State.ACCEPTED


def test_after_the_last_one_the_empty_tab_is_shown(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    browser = signed_in(city.dung)
    answer = browser.post(address(dossier, "tiep-nhan"), sent(dossier, tab="cho-tiep-nhan"), follow=True)
    page = text_of(answer)
    assert f"Đã tiếp nhận hồ sơ {dossier.code}." in page
    assert "Không còn hồ sơ chờ tiếp nhận" in page


def test_whoever_came_by_search_stays_with_the_dossier(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    answer = signed_in(city.dung).post(address(dossier, "tiep-nhan"), sent(dossier))
    assert answer.headers["Location"] == address(dossier)


def test_two_officers_on_one_dossier_the_second_is_told_and_keeps_her_words(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    make_officer("thao", "Lê Thị Thảo", city.one_stop, "Chuyên viên một cửa", "one_stop")
    seen_by_dung = sent(dossier, remark="Hồ sơ đủ, chuyển phòng QLĐT.")
    accept(dossier, actor=city.dung.actor, version=dossier.version)
    answer = signed_in(city.dung).post(address(dossier, "tiep-nhan"), seen_by_dung)
    page = text_of(answer)
    assert answer.status_code == 409
    assert "dossier.changed_meanwhile" in page and "Bạn không có quyền" not in page
    assert "Hồ sơ đủ, chuyển phòng QLĐT." in page
    assert "Việc mới nhất: Tiếp nhận, Phạm Thị Dung" in page


def test_a_stale_screen_is_refused_and_the_box_keeps_its_text_on_the_new_version(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "assigned")
    stale = sent(dossier, **ANSWER | {"body": "Chữ đã gõ rất lâu."})
    assign(dossier, actor=city.khoa.actor, version=dossier.version, officer=city.em.officer)
    answer = signed_in(city.em).post(address(dossier, "trinh"), stale)
    page = text_of(answer)
    assert answer.status_code == 409
    assert "dossier.changed_meanwhile" in page
    assert "Chữ đã gõ rất lâu.</textarea>" in page
    assert f'name="version" value="{now(dossier).version}"' in page


def test_em_proposes_and_khoa_holds_it(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "assigned")
    signed_in(city.em).post(address(dossier, "trinh"), sent(dossier, **ANSWER))
    result = Result.objects.get(dossier=dossier)
    assert (result.title, result.granted, result.proposal) == ("Trả lời", True, "Đề nghị ký.")
    assert now(dossier).holder_officer == city.khoa.officer


def test_a_reasoned_refusal_is_an_answer_too(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "assigned")
    browser = signed_in(city.em)
    assert "chưa đủ điều kiện giải quyết" in text_of(browser.get(f"{address(dossier)}?mau=khong"))
    browser.post(address(dossier, "trinh"), sent(dossier, **ANSWER | {"granted": "no"}))
    assert Result.objects.get(dossier=dossier).granted is False


def test_khoa_gives_it_to_another_and_sees_how_much_each_has(city: City, signed_in: SignIn) -> None:
    walked(city, "assigned")
    dossier = walked(city, "accepted")
    other = make_officer("tuan", "Lý Minh Tuấn", city.planning, "Chuyên viên", "specialist", usual=False)
    browser = signed_in(city.khoa)
    assert "đang giữ 1 hồ sơ" in text_of(browser.get(address(dossier)))
    browser.post(address(dossier, "phan-cong"), sent(dossier, officer=other.officer.pk))
    assert now(dossier).holder_officer == other.officer


BAD = {
    "no reason": ("submitted", "dung", "tu-choi", {}, "Xin ghi rõ lý do từ chối"),
    "blank remark": ("proposed", "khoa", "tra-lai", {"remark": "   "}, "tra-lai-remark-wrong"),
    "no body": ("assigned", "em", "trinh", ANSWER | {"body": ""}, "trinh-body-wrong"),
    "a gap": ("assigned", "em", "trinh", ANSWER | {"body": "Tầng cao tối đa: …"}, "Còn chỗ “…” chưa điền"),
    "no title": ("assigned", "em", "trinh", ANSWER | {"title": ""}, "trinh-title-wrong"),
    "title too long": ("assigned", "em", "trinh", ANSWER | {"title": "x" * 301}, "trinh-title-wrong"),
    "nobody chosen": ("accepted", "khoa", "phan-cong", {}, "phan-cong-officer-wrong"),
    "not a specialist": ("accepted", "khoa", "phan-cong", {"officer": "999999"}, "phan-cong-officer-wrong"),
    "no receiver": ("numbered", "dung", "tra", {"way": "counter", "receiver_name": " "}, "Xin ghi tên người nhận"),
    "no such way": ("numbered", "dung", "tra", {"way": "pigeon"}, "tra-way-wrong"),
    "no version": ("submitted", "dung", "tiep-nhan", {"version": ""}, "Xin gửi lại"),
    "a word for a version": ("submitted", "dung", "tiep-nhan", {"version": "mới nhất"}, "Xin gửi lại"),
}


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_is_said_beside_its_box_and_moves_nothing(city: City, signed_in: SignIn, bad: str) -> None:
    stop, who, act, typed, said = BAD[bad]
    dossier = walked(city, stop)
    answer = signed_in(getattr(city, who)).post(address(dossier, act), sent(dossier, **typed))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert now(dossier).version == dossier.version


def test_a_phrase_of_the_bank_makes_the_reason(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    phrase = "Khu đất nằm ngoài địa bàn thành phố nên cơ quan không có thẩm quyền giải quyết."
    signed_in(city.dung).post(address(dossier, "tu-choi"), sent(dossier, phrase=phrase, reason="Nộp tại Long Điền."))
    assert now(dossier).remarks.get().text == f"{phrase}\nNộp tại Long Điền."


def test_a_result_written_elsewhere_is_uploaded_and_becomes_the_paper(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "assigned")
    file = SimpleUploadedFile("tra-loi.pdf", print_form(samples.result_document()), "application/pdf")
    signed_in(city.em).post(address(dossier, "trinh"), sent(dossier, **ANSWER, file=file))
    assert Result.objects.get(dossier=dossier).file.owner == f"party:{city.an.party.pk}"


FILES = {"ghi-am.exe": b"MZ\x90\x00" * 64, "trong.pdf": b"", "anh.pdf": b"\xff\xd8\xff\xe0 not a pdf"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_pdf_is_refused_and_the_words_stay(city: City, signed_in: SignIn, name: str) -> None:
    dossier = walked(city, "assigned")
    file = SimpleUploadedFile(name, FILES[name], "application/pdf")
    answer = signed_in(city.em).post(address(dossier, "trinh"), sent(dossier, **ANSWER, file=file))
    assert answer.status_code in (409, 422)
    assert "Đất ở đô thị.</textarea>" in text_of(answer)
    assert not Result.objects.exists()


def test_hanh_numbers_and_the_receiver_signs_with_a_name(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "approved")
    signed_in(city.hanh).post(address(dossier, "cap-so"), sent(dossier))
    dossier = now(dossier)
    handed = sent(dossier, way="counter", receiver_name="Trần Văn Bình")
    signed_in(city.dung).post(address(dossier, "tra"), handed)
    assert (now(dossier).state, now(dossier).receiver_name) == (State.RETURNED, "Trần Văn Bình")


def test_what_is_no_move_is_not_found(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    assert signed_in(city.dung).post(address(dossier, "xoa"), sent(dossier)).status_code == 404
    assert signed_in(city.dung).get(address(dossier, "tiep-nhan")).status_code == 405
