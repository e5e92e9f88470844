"""Reception at the counter: the person found or made, the papers ticked, all that is wrong at once, nothing lost."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from motcua.core.catalogue.services.publish import publish
from motcua.core.catalogue.services.publish_shipped import shipped
from motcua.core.documents.models import PaperSource, StoredFile
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier
from motcua.core.identity.models import Party
from motcua.core.ledger.definitions import system
from tests.people import City, make_procedure, make_unit, offer
from tests.web.desk.conftest import SignIn, looks_at, text_of

pytestmark = pytest.mark.usefixtures("morning")

PAGE = "/can-bo/quay/"
CARD = "077190000123|271234567|Nguyễn Thị An|20051990|Nữ|12/5 Lê Hồng Phong, Phường 7, Vũng Tàu|01052021"
NEW_CARD = "077092000888||Hồ Văn Sáu|02031992|Nam|3 Trần Phú, Phường 5, Vũng Tàu|01052021"
AN = {"known": "1", "kind": "person", "identifier": "077190000123", "name": "Nguyễn Thị An"}
PAPERS = {
    "given-request": "on",
    "originals-request": "1",
    "given-sketch": "on",
    "originals-sketch": "0",
    "copies-sketch": "2",
}
WHOLE = AN | PAPERS | {"do": "receive", "procedure": "1.008455", "way": "direct", "return_way": "counter"}


def press(signed_in: SignIn, who: Any, **typed: Any) -> Any:
    return signed_in(who).post(PAGE, typed)


def photo() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG")
    return SimpleUploadedFile("so-do.jpg", out.getvalue(), "image/jpeg")


def test_a_card_brings_the_person_and_the_look_is_recorded(city: City, signed_in: SignIn) -> None:
    page = text_of(press(signed_in, city.dung, do="person", scan=CARD))
    assert "Nguyễn Thị An" in page
    assert 'data-begin="procedure"' in page
    assert Party.objects.filter(identifier="077190000123").count() == 1


def test_a_card_of_somebody_new_makes_them_known(city: City, signed_in: SignIn) -> None:
    page = text_of(press(signed_in, city.dung, do="person", scan=NEW_CARD))
    assert "Hồ Văn Sáu" in page
    assert Party.objects.get(identifier="077092000888").assurance == "seen"


def test_a_number_finds_the_person_and_the_look_is_recorded(city: City, signed_in: SignIn) -> None:
    page = text_of(press(signed_in, city.dung, do="person", kind="person", identifier="077190000123"))
    assert "Nguyễn Thị An" in page
    assert looks_at(city.an.party) == [(city.dung.actor.id, "counter_reception")]


def test_a_number_of_nobody_opens_empty_boxes(city: City, signed_in: SignIn) -> None:
    page = text_of(press(signed_in, city.dung, do="person", kind="person", identifier="077190000999"))
    assert "Số này chưa có trong hệ thống" in page
    assert 'data-begin="name"' in page


def test_the_next_person_begins_with_an_empty_sheet_and_the_procedure_may_stay(city: City, signed_in: SignIn) -> None:
    page = text_of(press(signed_in, city.dung, **WHOLE | {"do": "forget"}))
    assert "077190000123" not in page
    assert 'data-begin="scan"' in page
    assert '<option value="1.008455" selected>' in page


def test_the_papers_and_the_limit_follow_the_procedure(city: City, signed_in: SignIn) -> None:
    page = text_of(press(signed_in, city.dung, do="procedure", procedure="1.008455", way="direct"))
    for said in ("Đơn đề nghị", "Sơ đồ vị trí khu đất", "15 ngày làm việc", "Phòng Quản lý đô thị"):
        assert said in page


def test_only_what_this_desk_receives_is_offered(city: City, signed_in: SignIn) -> None:
    offer(make_procedure("2.000815", "Chứng thực bản sao"), city.ward_desk, city.ward)
    assert "Chứng thực bản sao" in text_of(signed_in(city.giang).get(PAGE))
    assert "Chứng thực bản sao" not in text_of(signed_in(city.dung).get(PAGE))
    foreign = press(signed_in, city.dung, **WHOLE | {"procedure": "2.000815"})
    assert "Xin chọn thủ tục." in text_of(foreign)


def test_where_several_units_decide_one_is_chosen(city: City, signed_in: SignIn) -> None:
    offer(city.procedure, city.one_stop, city.environment)
    assert "Xin chọn nơi giải quyết." in text_of(press(signed_in, city.dung, **WHOLE))
    press(signed_in, city.dung, **WHOLE | {"competent": city.environment.code})
    assert Dossier.objects.get().competent_unit == city.environment


def test_dung_receives_in_one_act_and_the_slip_is_ready(city: City, signed_in: SignIn) -> None:
    answer = press(signed_in, city.dung, **WHOLE)
    dossier = Dossier.objects.get()
    assert answer.headers["Location"] == f"/can-bo/quay/xong/{dossier.code}/"
    assert (dossier.state, dossier.way, dossier.applicant) == (State.ACCEPTED, "direct", city.an.party)
    page = text_of(signed_in(city.dung).get(answer.headers["Location"]))
    assert f"/can-bo/ho-so/{dossier.code}/mau/01/" in page
    assert "17:00, thứ Sáu 04/10/2024" in page
    papers = {paper.component_code: (paper.originals, paper.copies, paper.source) for paper in dossier.papers.all()}
    assert papers == {"request": (1, 0, PaperSource.ON_PAPER), "sketch": (0, 2, PaperSource.ON_PAPER)}


def test_one_tick_takes_every_required_paper_as_the_procedure_asks(city: City, signed_in: SignIn) -> None:
    press(signed_in, city.dung, **AN | {"do": "receive", "procedure": "1.008455", "all": "on"})
    counted = Dossier.objects.get().papers.values_list("component_code", "originals", "copies")
    assert list(counted) == [("request", 1, 0), ("sketch", 0, 1)]


WAYS = {"direct": "direct", "post": "post", "pigeon": "direct", "self_afar": "direct"}


@pytest.mark.parametrize("said", WAYS)
def test_the_way_is_what_the_counter_may_say_and_never_from_afar(city: City, signed_in: SignIn, said: str) -> None:
    press(signed_in, city.dung, **WHOLE | {"way": said})
    assert Dossier.objects.get().way == WAYS[said]


def test_binh_comes_in_ans_place_and_both_are_written_down(city: City, signed_in: SignIn) -> None:
    press(signed_in, city.dung, **WHOLE | {"filer_identifier": "077085000456", "filer_name": "Trần Văn Bình"})
    dossier = Dossier.objects.get()
    assert (dossier.applicant, dossier.filer) == (city.an.party, city.binh.party)


def test_a_new_person_and_a_business_are_made_with_the_dossier(city: City, signed_in: SignIn) -> None:
    business = {"kind": "business", "identifier": "3500101107", "name": "Công ty TNHH Sao Mai", "known": ""}
    press(signed_in, city.dung, **WHOLE | business)
    assert (Dossier.objects.get().applicant.name, Party.objects.count()) == ("Công ty TNHH Sao Mai", 5)


def test_scans_become_one_pdf_and_the_paper_counts_as_digitised(city: City, signed_in: SignIn) -> None:
    browser = signed_in(city.dung)
    ids = []
    for _ in range(2):
        line = text_of(browser.post(f"{PAGE}giay-to/sketch/", {"scan-sketch": photo()}))
        ids.append(line.split('value="')[1].split('"')[0])
    browser.post(PAGE, WHOLE | {"file-sketch": ids})
    paper = Dossier.objects.get().papers.select_related("file").get(component_code="sketch")
    assert (paper.source, paper.file.content_type) == (PaperSource.DIGITISED, "application/pdf")


def test_without_javascript_the_scan_comes_with_the_sheet_and_survives_a_mistake(city: City, signed_in: SignIn) -> None:
    typed = WHOLE | {"identifier": "0771", "known": "", "scan-sketch": photo()}
    page = text_of(press(signed_in, city.dung, **typed))
    kept = StoredFile.objects.get()
    assert f'name="file-sketch" value="{kept.pk}"' in page
    assert kept.owner == f"unit:{city.one_stop.pk}"


def test_a_scan_of_another_desk_is_not_taken(city: City, signed_in: SignIn) -> None:
    signed_in(city.giang).post(f"{PAGE}giay-to/sketch/", {"scan-sketch": photo()})
    press(signed_in, city.dung, **WHOLE | {"file-sketch": str(StoredFile.objects.get().pk)})
    assert Dossier.objects.get().papers.get(component_code="sketch").file is None


BAD_FILES = {
    "an empty file": b"",
    "a program": b"MZ\x90\x00" * 99,
    "words that call themselves a photo": b"xin chao" * 50,
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_scan_is_refused_in_words(city: City, signed_in: SignIn, content: bytes) -> None:
    upload = SimpleUploadedFile("anh.jpg", content, "image/jpeg")
    answer = signed_in(city.dung).post(f"{PAGE}giay-to/sketch/", {"scan-sketch": upload})
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert not StoredFile.objects.exists()


NOBODY = {"known": "", "name": "Hồ Văn Sáu"}
BAD = {
    "eleven digits": (NOBODY | {"identifier": "07709200088"}, "Số định danh cá nhân gồm 12 chữ số"),
    "an old number": (NOBODY | {"identifier": "271234567"}, "số chứng minh nhân dân cũ"),
    "a province of nowhere": (NOBODY | {"identifier": "099092000888"}, "không phải mã tỉnh"),
    "letters": (NOBODY | {"identifier": "07709200o888"}, "chỉ gồm chữ số"),
    "an impossible birthday": (
        NOBODY | {"identifier": "077092000888", "birth_date": "31/02/1992"},
        "không có trong lịch",
    ),
    "another year": (NOBODY | {"identifier": "077092000888", "birth_date": "02/03/1993"}, "không khớp với năm 1993"),
    "another name": (AN | {"name": "Lê Thị Chi"}, "tên"),
    "no name": ({"known": "", "identifier": "077092000888", "name": ""}, "Xin nhập tên đầy đủ"),
    "no phone of this world": (AN | {"phone": "12"}, "Số điện thoại"),
    "no mail": (AN | {"email": "an@"}, "thư điện tử"),
    "a filer without a name": ({"filer_identifier": "077085000456", "filer_name": ""}, "Xin nhập tên đầy đủ"),
    "no procedure": ({"procedure": ""}, "Xin chọn thủ tục."),
    "a missing paper": ({"given-sketch": ""}, "Còn thiếu: Sơ đồ vị trí khu đất."),
    "no request on paper": ({"given-request": ""}, "Còn thiếu: Đơn đề nghị."),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_typed_is_lost(
    city: City, signed_in: SignIn, bad: str
) -> None:
    typed, said = BAD[bad]
    answer = press(signed_in, city.dung, **WHOLE | {"address": "3 Trần Phú"} | typed)
    page = text_of(answer)
    assert (answer.status_code, said in page) == (422, True)
    assert 'value="3 Trần Phú"' in page
    assert not Dossier.objects.exists()


def test_everything_that_is_wrong_is_said_in_one_go(city: City, signed_in: SignIn) -> None:
    page = text_of(press(signed_in, city.dung, do="receive", identifier="077", name="", phone="1", way="direct"))
    for said in ("gồm 12 chữ số", "Xin nhập tên đầy đủ", "Không đọc được số điện thoại", "Xin chọn thủ tục."):
        assert said in page


@pytest.mark.parametrize("scan", ["", "hello", "077190000123", CARD.replace("20051990", "31021990"), "|" * 9])
def test_a_scan_that_is_no_card_is_told_and_makes_nobody(city: City, signed_in: SignIn, scan: str) -> None:
    answer = press(signed_in, city.dung, do="person", scan=scan)
    assert answer.status_code == (422 if scan else 200)
    assert Party.objects.count() == 4


def test_the_page_asks_the_same_number_of_questions_however_much_is_offered(city: City, signed_in: SignIn) -> None:
    browser = signed_in(city.dung)
    asked = []
    for code in ("1.000001", "1.000002"):
        decides = make_unit(f"H06.30.{code[-1]}9", f"Phòng {code}", code, "department", "city", city.committee)
        offer(make_procedure(code, f"Thủ tục {code}"), city.one_stop, decides)
        with CaptureQueriesContext(connection) as queries:
            browser.post(PAGE, {"do": "procedure", "procedure": "1.008455"})
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 25


TYPED = AN | {"do": "receive", "procedure": "1.008455", "way": "typed_by_officer", "given-sketch": "on"}


def test_typing_for_a_person_opens_the_form_filled_with_what_is_known(city: City, signed_in: SignIn) -> None:
    page = text_of(press(signed_in, city.dung, **TYPED | {"do": "procedure"}))
    assert 'name="e-full_name" value="Nguyễn Thị An"' in page
    assert "lập từ mẫu đơn điện tử" in page
    on_paper = text_of(press(signed_in, city.dung, **WHOLE | {"do": "procedure"}))
    assert 'name="e-plot"' not in on_paper
    assert "Bản giấy người nộp đã điền và ký" in on_paper and "Được lập từ mẫu điện tử" not in on_paper


def test_what_an_officer_typed_is_kept_and_the_way_is_said_truthfully(city: City, signed_in: SignIn) -> None:
    press(signed_in, city.dung, **TYPED | {"e-full_name": "Nguyễn Thị An", "e-plot": "12", "e-area": "150,5"})
    dossier = Dossier.objects.get()
    assert dossier.way == "typed_by_officer"
    assert dossier.answers == {"full_name": "Nguyễn Thị An", "plot": "12", "area": 150.5}
    assert dossier.papers.get(component_code="request").source == PaperSource.FORM


def test_a_wrong_answer_is_said_beside_its_box_and_the_others_stay(city: City, signed_in: SignIn) -> None:
    answer = press(signed_in, city.dung, **TYPED | {"e-full_name": "Nguyễn Thị An", "e-plot": "", "e-area": "rộng"})
    page = text_of(answer)
    assert answer.status_code == 422
    assert "Xin nhập “Thửa đất số”." in page
    assert "phải là một số" in page
    assert 'value="rộng"' in page
    assert 'data-begin="f-e-plot"' in page


def test_rows_of_the_form_are_added_and_taken_out(city: City, signed_in: SignIn) -> None:
    wastewater = {record.code: record for record in shipped()}["1.008603"]
    offer(publish(wastewater, actor=system("test")), city.one_stop, city.environment)
    group = next(one for one in wastewater.form.fields() if one.kind == "rows")
    typed = TYPED | {"procedure": "1.008603", "e-scale": "large"}
    rows = f'name="rows-{group.name}" value="%s"'
    more = text_of(press(signed_in, city.dung, **typed | {"do": f"add:{group.name}", f"rows-{group.name}": "1"}))
    assert rows % 2 in more
    fewer = text_of(press(signed_in, city.dung, **typed | {"do": f"remove:{group.name}.1", f"rows-{group.name}": "2"}))
    assert rows % 1 in fewer
