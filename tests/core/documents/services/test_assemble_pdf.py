from typing import Any

import pytest

from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.policies import owner_of_party
from motcua.core.documents.services.assemble_pdf import assemble_pdf
from motcua.core.documents.services.keep_made_file import keep_made_file
from motcua.core.documents.services.receive_file import receive_file
from motcua.kernel.errors import DomainError
from tests.core.documents import files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ports")]


def send(citizen: Any, content: bytes, name: str) -> StoredFile:
    owner = owner_of_party(citizen.party.pk)
    return receive_file(actor=citizen.actor, owner=owner, content=content, name=name).file


def test_two_photos_and_a_pdf_become_one_file_of_an(city: Any) -> None:
    photo, paper = send(city.an, files.jpeg(), "1.jpg"), send(city.an, files.pdf(2), "2.pdf")
    made = assemble_pdf([photo, paper, photo], actor=city.an.actor, name="sketch.pdf")
    assert (made.name, made.pages, made.content_type) == ("sketch.pdf", 4, "application/pdf")
    assert (made.owner, made.state) == (photo.owner, FileState.ACCEPTED)


@pytest.mark.parametrize(("content", "name"), [(files.signed_pdf(), "ký số.pdf"), (files.docx(), "đơn.docx")])
def test_a_single_file_stays_what_it_is(city: Any, content: bytes, name: str) -> None:
    file = send(city.an, content, name)
    assert assemble_pdf([file], actor=city.an.actor, name="x.pdf") == file


def test_one_photo_becomes_a_pdf_too(city: Any) -> None:
    made = assemble_pdf([send(city.an, files.jpeg(), "1.jpg")], actor=city.an.actor, name="x.pdf")
    assert (made.content_type, made.pages) == ("application/pdf", 1)


def test_a_paper_waits_as_long_as_one_of_its_parts(city: Any, scanner: Any) -> None:
    first = send(city.an, files.jpeg(), "1.jpg")
    scanner.plugged_in = False
    second = send(city.an, files.pdf(), "2.pdf")
    assert assemble_pdf([first, second], actor=city.an.actor, name="x.pdf").state == FileState.QUARANTINED


def test_a_refused_part_is_named(city: Any) -> None:
    file = send(city.an, files.pdf(), "1.pdf")
    file.state = FileState.REFUSED
    with pytest.raises(DomainError) as refused:
        assemble_pdf([file], actor=city.an.actor, name="x.pdf")
    assert refused.value.code == "file.refused"


def test_files_of_two_people_are_never_put_together(city: Any) -> None:
    with pytest.raises(ValueError, match="one owner"):
        assemble_pdf(
            [send(city.an, files.pdf(), "1.pdf"), send(city.binh, files.pdf(), "2.pdf")],
            actor=city.an.actor,
            name="x.pdf",
        )


def test_a_file_of_our_own_needs_no_scan(city: Any, scanner: Any) -> None:
    scanner.plugged_in = False
    owner = owner_of_party(city.an.party.pk)
    file = keep_made_file(actor=city.hanh.actor, owner=owner, content=files.pdf(), name="Kết quả", pages=1)
    assert (file.name, file.state, file.scanned_by) == ("Kết quả.pdf", FileState.ACCEPTED, "motcua")
