"""The owner's page: who holds it, what is asked, what came of it; and what may be done, once and in time."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.assign import assign
from motcua.core.dossiers.services.refuse import refuse
from motcua.core.ledger.models import PersonalRead
from motcua.kernel import clock
from tests.people import City, signed_in
from tests.web.portal.papers import photo
from tests.web.portal.steps import finish

ASKED = [{"component": "sketch", "name": "Sơ đồ", "problem": "Ảnh mờ, không đọc được số thửa."}]


def page(client: Client, dossier: Dossier, more: str = "") -> str:
    return client.get(f"/ho-so/{dossier.code}/{more}").content.decode()


@pytest.fixture
def accepted(city: City, dossier: Dossier) -> Dossier:
    return accept(dossier, actor=city.dung.actor, version=dossier.version)


@pytest.fixture
def asked(city: City, dossier: Dossier) -> Dossier:
    ask_supplement(dossier, actor=city.dung.actor, version=dossier.version, items=ASKED)
    dossier.refresh_from_db()
    return dossier


def test_submitted_is_not_accepted(an: Client, dossier: Dossier) -> None:
    said = page(an, dossier)
    assert "Đã nộp, chờ trả lời" in said and "Trả lời trước 08:00, thứ Hai 16/09/2024." in said
    assert "Hẹn trả kết quả" not in said


def test_an_reads_who_holds_it_since_and_until_when(an: Client, city: City, accepted: Dossier) -> None:
    assign(accepted, actor=city.khoa.actor, version=accepted.version, officer=city.em.officer)
    said = page(an, accepted)
    assert "Chuyên viên, Phòng Quản lý đô thị đang giữ hồ sơ từ 08:00 hôm nay" in said
    assert "trước 17:00, thứ Sáu 27/09/2024" in said and "Vì sao là ngày này?" in said
    assert "Võ Văn Em" not in said


def test_while_an_is_asked_no_step_is_over_and_the_page_says_since_when(
    an: Client, city: City, accepted: Dossier
) -> None:
    assign(accepted, actor=city.khoa.actor, version=accepted.version, officer=city.em.officer)
    ask_supplement(accepted, actor=city.em.actor, version=accepted.version, items=ASKED)
    path = page(an, accepted).partition('<ol class="path">')[2]
    processing, _, waiting = path.partition("Chờ người nộp bổ sung")
    assert '<li class="paused">' in processing and "giữ từ" not in processing
    assert "từ 08:00 hôm nay" in waiting


def test_a_late_dossier_says_that_it_is_late(an: Client, accepted: Dossier, morning: clock.Hand) -> None:
    morning.advance(days=20)
    assert "Đã quá ngày hẹn." in page(an, accepted)


@pytest.mark.parametrize("path", ["", "tinh-trang/", "danh-gia/", "giay-tiep-nhan.pdf"])
def test_a_stranger_finds_no_dossier(chi: Client, dossier: Dossier, path: str) -> None:
    assert chi.get(f"/ho-so/{dossier.code}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["rut/", "bo-sung/", "danh-gia/"])
def test_a_stranger_moves_no_dossier(chi: Client, dossier: Dossier, path: str) -> None:
    assert chi.post(f"/ho-so/{dossier.code}/{path}", {"version": 1, "score": "5"}).status_code == 404


def test_form_01_is_made_when_it_is_asked_for(an: Client, accepted: Dossier) -> None:
    slip = an.get(f"/ho-so/{accepted.code}/giay-tiep-nhan.pdf")
    assert slip.content.startswith(b"%PDF") and "attachment" in slip["Content-Disposition"]


@pytest.mark.parametrize("name", ["giay-tiep-nhan", "phieu-bo-sung-1", "phieu-tu-choi", "phieu-la"])
def test_a_slip_that_was_never_given_is_no_page(an: Client, dossier: Dossier, name: str) -> None:
    assert an.get(f"/ho-so/{dossier.code}/{name}.pdf").status_code == 404


def test_form_03_says_why_it_was_refused(an: Client, city: City, dossier: Dossier) -> None:
    refuse(dossier, actor=city.dung.actor, version=dossier.version, reason="Không thuộc thẩm quyền.")
    assert "phieu-tu-choi.pdf" in page(an, dossier)
    assert an.get(f"/ho-so/{dossier.code}/phieu-tu-choi.pdf").content.startswith(b"%PDF")


def test_what_is_asked_stands_where_nobody_can_miss_it(an: Client, asked: Dossier) -> None:
    said = page(an, asked)
    assert "Cơ quan cần bạn bổ sung" in said and "Ảnh mờ, không đọc được số thửa." in said and "Bổ sung ngay" in said
    assert "phieu-bo-sung-1.pdf" in said


def test_an_answers_with_only_what_was_asked(an: Client, asked: Dossier) -> None:
    an.post(f"/ho-so/{asked.code}/bo-sung/")
    draft = Draft.objects.get(dossier=asked)
    papers = an.get(f"/nhap/{draft.pk}/", follow=True).content.decode()
    assert "Giấy tờ cần bổ sung" in papers and "Ảnh mờ" in papers and "Nội dung đề nghị" not in papers
    an.post(f"/nhap/{draft.pk}/giay-to/sketch/tep/", {"tep": SimpleUploadedFile("moi.jpg", photo("ro"))})
    draft.refresh_from_db()
    answer = an.post(f"/nhap/{draft.pk}/xem-lai/", {"revision": draft.revision})
    asked.refresh_from_db()
    assert answer["Location"] == f"/ho-so/{asked.code}/" and asked.state == State.REGISTERED
    assert an.post(f"/nhap/{draft.pk}/xem-lai/", {"revision": draft.revision})["Location"] == f"/ho-so/{asked.code}/"


def test_an_answer_without_what_was_asked_is_not_sent(an: Client, asked: Dossier) -> None:
    an.post(f"/ho-so/{asked.code}/bo-sung/")
    draft = Draft.objects.get(dossier=asked)
    missing = "Chưa có giấy tờ được yêu cầu bổ sung: Sơ đồ."
    assert missing in an.get(f"/nhap/{draft.pk}/xem-lai/").content.decode()
    answer = an.post(f"/nhap/{draft.pk}/xem-lai/", {"revision": draft.revision})
    assert answer.status_code == 422 and missing in answer.content.decode()


def test_nothing_is_asked_means_nothing_to_answer(an: Client, dossier: Dossier) -> None:
    assert an.post(f"/ho-so/{dossier.code}/bo-sung/").status_code == 409


def test_an_takes_her_dossier_back(an: Client, dossier: Dossier) -> None:
    an.post(f"/ho-so/{dossier.code}/rut/", {"version": dossier.version, "ly-do": "Nhầm thửa"})
    dossier.refresh_from_db()
    assert dossier.state == State.WITHDRAWN and "Rút hồ sơ…" not in page(an, dossier)


@pytest.mark.parametrize("version", ["0", "", "abc", "99"])
def test_a_stale_page_takes_nothing_back(an: Client, dossier: Dossier, version: str) -> None:
    assert an.post(f"/ho-so/{dossier.code}/rut/", {"version": version}).status_code == 409
    dossier.refresh_from_db()
    assert dossier.state == State.REGISTERED


def test_a_draft_of_the_office_is_nobodys_to_see(an: Client, city: City, accepted: Dossier) -> None:
    finish(accepted, city, until="propose")
    assert "Mật độ xây dựng" not in page(an, accepted) and "Kết quả</h2>" not in page(an, accepted)


def test_the_result_is_there_once_it_has_its_number(an: Client, city: City, accepted: Dossier) -> None:
    result = finish(accepted, city).result
    said = page(an, accepted)
    assert result.symbol in said and result.file.sha256 in said
    assert an.get(f"/tep/{result.file.pk}/").content.startswith(b"%PDF")


def test_an_says_how_it_went_once(an: Client, city: City, accepted: Dossier) -> None:
    dossier = finish(accepted, city)
    assert "Đánh giá" in page(an, dossier)
    assert an.post(f"/ho-so/{dossier.code}/danh-gia/", {}).status_code == 422
    assert an.post(f"/ho-so/{dossier.code}/danh-gia/", {"score": "5", "comment": "Nhanh"}).status_code == 302
    again = an.post(f"/ho-so/{dossier.code}/danh-gia/", {"score": "1"})
    assert again.status_code == 422 and dossier.rating.score == 5


def test_nobody_rates_what_is_not_over(an: Client, dossier: Dossier) -> None:
    assert an.post(f"/ho-so/{dossier.code}/danh-gia/", {"score": "5"}).status_code == 422


def test_an_officer_opens_a_file_of_her_unit_and_leaves_a_trace(city: City, dossier: Dossier) -> None:
    file = dossier.papers.get(component_code="sketch").file
    assert signed_in(city.dung).get(f"/tep/{file.pk}/").status_code == 200
    assert PersonalRead.objects.get().actor_id == str(city.dung.officer.pk)


def test_another_units_officer_opens_nothing(city: City, dossier: Dossier) -> None:
    file = dossier.papers.get(component_code="sketch").file
    assert signed_in(city.giang).get(f"/tep/{file.pk}/").status_code == 404
    assert not PersonalRead.objects.exists()


def test_the_region_that_lives_is_the_same_alone_and_in_the_page(an: Client, dossier: Dossier) -> None:
    part: Any = page(an, dossier, "tinh-trang/")
    assert f'data-live="dossier:{dossier.token}"' in part and part.strip() in page(an, dossier)
