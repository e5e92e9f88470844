"""What is read beside the decision: papers in a frame of ours, the draft as it would be signed, slips on demand."""

from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.services.receive_file import receive_file
from motcua.core.dossiers.models import Dossier, DossierPaper, Result
from motcua.core.dossiers.services.refuse import refuse
from motcua.web.desk.papers import as_signed_now
from motcua.web.ui.requests import ActingRequest
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.desk.conftest import SignIn, address, looks_at, text_of

pytestmark = pytest.mark.usefixtures("morning")


def with_paper(city: City, content: bytes | None = None, name: str = "so-do.jpg") -> tuple[Dossier, DossierPaper]:
    dossier = walked(city, "assigned")
    owner = f"party:{city.an.party.pk}"
    file = receive_file(actor=city.an.actor, owner=owner, content=content or photo(), name=name).file
    paper = DossierPaper.objects.get(dossier=dossier, component_code="sketch")
    DossierPaper.objects.filter(pk=paper.pk).update(file=file)
    return dossier, paper


def photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (400, 600), "white").save(out, "JPEG")
    return out.getvalue()


def test_em_reads_the_photo_in_a_frame_that_only_our_pages_may_use(city: City, signed_in: SignIn) -> None:
    dossier, paper = with_paper(city)
    answer = signed_in(city.em).get(address(dossier, f"giay-to/{paper.pk}"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_reading_a_paper_leaves_a_row(city: City, signed_in: SignIn) -> None:
    dossier, paper = with_paper(city)
    signed_in(city.em).get(address(dossier, f"giay-to/{paper.pk}"))
    assert looks_at(dossier) == [(city.em.actor.id, "paper")]


@pytest.mark.parametrize("who", ["giang", "an", "chi"])
def test_nobody_else_reads_it(city: City, signed_in: SignIn, who: str) -> None:
    dossier, paper = with_paper(city)
    assert signed_in(getattr(city, who)).get(address(dossier, f"giay-to/{paper.pk}")).status_code in (403, 404)
    assert looks_at(dossier) == []


def test_a_paper_of_another_dossier_is_not_read_through_this_one(city: City, signed_in: SignIn) -> None:
    dossier, _ = with_paper(city)
    _, other = with_paper(city)
    assert signed_in(city.em).get(address(dossier, f"giay-to/{other.pk}")).status_code == 404


def test_a_file_that_waits_for_the_scanner_says_so(city: City, signed_in: SignIn) -> None:
    dossier, paper = with_paper(city)
    StoredFile.objects.update(state=FileState.QUARANTINED)
    answer = signed_in(city.em).get(address(dossier, f"giay-to/{paper.pk}"))
    assert (answer.status_code, "đang chờ kiểm tra vi-rút" in text_of(answer)) == (409, True)


def test_a_file_whose_bytes_are_gone_is_told_in_its_frame_and_to_the_operator(city: City, signed_in: SignIn) -> None:
    dossier, paper = with_paper(city)
    StoredFile.objects.update(sha256="0" * 64)
    answer = signed_in(city.em).get(address(dossier, f"giay-to/{paper.pk}"))
    assert (answer.status_code, answer.headers["X-Frame-Options"]) == (500, "SAMEORIGIN")


def test_the_draft_is_shown_to_the_leader_as_it_would_be_signed(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "initialled")
    request = ActingRequest()
    request.actor, request.officer = city.phuc.actor, city.phuc.officer
    shown = as_signed_now(Result.objects.get(dossier=dossier), request)
    assert (shown.signature_lines, shown.approved_by) == (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], city.phuc.officer)
    answer = signed_in(city.phuc).get(address(dossier, "du-thao"))
    assert answer.content.startswith(b"%PDF-")


def test_a_numbered_result_is_the_file_that_was_kept(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "numbered")
    answer = signed_in(city.dung).get(address(dossier, "du-thao"))
    assert answer.headers["Content-Disposition"].endswith(f"ket-qua-{dossier.code}.pdf")
    assert sha256(answer.content).hexdigest() == dossier.result.file.sha256


def test_no_draft_no_page(city: City, signed_in: SignIn) -> None:
    assert signed_in(city.em).get(address(walked(city, "assigned"), "du-thao")).status_code == 404


@pytest.mark.parametrize("form", ["01", "02", "03", "04", "99"])
def test_a_form_that_does_not_exist_yet_is_not_made(city: City, signed_in: SignIn, form: str) -> None:
    answer = signed_in(city.dung).get(address(walked(city), f"mau/{form}"))
    assert answer.status_code == 404


def test_only_what_can_be_printed_is_offered(city: City, signed_in: SignIn) -> None:
    offered = "In phiếu"
    assert offered not in text_of(signed_in(city.dung).get(address(walked(city))))
    assert offered in text_of(signed_in(city.dung).get(address(walked(city, "accepted"))))


def test_form_01_after_acceptance_and_form_03_after_a_refusal(city: City, signed_in: SignIn) -> None:
    accepted, refused = walked(city, "accepted"), walked(city)
    refuse(refused, actor=city.dung.actor, version=refused.version, reason="Ngoài địa bàn.")
    browser = signed_in(city.dung)
    for dossier, form in ((accepted, "01"), (refused, "03")):
        answer = browser.get(address(dossier, f"mau/{form}"))
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
