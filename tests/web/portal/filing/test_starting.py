"""Which case, where, for whom: asked only where there is a choice."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from motcua.core.catalogue.models import ProcedureCase
from motcua.core.documents.models import PaperSource
from motcua.core.documents.services.keep_in_repository import keep_in_repository
from motcua.core.dossiers.models import Draft
from motcua.core.identity.definitions import MandateKind
from motcua.core.identity.services.give_mandate import give_mandate
from motcua.kernel import clock
from tests.people import City, make_procedure, offer, signed_in

START = "/nop/1.008455/"


def lets_an_act(city: City, **more: Any) -> None:
    """Bình authorises An."""
    until = clock.now() + timedelta(days=30)
    give_mandate(city.binh.party, city.an.party, actor=city.binh.actor, evidence="số 5", valid_to=until, **more)


def test_with_one_place_and_one_applicant_nothing_is_asked(an: Client, city: City) -> None:
    page = an.get(START).content.decode()
    assert "Bộ phận Tiếp nhận và Trả kết quả thành phố" in page and 'type="radio"' not in page
    answer = an.post(START)
    draft = Draft.objects.get()
    assert answer["Location"] == f"/nhap/{draft.pk}/thong-tin/request/"
    assert (draft.receiving_unit, draft.competent_unit, draft.applicant) == (
        city.one_stop,
        city.planning,
        city.an.party,
    )


def test_looking_at_the_page_begins_nothing(an: Client) -> None:
    an.get(START)
    assert not Draft.objects.exists()


def test_a_case_and_a_place_must_be_chosen_where_there_are_several(an: Client, city: City) -> None:
    ProcedureCase.objects.create(version=city.procedure, code="plot", name="Một thửa đất")
    near = offer(city.procedure, city.ward_desk, city.ward)
    answer = an.post(START, {})
    page = answer.content.decode()
    assert (
        answer.status_code == 422 and "Xin chọn “Trường hợp của bạn”." in page and "Xin chọn “Nơi giải quyết”." in page
    )
    an.post(START, {"case": "plot", "place": near.pk})
    draft = Draft.objects.get()
    assert draft.case.code == "plot" and draft.receiving_unit == city.ward_desk


def test_a_place_from_nowhere_is_refused(an: Client, city: City) -> None:
    offer(city.procedure, city.ward_desk, city.ward)
    assert an.post(START, {"place": "999999"}).status_code == 422


def test_an_files_for_binh_under_his_mandate(an: Client, city: City) -> None:
    lets_an_act(city)
    assert "Thay cho Trần Văn Bình" in an.get(START).content.decode()
    an.post(START, {"applicant": str(city.binh.party.pk)})
    draft = Draft.objects.get()
    assert (draft.applicant, draft.filer) == (city.binh.party, city.an.party) and draft.mandate is not None


def test_a_mandate_for_another_procedure_opens_nothing_here(an: Client, city: City) -> None:
    lets_an_act(city, procedure_codes=["2.000815"])
    assert "Bình" not in an.get(START).content.decode()
    an.post(START, {"applicant": str(city.binh.party.pk)})
    assert Draft.objects.get().applicant == city.an.party


def test_a_paper_that_is_here_already_is_put_in_at_once(an: Client, city: City, sketch: Any) -> None:
    said = {"kind": "sketch", "name": "Sơ đồ cũ", "file": sketch, "source": PaperSource.FILED}
    keep_in_repository(actor=city.an.actor, party=city.an.party, **said)
    an.post(START)
    draft = Draft.objects.get()
    page = an.get(f"/nhap/{draft.pk}/giay-to/").content.decode()
    assert draft.papers.get().source == PaperSource.REUSED and "Không cần nộp: đã có" in page


def test_a_paper_that_ran_out_is_not_offered(an: Client, city: City, sketch: Any) -> None:
    over = clock.today() - timedelta(days=1)
    said = {"kind": "sketch", "name": "Sơ đồ cũ", "file": sketch, "source": PaperSource.FILED, "valid_until": over}
    keep_in_repository(actor=city.an.actor, party=city.an.party, **said)
    an.post(START)
    assert not Draft.objects.get().papers.exists()


def test_a_draft_begun_before_is_offered_again(an: Client, draft: Draft) -> None:
    assert f"/nhap/{draft.pk}/" in an.get(START).content.decode()


def test_what_is_not_online_says_where_to_go(an: Client, city: City) -> None:
    version = make_procedure("9.000002", "Thủ tục tại quầy", service_level="none")
    offer(version, city.ward_desk, city.ward)
    page = an.get("/nop/9.000002/").content.decode()
    assert "chưa nộp trên mạng được" in page and "Bộ phận Tiếp nhận và Trả kết quả Phường 1" in page


@pytest.mark.parametrize("code", ["9.999999", "'; DROP", "../.."])
def test_an_unknown_procedure_is_no_page(an: Client, code: str) -> None:
    assert an.get(f"/nop/{code}/").status_code == 404


def test_an_officer_is_told_that_this_is_for_citizens(city: City, morning: clock.Hand) -> None:
    assert signed_in(city.dung).get(START).status_code == 403


def test_changing_the_place_keeps_what_was_typed(an: Client, city: City, draft: Draft) -> None:
    near = offer(city.procedure, city.ward_desk, city.ward)
    assert an.get(f"/nhap/{draft.pk}/noi-nop/").status_code == 200
    an.post(f"/nhap/{draft.pk}/noi-nop/", {"place": near.pk})
    draft.refresh_from_db()
    assert draft.receiving_unit == city.ward_desk and draft.answers["full_name"] == "Nguyễn Thị An"


def test_a_draft_is_thrown_away_and_gone(an: Client, draft: Draft) -> None:
    an.post(f"/nhap/{draft.pk}/xoa/")
    for path in ("", "giay-to/", "xem-lai/", "thong-tin/request/"):
        assert an.get(f"/nhap/{draft.pk}/{path}").status_code == 404


def test_the_machine_of_a_centre_is_remembered(an: Client, settings: Any) -> None:
    settings.MOTCUA_KIOSK_CODES = ["may-so-1"]
    an.get("/quay-tu-phuc-vu/may-so-1")
    an.post(START)
    assert Draft.objects.get().at_centre


def test_a_helper_files_as_a_helper(an: Client, city: City) -> None:
    lets_an_act(city, kind=MandateKind.ASSISTANCE)
    an.post(START, {"applicant": str(city.binh.party.pk)})
    assert Draft.objects.get().mandate.kind == MandateKind.ASSISTANCE
