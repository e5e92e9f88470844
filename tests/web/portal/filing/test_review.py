"""The review, and the one button: what is wrong is said at once, what was sent is sent once."""

from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.definitions import DraftState
from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.services.draft_papers import add_part
from motcua.core.dossiers.services.save_draft import save_answers
from tests.people import ANSWERS, City


@pytest.fixture
def ready(city: City, draft: Draft, sketch: Any) -> Draft:
    """A draft with nothing missing."""
    save_answers(draft, actor=city.an.actor, revision=draft.revision, answers=ANSWERS)
    add_part(draft, actor=city.an.actor, component_code="sketch", file=sketch)
    return draft


def review(draft: Draft) -> str:
    return f"/nhap/{draft.pk}/xem-lai/"


def test_everything_that_is_missing_is_listed_with_a_way_to_it(an: Client, draft: Draft) -> None:
    page = an.get(review(draft)).content.decode()
    assert f'href="/nhap/{draft.pk}/thong-tin/request/?soat=1#f-plot">Xin nhập “Thửa đất số”.' in page
    assert f'href="/nhap/{draft.pk}/giay-to/#giay-sketch">Còn thiếu giấy tờ: Sơ đồ vị trí khu đất.' in page


def test_nothing_is_sent_while_something_is_missing(an: Client, draft: Draft) -> None:
    answer = an.post(review(draft), {"revision": draft.revision})
    assert answer.status_code == 422 and not Dossier.objects.exists()
    draft.refresh_from_db()
    assert draft.state == DraftState.OPEN


def test_the_review_shows_exactly_what_is_sent(an: Client, ready: Draft) -> None:
    page = an.get(review(ready)).content.decode()
    for words in (
        "Nguyễn Thị An",
        "150 m²",
        "Sơ đồ vị trí khu đất",
        "1 trang",
        "Phòng Quản lý đô thị",
        "Không mất phí",
    ):
        assert words in page
    assert "wrongs" not in page


def test_an_submits_and_holds_a_receipt(an: Client, ready: Draft) -> None:
    answer = an.post(review(ready), {"revision": ready.revision, "nhan": "counter"})
    dossier = Dossier.objects.get()
    receipt = an.get(answer["Location"]).content.decode()
    assert answer["Location"] == f"/bien-nhan/{dossier.code}/" and dossier.return_way == "counter"
    assert dossier.code in receipt and dossier.papers.get(component_code="sketch").file.sha256 in receipt
    assert "08:00, thứ Hai 16/09/2024" in receipt and "Đã nộp chưa phải là đã tiếp nhận" in receipt


def test_the_button_asks_a_fixed_number_of_questions(an: Client, ready: Draft, django_assert_num_queries: Any) -> None:
    an.get(review(ready))  # what a process reads only once is read
    with django_assert_num_queries(14):
        an.post(review(ready), {"revision": ready.revision, "nhan": "post"})


def test_no_due_date_before_the_office_has_accepted(an: Client, ready: Draft) -> None:
    answer = an.post(review(ready), {"revision": ready.revision})
    assert "Hẹn trả kết quả" not in an.get(answer["Location"]).content.decode()


def test_submitting_twice_leads_to_the_same_receipt(an: Client, ready: Draft) -> None:
    first = an.post(review(ready), {"revision": ready.revision, "nhan": "post"})
    second = an.post(review(ready), {"revision": ready.revision, "nhan": "post"})
    assert first["Location"] == second["Location"] and Dossier.objects.count() == 1
    assert an.get(review(ready))["Location"] == first["Location"]


def test_a_form_page_left_open_leads_to_the_receipt_too(an: Client, ready: Draft) -> None:
    an.post(review(ready), {"revision": ready.revision})
    answer = an.post(f"/nhap/{ready.pk}/thong-tin/request/", {"revision": ready.revision, "plot": "99"})
    assert answer["Location"].startswith("/bien-nhan/")


@pytest.mark.parametrize("path", ["", "thong-tin/request/", "giay-to/", "giay-to/sketch/xem/", "noi-nop/"])
def test_every_page_of_a_draft_that_was_sent_leads_to_its_receipt(an: Client, ready: Draft, path: str) -> None:
    an.post(review(ready), {"revision": ready.revision})
    assert an.get(f"/nhap/{ready.pk}/{path}")["Location"].startswith("/bien-nhan/")


def test_a_field_of_a_draft_that_was_sent_says_so(an: Client, ready: Draft) -> None:
    an.post(review(ready), {"revision": ready.revision})
    answer = an.post(f"/nhap/{ready.pk}/luu/", {"field": "plot", "plot": "99", "revision": ready.revision + 1})
    assert answer.status_code == 422 and "đã được nộp" in answer.content.decode()


def test_a_draft_changed_in_another_window_is_shown_anew(an: Client, city: City, ready: Draft) -> None:
    stale = ready.revision
    save_answers(ready, actor=city.an.actor, revision=stale, answers={"plot": "99"})
    answer = an.post(review(ready), {"revision": stale})
    assert answer.status_code == 409 and "vừa được sửa" in answer.content.decode()
    assert not Dossier.objects.exists()
    assert an.post(review(ready), {"revision": ready.revision}).status_code == 302


@pytest.mark.parametrize("revision", ["", "abc", "-5", "99999999999999999999"])
def test_a_revision_that_cannot_be_read_sends_nothing(an: Client, ready: Draft, revision: str) -> None:
    assert an.post(review(ready), {"revision": revision}).status_code == 409
    assert not Dossier.objects.exists()


def test_a_way_back_from_nowhere_is_not_heard(an: Client, ready: Draft) -> None:
    an.post(review(ready), {"revision": ready.revision, "nhan": "pigeon"})
    assert Dossier.objects.get().return_way == "online"


def test_a_stranger_sees_no_receipt(chi: Client, dossier: Dossier) -> None:
    assert chi.get(f"/bien-nhan/{dossier.code}/").status_code == 404
