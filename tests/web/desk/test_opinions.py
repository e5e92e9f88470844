"""Asking another unit, and being asked: the question in the inbox, the answer in the thread."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.core.dossiers.models import Consultation, Dossier
from motcua.core.dossiers.printed import print_form, samples
from tests.core.dossiers.walk import walked
from tests.people import ROUTE, City, OfficerOf, make_officer, make_procedure
from tests.web.desk.conftest import SignIn, address, sent, text_of

pytestmark = pytest.mark.usefixtures("morning")

QUESTION = {"unit": "H06.30.05", "question": "Có vướng hành lang bảo vệ bờ biển không?", "hours": "16"}


@pytest.fixture
def thu(city: City) -> OfficerOf:
    return make_officer("thu", "Lê Minh Thu", city.environment, "Chuyên viên", "specialist")


def asked(city: City, signed_in: SignIn, **more: Any) -> Dossier:
    dossier = walked(city, "assigned")
    answer = signed_in(city.em).post(address(dossier, "lay-y-kien"), sent(dossier, **QUESTION | more))
    assert answer.status_code == 302
    return Dossier.objects.get(pk=dossier.pk)


def test_em_asks_and_the_thread_says_whom_since_when_and_until_when(city: City, signed_in: SignIn) -> None:
    page = text_of(signed_in(city.em).get(address(asked(city, signed_in))))
    for said in (
        "Có vướng hành lang bảo vệ bờ biển không?",
        "Võ Văn Em hỏi lúc 08:00, thứ Sáu 13/09/2024, hạn trả lời 08:00, thứ Ba 17/09/2024",
        "còn 2 ngày",
    ):
        assert said in page


def test_what_the_route_declares_is_filled_in(city: City, signed_in: SignIn) -> None:
    declared = {"code": "coast", "title": "Ý kiến về bờ biển", "unit": "H06.30.05", "during": "process", "hours": 24}
    route = ROUTE | {"consultations": [declared]}
    version = make_procedure("1.009994", "Cấp phép", route=route)
    dossier = walked(city, "assigned")
    Dossier.objects.filter(pk=dossier.pk).update(procedure=version)
    page = text_of(signed_in(city.em).get(address(dossier)))
    assert "Ý kiến về bờ biển</textarea>" in page
    assert '<option value="H06.30.05" selected>' in page
    assert 'name="hours" value="24"' in page


def test_the_asked_unit_finds_it_in_a_tab_of_its_own(city: City, signed_in: SignIn, thu: OfficerOf) -> None:
    assert "Cần cho ý kiến" not in text_of(signed_in(thu).get("/can-bo/"))
    dossier = asked(city, signed_in)
    page = text_of(signed_in(thu).get("/can-bo/"))
    assert 'aria-current="page">Cần cho ý kiến' in page
    assert dossier.code in page
    assert "còn 2 ngày" in page


def test_thu_answers_with_a_paper_and_her_unit_reads_it_no_longer(
    city: City, signed_in: SignIn, thu: OfficerOf
) -> None:
    dossier, browser = asked(city, signed_in), signed_in(thu)
    assert "Đơn vị bạn được hỏi ý kiến" in text_of(browser.get(address(dossier)))
    file = SimpleUploadedFile("y-kien.pdf", print_form(samples.result_document()), "application/pdf")
    answer = browser.post(address(dossier, "cho-y-kien"), sent(dossier, answer="Không vướng.", file=file))
    assert answer.headers["Location"] == "/can-bo/"
    assert browser.get(address(dossier)).status_code == 404
    page = text_of(signed_in(city.em).get(address(dossier)))
    assert "Không vướng." in page
    opinion = Consultation.objects.get()
    paper = signed_in(city.em).get(f"{address(dossier)}y-kien/{opinion.pk}/")
    assert (paper.status_code, paper.headers["Content-Type"]) == (200, "application/pdf")
    assert browser.get(f"{address(dossier)}y-kien/{opinion.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["dung", "em", "khoa", "phuc", "hanh", "lan", "giang", "an", "chi"])
def test_nobody_else_answers_for_the_asked_unit(city: City, signed_in: SignIn, who: str) -> None:
    dossier = asked(city, signed_in)
    answer = signed_in(getattr(city, who)).post(address(dossier, "cho-y-kien"), sent(dossier, answer="Đồng ý."))
    assert answer.status_code in (403, 404)
    assert Consultation.objects.get().answered_at is None


BAD = {"unit": "", "question": " ", "hours": "0"}


@pytest.mark.parametrize("field", BAD)
def test_what_is_wrong_with_a_question_is_said_beside_its_box(city: City, signed_in: SignIn, field: str) -> None:
    dossier = walked(city, "assigned")
    typed = sent(dossier, **QUESTION | {field: BAD[field]})
    answer = signed_in(city.em).post(address(dossier, "lay-y-kien"), typed)
    assert answer.status_code == 422
    assert f"lay-y-kien-{field}-wrong" in text_of(answer)
    assert not Consultation.objects.exists()


def test_an_empty_opinion_is_refused_and_one_beside_others_moves_is_taken(
    city: City, signed_in: SignIn, thu: OfficerOf
) -> None:
    dossier, browser = asked(city, signed_in), signed_in(thu)
    assert browser.post(address(dossier, "cho-y-kien"), sent(dossier, answer="")).status_code == 422
    answer = {"granted": "yes", "title": "Trả lời", "body": "Đất ở."}
    signed_in(city.em).post(address(dossier, "trinh"), sent(dossier, **answer))
    assert browser.post(address(dossier, "cho-y-kien"), sent(dossier, answer="Không vướng.")).status_code == 302
