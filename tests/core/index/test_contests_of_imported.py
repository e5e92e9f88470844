"""A dossier of another system is contested as our own are, and what was decided outlives its next import."""

import psycopg
import pytest
from django.db import connection

from motcua.core.dossiers.facts import rebuilt
from motcua.core.dossiers.models import DossierFact
from motcua.core.index import queries
from motcua.core.index.models import Contest
from motcua.core.index.queries.contests import imported_fact
from motcua.core.index.services.decide_contest import decide_contest
from motcua.core.index.services.open_contest import open_contest
from motcua.core.ledger.models import Event
from motcua.kernel.errors import DomainError
from tests.core.dossiers.foreign.rows import GOOD, row
from tests.core.dossiers.foreign.test_import_facts import taken
from tests.people import City

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("morning")]
CODE = GOOD["MaHoSo"]
LATE = {"NgayHenTra": "20240905"}


@pytest.fixture
def foreign(city: City) -> DossierFact:
    """Received on 2 September, promised for the 5th, answered on the 10th."""
    taken(row(**LATE))
    return DossierFact.objects.get(code=CODE)


def opened(city: City, fact: DossierFact, who: str = "em") -> Contest:
    said = {"indicator": "2.1", "period": "2024-09", "grounds": "Ngày hẹn nhập nhầm."}
    return open_contest(fact.pk, actor=getattr(city, who).actor, **said)


def on_time(city: City) -> tuple[int | None, int | None]:
    count = queries.asked_figures(city.planning.code, "2024-09")[0].scores["2.1"].count
    return count.numerator, count.denominator


def test_the_unit_contests_the_monitor_decides_and_the_next_import_keeps_it(city: City, foreign: DossierFact) -> None:
    contest = opened(city, foreign)
    assert (contest.code, contest.unit_id, on_time(city)) == (CODE, city.planning.pk, (0, 1))
    decide_contest(contest, actor=city.lan.actor, effect="met", reason="Biên nhận giấy ghi ngày 12.")
    assert on_time(city) == (1, 1)
    taken(row(**LATE, NgayTra="20240911"))
    kept = DossierFact.objects.get(pk=foreign.pk)
    assert (on_time(city), kept.rulings) == ((1, 1), ["handled_on_time:met"])
    kinds = [event.kind for event in Event.objects.filter(aggregate_id=str(foreign.pk)).order_by("sequence")]
    assert kinds == ["dossier.imported", "dossier.ruled", "dossier.imported"]
    again = rebuilt(foreign.pk)
    assert again is not None and (again.rulings, again.event_sequence) == (kept.rulings, 3)


@pytest.mark.parametrize("who", ["dung", "giang", "lan", "an"])
def test_only_the_unit_for_which_it_is_counted_contests_it(city: City, foreign: DossierFact, who: str) -> None:
    with pytest.raises(DomainError) as refused:
        opened(city, foreign, who)
    assert refused.value.code == "index.not_permitted"


@pytest.mark.parametrize(("who", "finds"), [("em", True), ("lan", True), ("giang", False), ("an", False)])
def test_who_watches_the_unit_finds_it_by_its_code(city: City, foreign: DossierFact, who: str, finds: bool) -> None:
    assert (imported_fact(CODE, getattr(city, who).actor) == foreign) is finds
    assert imported_fact("H06.99-0", getattr(city, who).actor) is None


@pytest.mark.django_db(transaction=True)
def test_nothing_is_ruled_while_its_source_is_being_imported(city: City, foreign: DossierFact) -> None:
    with psycopg.connect(**connection.get_connection_params()) as importing:
        importing.execute("SELECT 1 FROM dossiers_factsource WHERE code = 'tinh' FOR UPDATE")
        with pytest.raises(DomainError) as refused:
            opened(city, foreign)
        assert refused.value.code == "import.under_way"
    assert opened(city, foreign).code == CODE
