"""What goes wrong never shows as half a figure: it is refused, or it is found and told."""

from datetime import timedelta

import pytest

from motcua.core.dossiers import facts
from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.dossiers.services.accept import accept
from motcua.core.index.agreement import Fault
from motcua.core.index.queries import asked_figures
from motcua.core.index.services.compare import compare
from motcua.core.ledger.models import Event
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import walked
from tests.core.index.lives import Life
from tests.people import FOUNDED, MORNING, City

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def received() -> int | None:
    (city,) = asked_figures("root", "now")
    return city.scores["3.3"].count.denominator


def test_a_projection_that_fails_takes_the_move_back_with_it(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = walked(city, "submitted")
    monkeypatch.setitem(facts._HANDLERS, "dossier.accepted", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        accept(dossier, actor=city.dung.actor, version=dossier.version)
    assert Dossier.objects.get(pk=dossier.pk).accepted_at is None
    assert (received(), Event.objects.filter(kind="dossier.accepted").count()) == (0, 0)
    assert compare().differences == []


@pytest.mark.parametrize("which", ["the same again", "one that is not next"])
def test_an_event_out_of_turn_is_not_folded(city: City, which: str) -> None:
    dossier = walked(city, "accepted")
    event = Event.objects.get(kind="dossier.accepted")
    event.sequence += 0 if which == "the same again" else 2
    with pytest.raises(DomainError) as refusal:
        facts.keep(event)
    assert refusal.value.code == "dossier.fact_out_of_turn"
    assert DossierFact.objects.get(pk=dossier.pk).event_sequence == 2


def test_a_dossier_older_than_its_unit_is_told_and_counted_nowhere(city: City) -> None:
    before = MORNING.replace(year=FOUNDED.year - 1)
    told = Life(unit=city.planning.pk).accepted(before, before + timedelta(days=9)).done(before + timedelta(days=1))
    told.fact(source="elsewhere", tells_payments=False, tells_exchange=False).save(force_insert=True)
    with pytest.raises(DomainError) as refusal:
        asked_figures("root", "2022-09")
    assert refusal.value.code == "unit.no_root"
    found = [str(one) for one in compare().differences if one.fault is Fault.UNIT_NOT_THERE_YET]
    assert found == [f"index.unit_not_there_yet: {city.planning.code}: 1 dossiers"]
