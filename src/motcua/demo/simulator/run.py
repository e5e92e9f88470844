"""The run: a queue of what is due next over simulated time, so that all units work side by side."""

import heapq
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers.definitions import ReturnWay, State, Way
from motcua.core.dossiers.models import Dossier
from motcua.core.feedback.models import Rating
from motcua.core.ledger.models import Event
from motcua.core.ledger.outbox import Subscribers, subscribe
from motcua.core.ledger.services.deliver_of import deliver_of
from motcua.core.ledger.services.drain_outbox import announce
from motcua.demo.models import SimulatedDossier
from motcua.demo.simulator.acting import Doing
from motcua.demo.simulator.acts import Act, Lie, next_act
from motcua.demo.simulator.arrivals import Arrival, arrivals_of
from motcua.demo.simulator.fate import fate_of
from motcua.demo.simulator.filing import file
from motcua.demo.simulator.habits import Habit
from motcua.demo.simulator.world import World
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.working_time import MINUTES_PER_WORKING_DAY
from motcua.kernel.working_time.calendar import Calendar
from motcua.kernel.working_time.loading import shipped

log = logging.getLogger(__name__)

RELATED = (
    "procedure__procedure", "procedure__sector", "case", "applicant", "filer",
    "receiving_unit", "competent_unit", "returning_unit",
)  # fmt: skip
MINUTES = {
    "hours": 60, "working_days": MINUTES_PER_WORKING_DAY, "days": 340, "months": 21 * MINUTES_PER_WORKING_DAY,
}  # fmt: skip
"""Working minutes of one unit of a limit, roughly: only the pace of made-up people depends on it."""


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """What is due at a moment; `key` orders what is due together, the same way every time."""

    at: datetime
    key: str


@dataclass(slots=True)
class Tally:
    filed: int = 0
    acts: int = 0
    over: int = 0


