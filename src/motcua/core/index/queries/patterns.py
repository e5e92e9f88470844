"""Which dossiers of some units show a pattern in a period. A finding opens a question; it accuses nobody."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, islice
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, NullIf

from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.definitions import NationalChannel, State, Way
from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.feedback.models import Rating
from motcua.core.identity.models import Unit
from motcua.core.index.models import UnitWord
from motcua.core.index.patterns import PATTERNS, Thresholds
from motcua.core.index.periods import Window
from motcua.core.index.queries.spans import CityMinute, Ruler, share_used
from motcua.kernel.working_time import MINUTES_PER_WORKING_DAY, Calendar

MOST = 1000
"""More than this of one pattern is no list to read any more."""
TOGETHER = 2000
_ENDED_WITHOUT = (State.NOT_ACCEPTED, State.WITHDRAWN, State.STOPPED)


@dataclass(frozen=True, slots=True)
class Found:
    """A dossier that shows it. `amount` is what was measured (a share, days, bytes, how many), `other` what goes with
    it: the code of the dossier that was filed again, the start of the file's or the device's hash."""

    dossier_id: UUID
    amount: float
    other: str = ""


Units = Collection[int]


def found(code: str, units: Units, window: Window, said: Thresholds) -> list[Found]:
    """The dossiers, the strongest first; of very many the strongest `MOST`."""
    rows = _FINDERS[code](units, window, said)
    return sorted(rows, key=lambda row: (-row.amount, row.other, str(row.dossier_id)))[:MOST]


def words_of(units: Units, period: str) -> QuerySet[UnitWord]:
    """What units said to the patterns of a period, the newest first."""
    rows = UnitWord.objects.filter(unit__in=list(units), period=period).select_related("unit", "officer")
    return rows.order_by("-said_at", "-pk")


def _late_supplement(units: Units, window: Window, said: Thresholds) -> Iterator[Found]:
    """Asked when so much of the working time had passed, by the date that was promised at that moment."""
    least = float(said.late_supplement.share_used)
    shares = chain(_shares_of_later_ones(units, window), _shares_of_first_ones(units, window))
    return islice((Found(pk, share) for pk, share in shares if share is not None and share >= least), MOST)


def _shares_of_first_ones(units: Units, window: Window) -> Iterator[tuple[UUID, float | None]]:
    """Who was asked once had one promise by then and no pause: numbers tell it. The likeliest come first."""
    minutes = {
        "since": CityMinute("accepted_at"), "moment": CityMinute("last_supplement_at"),
        "until": CityMinute("first_due_at"),
    }  # fmt: skip
    once = _asked(units, window).filter(supplements=1, last_supplement_at__lte=window.at, first_due_at__isnull=False)
    asked = once.annotate(**minutes)
    likely = (F("moment") - F("since")) * 1.0 / NullIf(F("until") - F("since"), 0)
    rows = asked.order_by(likely.desc(nulls_last=True)).values_list("pk", "competent_unit_id", *minutes)
    rulers = _rulers(units)
    for pk, unit, since, moment, until in rows.iterator(chunk_size=TOGETHER):
        whole = rulers[unit].between(since, until)
        yield pk, rulers[unit].between(since, moment) / whole if whole > 0 else None


def _shares_of_later_ones(units: Units, window: Window) -> Iterator[tuple[UUID, float | None]]:
    """Each request of the period, whatever came after it: a month that is over keeps its findings."""
    calendars = _calendars(units)
    for fact in _asked(units, window).filter(supplements__gt=1).iterator(chunk_size=TOGETHER):
        calendar = calendars[fact.competent_unit_id]
        asked = (moment for moment in fact.requests() if window.start <= moment <= window.at)
        shares = [share for moment in asked if (share := share_used(fact, moment, calendar)) is not None]
        yield fact.pk, max(shares, default=None)


def _asked(units: Units, window: Window) -> QuerySet[DossierFact]:
    return DossierFact.objects.filter(
        competent_unit_id__in=list(units),
        last_supplement_at__gte=window.start,
        accepted_at__lt=F("last_supplement_at"),
        accepted_at__lte=window.at,
    )


def _filed_again(units: Units, window: Window, said: Thresholds) -> list[Found]:
    within = F("finished_at") + timedelta(days=said.filed_again.days)
    again = Dossier.objects.filter(
        applicant=OuterRef("applicant"),
        procedure__procedure=OuterRef("procedure__procedure"),
        submitted_at__gt=OuterRef("finished_at"),
        submitted_at__lte=OuterRef("until"),
    ).order_by("submitted_at")
    ended = Dossier.objects.filter(
        competent_unit__in=list(units),
        state__in=_ENDED_WITHOUT,
        finished_at__gte=window.start,
        finished_at__lte=window.at,
    ).annotate(until=within)
    rows = ended.annotate(again=Subquery(again.values("code")[:1])).filter(again__isnull=False)
    return [Found(pk, 1, code) for pk, code in rows.values_list("pk", "again")[:MOST]]


def _held_back(units: Units, window: Window, said: Thresholds) -> Iterator[Found]:
    days = said.held_back.working_days
    facts = DossierFact.objects.filter(
        competent_unit_id__in=list(units), outcome="done", finished_at__gte=window.start, finished_at__lte=window.at
    ).annotate(handed=Coalesce("returned_at", window.at))
    long = facts.filter(handed__gte=F("finished_at") + timedelta(days=days))  # working days are never fewer
    rows = long.order_by((F("handed") - F("finished_at")).desc()).values_list(
        "pk", "competent_unit_id", CityMinute("finished_at"), CityMinute("handed")
    )
    rulers, least = _rulers(units), days * MINUTES_PER_WORKING_DAY
    waits = ((pk, rulers[unit].between(since, until)) for pk, unit, since, until in rows.iterator(chunk_size=TOGETHER))
    return islice((Found(pk, waited / MINUTES_PER_WORKING_DAY) for pk, waited in waits if waited >= least), MOST)


def _poor_result(units: Units, window: Window, said: Thresholds) -> Iterator[Found]:
    """Repeated among the results of these units within the time that is looked back on."""
    back = window.at - timedelta(days=said.poor_result.look_back_days)
    results = DossierFact.objects.filter(
        competent_unit_id__in=list(units), finished_at__lte=window.at, result_print__isnull=False
    )
    around = results.filter(finished_at__gte=min(back, window.start)).order_by()
    often = around.values("result_print").annotate(times=Count("*")).filter(times__gt=1)
    times = dict(often.values_list("result_print", "times"))
    new = results.filter(finished_at__gte=window.start).values_list("pk", "result_print")
    for pk, one in new.filter(result_print__in=list(times)):
        yield Found(pk, times[one], _hash_of(one))
    for pk, one in new.filter(result_bytes__lt=said.poor_result.least_bytes):
        if one not in times:
            yield Found(pk, 0, _hash_of(one))


def _hash_of(result_print: int | None) -> str:
    """The beginning of the file's SHA-256, as its page shows it."""
    return (result_print or 0).to_bytes(8, signed=True).hex()[:12]


