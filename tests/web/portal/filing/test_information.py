"""The form: kept as typed, judged when sent on, open to two windows, closed to strangers."""

import re
from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.models import Draft
from motcua.core.dossiers.services.save_draft import save_answers
from tests.people import City

AUTOSAVE = {"X-Requested-With": "autosave"}
HOME = {"home.line": "12 Lê Lợi", "home.ward": "26506", "home.ward.words": "Phường 1, thành phố Vũng Tàu"}
WHOLE = {"number": "077190000123", "built": "no", **HOME}


def step(draft: Draft, code: str = "who") -> str:
    return f"/nhap/{draft.pk}/thong-tin/{code}/"


def send(an: Client, draft: Draft, code: str = "who", **typed: str) -> Any:
    return an.post(step(draft, code), {"revision": draft.revision, **typed})


def save(an: Client, draft: Draft, name: str, value: str, revision: int | None = None) -> Any:
    at = draft.revision if revision is None else revision
    return an.post(f"/nhap/{draft.pk}/luu/", {"field": name, name: value, "revision": at}, headers=AUTOSAVE)


def test_what_the_sign_on_knows_is_filled_in(an: Client, draft: Draft) -> None:
    assert 'value="Nguyễn Thị An"' in an.get(f"/nhap/{draft.pk}/thong-tin/request/").content.decode()


def test_every_kind_of_field_has_its_box(an: Client, rich: Draft) -> None:
    page = an.get(step(rich)).content.decode()
    for name in ("number", "issued", "phone", "home.line", "home.ward", "built", "wants", "list", "true"):
        assert f'name="{name}"' in page
    assert 'name="what"' not in page and "Xin khai đúng." in page


