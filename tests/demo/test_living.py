"""The past that fills itself in, and the city that goes on living: in their own time, and off everybody's feet."""

import threading
from collections import Counter
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.accept import accept
from motcua.core.identity.models import Officer
from motcua.core.index.declarations import RATIOS
from motcua.core.index.queries import asked_figures
from motcua.core.index.rules import Standing
from motcua.core.index.services.compare import compare
from motcua.core.ledger.definitions import officer
from motcua.core.ledger.models import Event, FailedDelivery
from motcua.core.notifications.models import Message
from motcua.demo import clock as city_clock
from motcua.demo import history
from motcua.demo.living import Life, live, played_officers
from motcua.demo.models import DemoCity, SimulatedDossier
from motcua.kernel import clock

START, HOUR = city_clock.START, timedelta(hours=1)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vung_tau"), pytest.mark.slow]


def _fill(**more: Any) -> list[tuple[int, int]]:
    heard: list[tuple[int, int]] = []
    history.fill_history(lambda done, total: heard.append((done, total)), begins=START - 40 * HOUR, per_day=8, **more)
    return heard


def test_the_past_fills_in_and_says_how_far_it_has_come() -> None:
    messages = Message.objects.count()
    heard = _fill()
    assert heard[0][0] == 0 and heard[-1][0] == heard[-1][1] > 5
    assert DemoCity.objects.filter(history_done=heard[-1][1]).exists()
    assert SimulatedDossier.objects.filter(key__startswith="past:").count() == heard[-1][1]
    assert Message.objects.count() == messages  # nobody is told of the past
    assert not FailedDelivery.objects.exists()


def test_nothing_of_the_past_happens_in_the_present() -> None:
    last = Event.objects.latest("pk").pk
    _fill()
    assert not Event.objects.filter(pk__gt=last, happened_at__gt=START).exists()


def test_broken_off_it_goes_on_and_done_it_is_done() -> None:
    asked = iter([False, False])
    _fill(stop=lambda: next(asked, True))
    half = SimulatedDossier.objects.filter(key__startswith="past:").count()
    total = _fill()[-1][1]
    assert 0 < half < total
    assert SimulatedDossier.objects.filter(key__startswith="past:").count() == total
    assert _fill() == []


def test_the_index_of_the_city_is_the_same_recomputed_and_most_of_it_is_counted() -> None:
    _fill()
    assert compare().differences == []
    (city,) = asked_figures("root", "2024-09")
    standings = Counter(score.standing for score in city.scores.values())
    assert standings[Standing.COUNTED] >= 12, standings
    waiting = [score.indicator for score in city.scores.values() if score.standing is Standing.NO_SOURCE]
    assert all(RATIOS.get(one.counts).source.awaited for one in waiting)


class SomeLooks(threading.Event):
    """Says stop after it was asked a few times."""

    left = 6

    def is_set(self) -> bool:
        self.left -= 1
        return self.left <= 0


def test_stopped_while_its_past_fills_in_the_city_leaves_the_past_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.demo.living.connection", SimpleNamespace(close=lambda: None))  # it is the test's own
    last = Event.objects.latest("pk").pk
    with clock.frozen(START + HOUR):
        live(SomeLooks())
    since = Event.objects.filter(pk__gt=last)
    assert since.exists()
    assert not since.filter(happened_at__gte=START).exists()


def test_some_hours_bring_new_people_and_officers_act() -> None:
    with clock.frozen(START) as hand:
        life = Life()
        life.catch_up()
        hand.advance(hours=5)
        tally = life.catch_up()
    assert tally.filed >= 3 and tally.acts >= 1
    assert not FailedDelivery.objects.exists()


def test_nothing_happens_before_the_city_woke() -> None:
    last = Event.objects.latest("pk").pk
    with clock.frozen(START + HOUR):
        Life().catch_up()
    moments = Event.objects.filter(pk__gt=last).values_list("happened_at", flat=True)
    assert moments and all(START <= at <= START + HOUR for at in moments)


def test_nobody_touches_what_the_people_of_the_bar_filed() -> None:
    theirs = Dossier.objects.exclude(pk__in=SimulatedDossier.objects.values("dossier"))
    before = dict(theirs.values_list("code", "version"))
    with clock.frozen(START + 9 * HOUR):
        Life().catch_up()
    now = Dossier.objects.filter(code__in=before).values_list("code", "version")
    assert before and dict(now) == before


def test_officers_of_the_bar_keep_their_morning() -> None:
    phuc = Officer.objects.get(user__username="phuc")
    waiting = Dossier.objects.filter(holder_officer=phuc, step_due_at__gt=START + 3 * HOUR)
    before = waiting.count()
    assert phuc.pk in played_officers() and before >= 2
    with clock.frozen(START + 2 * HOUR):
        Life().catch_up()
    assert waiting.count() >= before


def test_the_city_goes_on_from_what_a_visitor_did() -> None:
    dung = Officer.objects.get(user__username="dung")
    desk = dung.holdings.get(role="one_stop").unit_id
    with clock.frozen(START) as hand:
        life = Life()
        life.catch_up()
        hers = Dossier.objects.filter(receiving_unit=desk, state=1, procedure__procedure__code="1.001612").first()
        assert hers is not None
        hand.advance(minutes=5)
        accept(hers, actor=officer(dung.pk, desk, ["one_stop"]), version=hers.version)
        hand.advance(hours=6)
        life.catch_up()
    hers.refresh_from_db()
    assert hers.step != "assign" and hers.version > 2
