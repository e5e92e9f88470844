"""Which dossiers of some units show a pattern in a period. A finding opens a question; it accuses nobody."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.definitions import State, Way
from motcua.core.dossiers.models import Dossier, DossierFact, Result
from motcua.core.feedback.models import Rating
from motcua.core.identity.models import Unit
from motcua.core.index.models import UnitWord
from motcua.core.index.patterns import PATTERNS, Thresholds
from motcua.core.index.periods import Window
from motcua.core.index.queries.spans import share_used
from motcua.kernel.working_time import MINUTES_PER_WORKING_DAY

MOST = 1000
"""More than this of one pattern is no list to read any more."""
_ENDED_WITHOUT = (State.NOT_ACCEPTED, State.WITHDRAWN, State.STOPPED)
_ONLINE_CHANNEL = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A dossier that shows it. `amount` is what was measured (a share, days, bytes, how many), `other` what goes with
    it: the code of the dossier that was filed again, the start of the file's or the device's hash."""

    dossier_id: UUID
    amount: float
    other: str = ""


Units = Collection[int]


def found(code: str, units: Units, window: Window, said: Thresholds) -> list[Found]:
    """The dossiers, the strongest first."""
    rows = _FINDERS[code](units, window, said)
    return sorted(rows, key=lambda row: (-row.amount, row.other, str(row.dossier_id)))[:MOST]


def words_of(units: Units, period: str) -> QuerySet[UnitWord]:
    """What units said to the patterns of a period, the newest first."""
    rows = UnitWord.objects.filter(unit__in=list(units), period=period).select_related("unit", "officer")
    return rows.order_by("-said_at", "-pk")


def _late_supplement(units: Units, window: Window, said: Thresholds) -> list[Found]:
    """Asked when so much of the working time had passed, by the date that was promised at that moment."""
    asked = DossierFact.objects.filter(
        competent_unit_id__in=list(units),
        last_supplement_at__gte=window.start,
        last_supplement_at__lte=window.at,
        accepted_at__lt=F("last_supplement_at"),
    )
    calendars = {unit.pk: running_calendar(unit) for unit in Unit.objects.filter(pk__in=list(units))}
    shares = ((fact, share_used(fact, calendars[fact.competent_unit_id])) for fact in asked.iterator(chunk_size=2000))
    least = float(said.late_supplement.share_used)
    return [Found(fact.dossier_id, share) for fact, share in shares if share is not None and share >= least]


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
    return [Found(pk, 1, code) for pk, code in rows.values_list("pk", "again")]


def _held_back(units: Units, window: Window, said: Thresholds) -> list[Found]:
    days = said.held_back.working_days
    facts = DossierFact.objects.filter(
        competent_unit_id__in=list(units), outcome="done", finished_at__gte=window.start, finished_at__lte=window.at
    ).annotate(handed=Coalesce("returned_at", window.at))
    long = facts.filter(handed__gte=F("finished_at") + timedelta(days=days))  # working days are never fewer
    calendars = {unit.pk: running_calendar(unit) for unit in Unit.objects.filter(pk__in=list(units))}
    rows = []
    for fact in long.iterator(chunk_size=2000):
        calendar = calendars[fact.competent_unit_id]
        waited = calendar.working_minutes_between(fact.finished_at, fact.handed) / MINUTES_PER_WORKING_DAY  # type: ignore[arg-type]
        if waited >= days:
            rows.append(Found(fact.dossier_id, waited))
    return rows


def _poor_result(units: Units, window: Window, said: Thresholds) -> list[Found]:
    """Repeated among the results of these units within the time that is looked back on."""
    back = window.at - timedelta(days=said.poor_result.look_back_days)
    results = Result.objects.filter(dossier__competent_unit__in=list(units), file__isnull=False, number__isnull=False)
    around = results.filter(dossier__finished_at__gte=min(back, window.start), dossier__finished_at__lte=window.at)
    often = around.values("file__sha256").annotate(times=Count("dossier")).filter(times__gt=1)
    times = dict(often.values_list("file__sha256", "times"))
    poor = around.filter(Q(file__sha256__in=list(times)) | Q(file__size__lt=said.poor_result.least_bytes))
    rows = poor.filter(dossier__finished_at__gte=window.start).values_list("dossier", "file__sha256")
    return [Found(pk, times.get(sha256, 0), sha256[:12]) for pk, sha256 in rows]


def _typed_online(units: Units, window: Window, _said: Thresholds) -> list[Found]:
    typed = DossierFact.objects.filter(
        competent_unit_id__in=list(units),
        accepted_at__gte=window.start,
        accepted_at__lte=window.at,
        channel=_ONLINE_CHANNEL,
        way=Way.TYPED_BY_OFFICER,
    )
    return [Found(pk, 1) for pk in typed.values_list("pk", flat=True)]


def _one_device(units: Units, window: Window, said: Thresholds) -> list[Found]:
    ratings = Rating.objects.filter(unit__in=list(units), rated_at__gte=window.start, rated_at__lte=window.at).exclude(
        device=""
    )
    often = ratings.values("device").annotate(times=Count("pk")).filter(times__gte=said.one_device.ratings)
    times = dict(often.values_list("device", "times"))
    rows = ratings.filter(device__in=list(times)).values_list("dossier", "device")
    return [Found(pk, times[device], device[:8]) for pk, device in rows]


_FINDERS: Mapping[str, Callable[[Units, Window, Thresholds], list[Found]]] = {
    "late_supplement": _late_supplement,
    "filed_again": _filed_again,
    "held_back": _held_back,
    "poor_result": _poor_result,
    "typed_online": _typed_online,
    "one_device": _one_device,
}
assert set(_FINDERS) == {pattern.code for pattern in PATTERNS}
