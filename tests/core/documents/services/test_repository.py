from datetime import date, timedelta
from typing import Any

import pytest

from motcua.core.documents.models import FileState, PaperSource, PersonalPaper, StoredFile
from motcua.core.documents.policies import owner_of_party
from motcua.core.documents.queries import papers_offered, repository_of
from motcua.core.documents.services.forget_paper import forget_paper
from motcua.core.documents.services.keep_in_repository import keep_in_repository
from motcua.core.documents.services.receive_file import receive_file
from motcua.core.documents.services.sweep_unused_files import sweep_unused_files
from motcua.core.ledger.definitions import system
from motcua.core.ledger.models import Event
from motcua.kernel.errors import DomainError
from tests.core.documents import files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ports", "morning")]
TODAY = date(2024, 9, 13)


def keep(citizen: Any, pages: int = 1, **more: Any) -> PersonalPaper:
    owner = owner_of_party(citizen.party.pk)
    file = receive_file(actor=citizen.actor, owner=owner, content=files.pdf(pages), name="sơ đồ.pdf").file
    said = {"kind": "sketch", "name": "Sơ đồ vị trí", "source": PaperSource.FILED} | more
    return keep_in_repository(actor=citizen.actor, party=citizen.party, file=file, **said)


def test_a_paper_of_an_is_offered_for_her_next_dossier(city: Any) -> None:
    paper = keep(city.an)
    assert list(papers_offered(city.an.party.pk, {"sketch"}, day=TODAY)) == [paper]
    assert list(papers_offered(city.chi.party.pk, {"sketch"}, day=TODAY)) == []
    assert list(papers_offered(city.an.party.pk, {"deed"}, day=TODAY)) == []


@pytest.mark.parametrize(("left", "offered"), [(None, True), (0, True), (1, True), (-1, False)])
def test_a_paper_is_offered_through_its_last_day(city: Any, left: int | None, offered: bool) -> None:
    last = None if left is None else TODAY + timedelta(days=left)
    keep(city.an, valid_until=last)
    assert papers_offered(city.an.party.pk, {"sketch"}, day=TODAY).exists() is offered


def test_the_most_trusted_paper_is_offered_first(city: Any) -> None:
    own, signed = keep(city.an, 1), keep(city.an, 2, trust=3)
    assert list(papers_offered(city.an.party.pk, {"sketch"}, day=TODAY)) == [signed, own]


def test_a_paper_under_check_is_not_offered_yet(city: Any, scanner: Any) -> None:
    scanner.plugged_in = False
    keep(city.an)
    assert not papers_offered(city.an.party.pk, {"sketch"}, day=TODAY).exists()


def test_the_same_paper_is_kept_once_and_told_once(city: Any) -> None:
    assert keep(city.an) == keep(city.an)
    assert Event.objects.filter(kind="paper.kept").count() == 1


def test_the_ledger_names_nobody(city: Any) -> None:
    keep(city.an, number="077190000123")
    event = Event.objects.get(kind="paper.kept")
    assert "077190000123" not in str(event.data) and "Sơ đồ" not in str(event.data)


def test_an_may_forget_her_paper_and_chi_may_not(city: Any) -> None:
    paper = keep(city.an)
    with pytest.raises(DomainError) as refused:
        forget_paper(paper, actor=city.chi.actor)
    assert refused.value.code == "file.not_permitted"
    forget_paper(paper, actor=city.an.actor)
    assert not repository_of(city.an.party.pk).exists()


def test_a_refused_file_never_enters_a_repository(city: Any) -> None:
    paper = keep(city.an)
    paper.file.state = FileState.REFUSED
    with pytest.raises(DomainError):
        keep_in_repository(
            actor=city.an.actor, party=city.an.party, kind="x", name="x", file=paper.file, source=PaperSource.FILED
        )


def test_only_files_that_nothing_points_to_are_swept(city: Any, morning: Any) -> None:
    used = keep(city.an, 1)
    forget_paper(keep(city.an, 2), actor=city.an.actor)
    morning.advance(days=31)
    swept = sweep_unused_files(actor=system("sweep"), before=morning(), limit=1)
    assert swept == 1  # the used one is older, and does not stand in the way
    assert list(StoredFile.objects.all()) == [used.file]
