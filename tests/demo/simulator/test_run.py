"""The simulator drives the services, the same way for the same name."""

from datetime import timedelta

import pytest
from django.db import transaction

from motcua.core.dossiers import facts
from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.ledger.models import Event, FailedDelivery, OutboxEntry
from motcua.core.ledger.queries import verify
from motcua.demo.models import SimulatedDossier
from motcua.demo.simulator.run import Run
from tests.demo.conftest import MONDAY, Lived, live, one_habit
from tests.people import make_city

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _told(seed: str) -> list[tuple[object, ...]]:
    """What the ledger tells of some days, without what differs by nature: ids, tokens, real time."""
    with transaction.atomic():
        live(seed, days=3, per_day=2)
        rows = Event.objects.filter(aggregate="dossier").order_by("happened_at", "kind")
        told = [(one.kind, one.happened_at, one.actor_kind, one.data["step"], one.data["state"]) for one in rows]
        transaction.set_rollback(True)
    return told


def test_the_same_seed_tells_the_same_story() -> None:
    make_city()
    first = _told("one")
    assert len(first) > 10
    assert _told("one") == first
    assert _told("another") != first


def test_nothing_is_refused_and_nothing_stays_undelivered(lived: Lived) -> None:
    assert lived.run.refused == []
    assert not FailedDelivery.objects.exists()
    assert not OutboxEntry.objects.filter(event__aggregate__in=("dossier", "rating")).exists()


def test_every_fact_is_what_its_events_tell(lived: Lived) -> None:
    kept = list(DossierFact.objects.all())
    assert kept
    for fact in kept:
        told = facts.rebuilt(fact.dossier_id)
        assert [getattr(fact, one.name) for one in fact._meta.fields] == [
            getattr(told, one.name) for one in fact._meta.fields
        ]


def test_the_ledger_hangs_together(lived: Lived) -> None:
    assert list(verify()) == []


def test_officers_begin_their_acts_in_working_hours(lived: Lived) -> None:
    acts = Event.objects.filter(aggregate="dossier", actor_kind="officer")
    moments = list(acts.values_list("happened_at", flat=True))
    assert moments
    hour = timedelta(hours=1)  # who sat down in time finishes what lies there
    assert all(lived.run.calendar.is_working(at) or lived.run.calendar.is_working(at - hour) for at in moments)


def test_dossiers_come_from_afar_and_end_in_several_states(lived: Lived) -> None:
    assert Way.SELF_AFAR in set(Dossier.objects.values_list("way", flat=True))
    assert len(set(Dossier.objects.values_list("state", flat=True))) >= 2


def test_a_run_that_was_broken_off_is_taken_up_where_every_dossier_lies(lived: Lived) -> None:
    open_ones = set(SimulatedDossier.objects.filter(over=False).values_list("key", flat=True))
    assert open_ones
    later = Run(habits=one_habit())
    later.take_up("one:")
    assert later.waiting == open_ones


def test_officers_whom_a_visitor_may_play_are_left_alone_until_their_work_is_nearly_due(lived: Lived) -> None:
    em = lived.city.em.officer.pk
    his = Dossier.objects.filter(holder_officer=em, step="process", state=4)
    keys = dict(SimulatedDossier.objects.filter(dossier__in=his).values_list("key", "dossier__step_due_at"))
    hasty, patient = Run(habits=one_habit()), Run(habits=one_habit(), patient=frozenset({em}))
    hasty.take_up("one:")
    patient.take_up("one:")
    assert keys
    for key, due_at in keys.items():  # a person may still withdraw, whoever plays Em
        nearly_due = lived.run.calendar.add_working_minutes(due_at, -30)
        assert patient.due(key) in (hasty.due(key), nearly_due) or patient.due(key) > nearly_due
    assert any(patient.due(key) > hasty.due(key) for key in keys)


def test_nothing_is_done_before_the_moment_that_is_given(lived: Lived) -> None:
    christmas = MONDAY + timedelta(days=107)
    later = Run(habits=one_habit(), not_before=christmas)
    later.take_up("one:")
    assert later.next_at is not None and later.next_at >= christmas
