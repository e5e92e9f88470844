from hashlib import sha256
from typing import Any

import pytest

from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.policies import owner_of_party
from motcua.core.documents.queries import content_of, open_file
from motcua.core.documents.services.receive_file import receive_file
from motcua.core.documents.services.rescan_quarantined import rescan_quarantined
from motcua.core.ledger.definitions import system
from motcua.core.ledger.models import Event
from motcua.kernel.errors import DomainError
from tests.core.documents import files
from tests.core.documents.virus_scan_contract import EICAR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ports")]
SCAN_JOB = system("virus_scan")


def send(citizen: Any, content: bytes, name: str = "đơn.pdf") -> StoredFile:
    owner = owner_of_party(citizen.party.pk)
    return receive_file(actor=citizen.actor, owner=owner, content=content, name=name).file


def infected_pdf() -> bytes:
    return files.pdf() + b"\n%" + EICAR + b"\n%%EOF\n"


def test_a_file_that_an_sends_is_accepted_under_its_sum(city: Any, morning: Any) -> None:
    file = send(city.an, files.pdf(2))
    assert (file.state, file.pages, file.scanned_by) == (FileState.ACCEPTED, 2, "demo")
    assert file.sha256 == sha256(files.pdf(2)).hexdigest()
    assert file.received_at == morning()
    assert content_of(file) == files.pdf(2)


def test_the_sum_of_a_photo_is_that_of_what_is_kept(city: Any) -> None:
    file = send(city.an, files.jpeg(place=True), "ảnh.JPG")
    assert file.sha256 == sha256(content_of(file)).hexdigest()
    assert (file.name, file.content_type, file.size) == ("ảnh.jpg", "image/jpeg", len(content_of(file)))


def test_the_same_file_sent_twice_is_one_row(city: Any) -> None:
    assert send(city.an, files.pdf()) == send(city.an, files.pdf())


def test_the_same_file_of_two_people_is_two(city: Any) -> None:
    assert send(city.an, files.pdf()) != send(city.binh, files.pdf())


def test_a_blurred_photo_is_taken_with_a_hint(city: Any) -> None:
    owner = owner_of_party(city.an.party.pk)
    sent = receive_file(actor=city.an.actor, owner=owner, content=files.blurred_jpeg(), name="mờ.jpg")
    assert sent.blurred and sent.file.state == FileState.ACCEPTED


@pytest.mark.parametrize(("content", "code"), [(b"", "file.empty"), (infected_pdf(), "file.infected")])
def test_what_is_refused_leaves_no_trace(city: Any, storage: Any, content: bytes, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        send(city.an, content)
    assert refused.value.code == code
    assert not StoredFile.objects.exists()
    assert [path for path in storage._root.rglob("*") if path.is_file()] == []


def test_a_file_waits_in_quarantine_while_the_scanner_is_down(city: Any, scanner: Any) -> None:
    scanner.plugged_in = False
    file = send(city.an, files.pdf())
    assert file.state == FileState.QUARANTINED
    with pytest.raises(DomainError) as refused:
        open_file(file, actor=city.an.actor)
    assert refused.value.code == "file.under_check"


def test_what_waited_is_accepted_once_the_scanner_is_back(city: Any, scanner: Any) -> None:
    scanner.plugged_in = False
    file = send(city.an, files.pdf())
    assert rescan_quarantined(actor=SCAN_JOB).waiting == 1
    scanner.plugged_in = True
    done = rescan_quarantined(actor=SCAN_JOB)
    assert (done.accepted, done.refused, done.waiting) == (1, 0, 0)
    file.refresh_from_db()
    assert open_file(file, actor=city.an.actor) == files.pdf()


@pytest.mark.django_db(transaction=True)
def test_a_virus_that_waited_is_refused_told_upward_and_forgotten(city: Any, scanner: Any, storage: Any) -> None:
    scanner.plugged_in = False
    file = send(city.an, infected_pdf())
    scanner.plugged_in = True
    assert rescan_quarantined(actor=SCAN_JOB).refused == 1
    file.refresh_from_db()
    assert (file.state, file.refusal_code) == (FileState.REFUSED, "file.infected")
    assert Event.objects.get(kind="file.refused").aggregate_id == str(file.pk)
    assert [path for path in storage._root.rglob("*") if path.is_file()] == []


def test_one_file_that_is_gone_from_the_disk_does_not_hold_up_the_others(city: Any, scanner: Any, storage: Any) -> None:
    scanner.plugged_in = False
    lost, other = send(city.an, files.pdf(1)), send(city.an, files.pdf(2))
    storage.forget(lost.owner, lost.sha256)
    scanner.plugged_in = True
    assert rescan_quarantined(actor=SCAN_JOB).accepted == 1
    other.refresh_from_db()
    assert other.state == FileState.ACCEPTED