def _typed_online(units: Units, window: Window, _said: Thresholds) -> Iterator[Found]:
    typed = DossierFact.objects.filter(
        competent_unit_id__in=list(units),
        accepted_at__gte=window.start,
        accepted_at__lte=window.at,
        channel=NationalChannel.ONLINE,
        way=Way.TYPED_BY_OFFICER,
    )
    return (Found(pk, 1) for pk in typed.values_list("pk", flat=True)[:MOST])


def _one_device(units: Units, window: Window, said: Thresholds) -> list[Found]:
    ratings = Rating.objects.filter(unit__in=list(units), rated_at__gte=window.start, rated_at__lte=window.at).exclude(
        device=""
    )
    often = ratings.values("device").annotate(times=Count("pk")).filter(times__gte=said.one_device.ratings)
    times = dict(often.values_list("device", "times"))
    rows = ratings.filter(device__in=list(times)).values_list("dossier", "device")
    return [Found(pk, times[device], device[:8]) for pk, device in rows]


def _calendars(units: Units) -> dict[int, Calendar]:
    return {unit.pk: running_calendar(unit) for unit in Unit.objects.filter(pk__in=list(units))}


def _rulers(units: Units) -> dict[int, Ruler]:
    """One for each unit; units of one calendar share what was looked up."""
    shared: dict[str, Ruler] = {}
    return {pk: shared.setdefault(one.name, Ruler(one)) for pk, one in _calendars(units).items()}


_FINDERS: Mapping[str, Callable[[Units, Window, Thresholds], Iterable[Found]]] = {
    "late_supplement": _late_supplement,
    "filed_again": _filed_again,
    "held_back": _held_back,
    "poor_result": _poor_result,
    "typed_online": _typed_online,
    "one_device": _one_device,
}
assert set(_FINDERS) == {pattern.code for pattern in PATTERNS}