def test_a_whole_step_leads_on_to_the_next(an: Client, rich: Draft) -> None:
    answer = send(an, rich, **WHOLE)
    rich.refresh_from_db()
    assert answer.status_code == 302 and answer["Location"] == step(rich, "documents")
    assert rich.answers["home"] == {"line": "12 Lê Lợi", "ward": "26506"}


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("number", "077190", "12 chữ số"),
        ("number", "005190000123", "không phải mã tỉnh"),
        ("issued", "31/02/2019", "Ngày 31/02/2019 không có trong lịch. Xin kiểm tra lại."),
        ("issued", "13/09/2030", "không thể sau ngày hôm nay"),
        ("phone", "12", "không có thật"),
        ("home.ward.words", "Phường Không Có", "Không tìm thấy phường, xã này."),
        ("built", "perhaps", "Đã xây"),
    ],
)
def test_what_is_wrong_is_said_beside_and_kept(an: Client, rich: Draft, name: str, typed: str, said: str) -> None:
    answer = send(an, rich, **{**WHOLE, name: typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    if name != "built":
        assert f'value="{typed}"' in page


def test_a_step_is_not_scolded_for_what_the_next_one_asks(an: Client, rich: Draft) -> None:
    page = send(an, rich, **{**WHOLE, "number": "12"}).content.decode()
    summary = page.split('class="wrongs"')[1].split("</ul>")[0]
    assert summary.count("<li>") == 1 and "#f-number" in summary


@pytest.mark.parametrize("code", ["who", "documents"])
def test_every_fault_leads_to_a_place_on_the_page(an: Client, city: City, rich: Draft, code: str) -> None:
    save_answers(rich, actor=city.an.actor, revision=0, answers={"documents": [{"pages": "x"}]})
    page = an.get(step(rich, code) + "?soat=1").content.decode()
    links = re.findall(r'href="#(f-[^"]+)"', page)
    assert links and all(f'id="{link}"' in page for link in links)


def test_a_ward_is_found_by_its_old_name_without_javascript(an: Client, rich: Draft) -> None:
    send(an, rich, **{**WHOLE, "home.ward": "", "home.ward.words": "chau thanh"})
    rich.refresh_from_db()
    assert rich.answers["home"]["ward"] == "26506"


def test_wards_are_offered_while_one_types(an: Client, rich: Draft) -> None:
    assert "Xã Long Sơn, thành phố Vũng Tàu" in an.get("/phuong-xa/?q=long").content.decode()


def test_an_answer_that_brings_a_question_shows_it_before_scolding(an: Client, rich: Draft) -> None:
    answer = send(an, rich, **{**WHOLE, "built": "yes"})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'name="what"' in page and 'name="cost"' in page
    assert "Có thêm câu hỏi" in page and "Xin nhập “Xây gì”" not in page


def test_a_field_saves_itself(an: Client, rich: Draft) -> None:
    answer = save(an, rich, "phone", "0901 234 567")
    rich.refresh_from_db()
    assert (answer.status_code, answer["X-Revision"]) == (200, "1")
    assert rich.answers["phone"] == "0901 234 567" and "Đã lưu lúc 08:00" in answer.content.decode()


def test_a_wrong_field_is_told_and_kept_all_the_same(an: Client, rich: Draft) -> None:
    answer = save(an, rich, "issued", "31/02/2019")
    rich.refresh_from_db()
    assert answer.status_code == 422 and "không có trong lịch" in answer.content.decode()
    assert rich.answers["issued"] == "31/02/2019"


def test_a_second_browser_is_asked_and_overwrites_nothing(an: Client, rich: Draft) -> None:
    save(an, rich, "phone", "0901 234 567")
    answer = save(an, rich, "phone", "0909 999 999", revision=0)
    rich.refresh_from_db()
    assert answer.status_code == 409 and answer["X-Revision"] == "1"
    assert 'data-autosave-force="1"' in answer.content.decode() and rich.answers["phone"] == "0901 234 567"


def test_a_page_sent_whole_beside_an_autosave_under_way_is_no_conflict(an: Client, rich: Draft) -> None:
    page = an.get(step(rich))
    save(an, rich, "number", "077190000123")
    answer = an.post(step(rich), {"revision": 0, "seen": page.context["seen"], **WHOLE})
    assert answer.status_code == 302


def test_two_windows_that_changed_different_fields_both_win(an: Client, city: City, rich: Draft) -> None:
    seen = an.get(step(rich)).context["seen"]
    save_answers(rich, actor=city.an.actor, revision=0, answers={"phone": "0901 234 567"})
    an.post(step(rich), {"revision": 0, "seen": seen, "phone": "", **WHOLE})
    rich.refresh_from_db()
    assert rich.answers["phone"] == "0901 234 567" and rich.answers["number"] == "077190000123"


def test_two_windows_that_changed_the_same_field_ask_which(an: Client, city: City, rich: Draft) -> None:
    seen = an.get(step(rich)).context["seen"]
    save_answers(rich, actor=city.an.actor, revision=0, answers={"number": "077190000999"})
    answer = an.post(step(rich), {"revision": 0, "seen": seen, **WHOLE})
    page = answer.content.decode()
    assert answer.status_code == 409 and 'value="077190000123"' in page and "077190000999" in page
    again = an.post(step(rich), {"revision": 1, "seen": answer.context["seen"], **WHOLE})
    assert again.status_code == 302


def test_the_other_window_is_told_in_words_not_in_codes(an: Client, city: City, rich: Draft) -> None:
    seen = an.get(step(rich)).context["seen"]
    theirs = {"built": "yes", "home": {"line": "5", "ward": "26545"}}
    save_answers(rich, actor=city.an.actor, revision=0, answers=theirs)
    told = an.post(step(rich), {"revision": 0, "seen": seen, **WHOLE}).context["theirs"]
    assert told == [("Nơi ở", "5, Xã Long Sơn, thành phố Vũng Tàu"), ("Đã xây", "Có")]


def test_rows_are_added_and_removed_without_javascript(an: Client, rich: Draft) -> None:
    send(an, rich, "documents", do="add:documents")
    rich.refresh_from_db()
    assert 'name="documents.0.pages"' in an.get(step(rich, "documents")).content.decode()
    send(an, rich, "documents", do="remove:documents.0", **{"documents.0.pages": "3"})
    rich.refresh_from_db()
    assert "documents" not in rich.answers


@pytest.mark.parametrize("act", ["add:number", "add:", "remove:fee.0", "add:nothing"])
def test_only_groups_grow(an: Client, rich: Draft, act: str) -> None:
    assert send(an, rich, "documents", do=act).status_code == 404


def test_a_computed_value_is_explained_line_by_line(an: Client, city: City, rich: Draft) -> None:
    rows = [{"document_name": "Bằng", "pages": "4", "copies": "2"}]
    save_answers(rich, actor=city.an.actor, revision=0, answers={"documents": rows})
    page = an.get(step(rich, "documents")).content.decode()
    assert "12.000 đồng" in page and "2 trang × 2.000 đồng" in page and "TT 226" in page


def test_places_that_hang_on_an_answer_come_out_of_band(an: Client, city: City, rich: Draft) -> None:
    save_answers(rich, actor=city.an.actor, revision=0, answers={"built": "yes"})
    part = an.get(step(rich) + "doi/", {"co": ""}).content.decode()
    assert 'id="slot-what"' in part and 'name="what"' in part and 'id="slot-section-1"' in part
    nothing = an.get(step(rich) + "doi/", {"co": "slot-what slot-section-1"}).content.decode()
    assert "hx-swap-oob" not in nothing


@pytest.mark.parametrize("path", ["", "thong-tin/who/", "thong-tin/who/doi/", "giay-to/", "xem-lai/", "noi-nop/"])
def test_a_stranger_finds_no_draft(chi: Client, rich: Draft, path: str) -> None:
    assert chi.get(f"/nhap/{rich.pk}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["luu/", "thong-tin/who/", "xem-lai/", "xoa/", "noi-nop/", "giay-to/sketch/tep/"])
def test_a_stranger_changes_no_draft(chi: Client, rich: Draft, path: str) -> None:
    assert chi.post(f"/nhap/{rich.pk}/{path}", {"revision": 0, "phone": "1"}).status_code == 404
    rich.refresh_from_db()
    assert rich.revision == 0


def test_who_is_not_signed_in_comes_back_after_signing_in(rich: Draft) -> None:
    answer = Client().get(step(rich))
    assert answer.status_code == 302 and "next=" in answer["Location"]


def test_an_autosave_without_a_session_says_so(rich: Draft) -> None:
    assert save(Client(), rich, "phone", "1").status_code == 403


def test_the_pages_of_a_draft_are_kept_by_no_cache(an: Client, rich: Draft) -> None:
    assert "no-store" in an.get(step(rich))["Cache-Control"]


def test_a_hidden_step_is_no_page(an: Client, rich: Draft) -> None:
    assert an.get(step(rich, "nothing")).status_code == 404