class Run:
    """One stretch of the city's life. `patient` officers are left alone until their work is nearly due.

    Nothing happens before `not_before`. `subscribers` hear of what happens. `live`: pages watch too.
    What somebody else has just moved is let go; whoever keeps the run makes it anew then.
    """

    def __init__(
        self,
        *,
        habits: Mapping[str, Habit],
        patient: frozenset[int] = frozenset(),
        live: bool = False,
        not_before: datetime | None = None,
        subscribers: Subscribers = subscribe,
    ) -> None:
        self.habits, self.live, self.subscribers = habits, live, subscribers
        self.not_before = not_before
        self.world = World(patient)
        self.calendar: Calendar = shipped().calendar()
        self.tally = Tally()
        self.made: set[int] = set()
        """The events that this run has caused; whoever keeps it may empty the set."""
        self.refused: list[str] = []
        """Acts that a service refused: somebody else has moved the dossier, or the made-up person erred."""
        self._queue: list[Due] = []
        self._waiting: dict[str, Arrival | tuple[Doing, Act]] = {}

    def expect(self, *, seed: str, per_day: float, start: datetime, until: datetime) -> int:
        """Queue everybody who comes from `start` on until `until` and has not come yet. Returns how many."""
        coming = list(self._coming(seed, per_day, start, until))
        come = set(SimulatedDossier.objects.filter(key__in=[one.key for one in coming]).values_list("key", flat=True))
        for arrival in coming:
            if arrival.key not in come:
                self._push(arrival.at, arrival.key, arrival)
        return len(coming)

    def take_up(self, keys: str = "") -> None:
        """Queue the next act on every open dossier of the simulator whose key begins with `keys`."""
        rows = SimulatedDossier.objects.filter(over=False, key__startswith=keys)
        whose = {row.dossier_id: row for row in rows}
        dossiers = Dossier.objects.filter(pk__in=whose).select_related(*RELATED)
        histories = histories_of(whose)
        rated = set(Rating.objects.filter(dossier__in=whose).values_list("dossier_id", flat=True))
        for dossier in dossiers:
            row = whose[dossier.pk]
            doing = self._doing(dossier, row.key, row.who)
            doing.history, doing.rated = histories[dossier.pk], dossier.pk in rated
            self._plan(doing)

    def until(self, moment: datetime) -> Tally:
        """Carry out everything that is due until `moment`, in order."""
        while self._queue and self._queue[0].at <= moment:
            due = heapq.heappop(self._queue)
            try:
                self._carry_out(due, self._waiting.pop(due.key))
            except DomainError as refusal:
                self.refused.append(f"{due.key}: {refusal}")
                log.info("simulator: %s was refused: %s", due.key, refusal)
        return self.tally

    @property
    def waiting(self) -> frozenset[str]:
        """The keys of everything that is still to happen."""
        return frozenset(self._waiting)

    def due(self, key: str) -> datetime:
        """When something happens to this dossier next; KeyError if nothing does."""
        return {one.key: one.at for one in self._queue}[key]

    @property
    def next_at(self) -> datetime | None:
        return self._queue[0].at if self._queue else None

    # -- inside ----------------------------------------------------------------------------------------------------

    def _coming(self, seed: str, per_day: float, start: datetime, until: datetime) -> Iterator[Arrival]:
        day = start.date()
        while day <= until.date():
            for arrival in arrivals_of(day, habits=self.habits, per_day=per_day, seed=seed, calendar=self.calendar):
                if start <= arrival.at < until:
                    yield arrival
            day += timedelta(days=1)

    def _carry_out(self, due: Due, what: "Arrival | tuple[Doing, Act]") -> None:
        with clock.at(due.at), transaction.atomic():
            if isinstance(what, Arrival):
                doing = self._file(what)
            else:
                doing, act = what
                doing.do(act.deed)
                self.tally.acts += 1
            self._let_follow(doing)
            self._plan(doing)

    def _let_follow(self, doing: Doing) -> None:
        """What follows the act, at the time of the act; an online result returns by itself."""
        if doing.rated:
            deliver_of("rating", doing.dossier.pk, subscribers=self.subscribers)
            deliver_of("dossier", doing.dossier.pk, after=len(doing.history), subscribers=self.subscribers)
            return
        behind = len(doing.history)
        delivered = deliver_of("dossier", doing.dossier.pk, after=behind, subscribers=self.subscribers)
        self.made |= {event.pk for event in delivered.events}
        doing.history += [(event.kind, clock.in_city(event.happened_at)) for event in delivered.events]
        if len(doing.history) != doing.dossier.version:
            doing.dossier.refresh_from_db(fields=["state", "version", "returned_at", "return_way"])
        if self.live and delivered.topics:
            announce(delivered.topics)

    def _file(self, arrival: Arrival) -> Doing:
        dossier = file(arrival, self.habits[arrival.procedure], self.world)
        SimulatedDossier.objects.create(key=arrival.key, dossier=dossier, who=arrival.who)
        self.tally.filed += 1
        return self._doing(dossier, arrival.key, arrival.who)

    def _doing(self, dossier: Dossier, key: str, who: int) -> Doing:
        habit = self.habits[dossier.procedure.procedure.code]
        arrival = Arrival(
            key=key,
            at=clock.in_city(dossier.submitted_at),
            procedure=habit.procedure,
            way=Way(dossier.way),
            return_way=ReturnWay(dossier.return_way),
            who=who,
        )
        return Doing(dossier, key=key, fate=fate_of(arrival, habit), habit=habit, world=self.world)

    def _plan(self, doing: Doing) -> None:
        """Queue what happens next; a dossier of which nothing more will be heard is marked so."""
        act = next_act(doing.fate, lie_of(doing), self.calendar)
        if act is None:
            SimulatedDossier.objects.filter(key=doing.key).update(over=True)
            self.tally.over += 1
            return
        at = self._with_patience(doing, act)
        if self.not_before is not None:  # what nobody did in time is done now, not then
            at = max(at, self.not_before)
        self._push(at, doing.key, (doing, act))

    def _with_patience(self, doing: Doing, act: Act) -> datetime:
        """A visitor may be playing this officer: leave the work until half an hour before it is due."""
        actor = doing.actor(act.deed)
        if not actor.is_officer or int(actor.id) not in self.world.patient:
            return act.at
        dossier = doing.dossier
        due = dossier.check_due_at if dossier.accepted_at is None else dossier.step_due_at or dossier.due_at
        if due is None:
            return self.calendar.add_working_minutes(act.at, MINUTES_PER_WORKING_DAY)
        return max(act.at, self.calendar.add_working_minutes(clock.in_city(due), -30))

    def _push(self, at: datetime, key: str, what: "Arrival | tuple[Doing, Act]") -> None:
        heapq.heappush(self._queue, Due(at, key))
        self._waiting[key] = what


def lie_of(doing: Doing) -> Lie:
    dossier = doing.dossier
    amount, unit = dossier.limit_amount or 0, dossier.limit_unit
    return Lie(
        key=doing.key,
        state=State(dossier.state),
        step=StepKind(dossier.step_kind),
        since=doing.history[-1][1],
        history=tuple(kind for kind, _at in doing.history),
        accepted_at=dossier.accepted_at,
        due_at=clock.in_city(dossier.due_at) if dossier.due_at else None,
        limit_minutes=max(240, int(amount) * MINUTES.get(unit, MINUTES_PER_WORKING_DAY)),
        return_way=ReturnWay(dossier.return_way),
        quick=doing.habit.quick,
        rated=doing.rated,
    )


def histories_of(ids: Iterable[object]) -> dict[object, list[tuple[str, datetime]]]:
    """The kinds and times of the events of each dossier, in order."""
    found: dict[object, list[tuple[str, datetime]]] = {one: [] for one in ids}
    names = {str(one): one for one in found}
    events = Event.objects.filter(aggregate="dossier", aggregate_id__in=list(names))
    rows = events.order_by("aggregate_id", "sequence").values_list("aggregate_id", "kind", "happened_at")
    for aggregate_id, kind, at in rows:
        found[names[aggregate_id]].append((kind, clock.in_city(at)))
    return found
