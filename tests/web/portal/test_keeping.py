"""Messages, the repository, mandates, the account: one's own, and nobody else's."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from motcua.core.documents.models import PaperSource, PersonalPaper
from motcua.core.documents.services.keep_in_repository import keep_in_repository
from motcua.core.dossiers.models import Dossier
from motcua.core.identity.models import Mandate
from motcua.core.identity.services.give_mandate import give_mandate
from motcua.core.ledger.services.drain_outbox import drain_once
from motcua.kernel import clock
from tests.people import City

BINH = {"number": "077085000456", "name": "trần văn bình", "kind": "proxy", "until": "31/12/2024"}


@pytest.fixture
def paper(city: City, sketch: Any) -> PersonalPaper:
    said = {"kind": "sketch", "name": "Sơ đồ cũ", "file": sketch, "source": PaperSource.FILED}
    return keep_in_repository(actor=city.an.actor, party=city.an.party, **said)


def test_a_message_is_new_once(an: Client, dossier: Dossier) -> None:
    drain_once()
    assert "Mới" in an.get("/tin-nhan/").content.decode()
    second = an.get("/tin-nhan/").content.decode()
    assert dossier.code in second and "is-new" not in second


def test_messages_are_read_by_whom_they_were_written_to(chi: Client, dossier: Dossier) -> None:
    drain_once()
    assert "Chưa có tin nhắn nào" in chi.get("/tin-nhan/").content.decode()


def test_a_paper_says_where_it_was_used(an: Client, dossier: Dossier, paper: PersonalPaper) -> None:
    page = an.get("/kho-giay-to/").content.decode()
    assert "Sơ đồ cũ" in page and f"/ho-so/{dossier.code}/" in page


def test_a_paper_is_taken_out_by_its_owner_alone(an: Client, chi: Client, paper: PersonalPaper) -> None:
    assert chi.post(f"/kho-giay-to/{paper.pk}/bo/").status_code == 404
    an.post(f"/kho-giay-to/{paper.pk}/bo/")
    assert not PersonalPaper.objects.exists()


def test_an_lets_binh_act_for_one_procedure_until_a_day(an: Client, city: City) -> None:
    an.post("/uy-quyen/", {**BINH, "procedure": "1.008455"})
    mandate = Mandate.objects.get()
    assert (mandate.agent, mandate.procedure_codes) == (city.binh.party, ["1.008455"])
    assert clock.in_city(mandate.valid_to).strftime("%d/%m/%Y %H:%M") == "31/12/2024 23:59"
    assert "Trần Văn Bình" in an.get("/uy-quyen/").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": ""}, "Xin nhập số định danh cá nhân của người được ủy quyền."),
        ({"name": "Lê Thị Chi"}, "Chưa có ai với số và tên này"),
        ({"number": "077085000457"}, "Chưa có ai với số và tên này"),
        ({"number": "077190000123", "name": "Nguyễn Thị An"}, "Không cần ủy quyền cho chính mình."),
        ({"until": "31/02/2025"}, "không có trong lịch"),
        ({"until": "01/01/2024"}, "Ngày hết hiệu lực phải sau ngày bắt đầu."),
        ({"procedure": "9.999999"}, "9.999999"),
        ({"kind": "king"}, "king"),
    ],
)
def test_a_mandate_that_cannot_be_is_refused_beside_its_box(an: Client, typed: dict[str, str], said: str) -> None:
    answer = an.post("/uy-quyen/", BINH | typed)
    assert answer.status_code == 422 and said in answer.content.decode() and not Mandate.objects.exists()


def test_no_name_is_learned_from_a_number(an: Client) -> None:
    assert "Bình" not in an.post("/uy-quyen/", BINH | {"name": "Ai Đó"}).content.decode()


def test_a_mandate_is_taken_back_by_either_and_by_no_stranger(an: Client, chi: Client, city: City) -> None:
    until = clock.now() + timedelta(days=9)
    mandate = give_mandate(city.binh.party, city.an.party, actor=city.binh.actor, evidence="x", valid_to=until)
    assert chi.post(f"/uy-quyen/{mandate.pk}/thu-hoi/").status_code == 404
    an.post(f"/uy-quyen/{mandate.pk}/thu-hoi/")
    mandate.refresh_from_db()
    assert mandate.revoked_at == clock.now()
    assert an.post(f"/uy-quyen/{mandate.pk}/thu-hoi/", follow=True).status_code == 200


def test_an_changes_how_she_is_reached(an: Client, city: City, wards: None) -> None:
    typed = {"phone": "0901 234 567", "email": "An@Example.vn", "address": "12 Lê Lợi", "area_code.words": "long son"}
    assert an.post("/tai-khoan-cua-toi/", typed).status_code == 302
    city.an.party.refresh_from_db()
    party = city.an.party
    assert (party.phone, party.email, party.area_code) == ("+84901234567", "an@example.vn", "26545")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"phone": "12"}, "không có thật"),
        ({"email": "an@"}, "không đúng"),
        ({"area_code.words": "Nơi Không Có"}, "Không có phường, xã này"),
    ],
)
def test_contact_that_cannot_be_is_refused_beside_its_box(an: Client, typed: dict[str, str], said: str) -> None:
    answer = an.post("/tai-khoan-cua-toi/", typed)
    assert answer.status_code == 422 and said in answer.content.decode()


def test_the_name_is_not_changed_here(an: Client, city: City) -> None:
    an.post("/tai-khoan-cua-toi/", {"name": "Người Khác", "identifier": "1"})
    city.an.party.refresh_from_db()
    assert city.an.party.name == "Nguyễn Thị An"
