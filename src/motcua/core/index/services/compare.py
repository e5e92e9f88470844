"""Does everything still agree? Facts as kept and as made anew from events; PostgreSQL and DuckDB over both."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Min

from motcua.core.dossiers.facts import all_rebuilt
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity import queries as identity
from motcua.core.identity.models import Unit
from motcua.core.index.engine import live
from motcua.core.index.engine.audit import Audit
from motcua.core.index.models import Agreement
from motcua.core.index.periods import Period, Window
from motcua.core.index.queries.asked import UnitAsked, scope_of, with_all_below
from motcua.core.index.queries.scored import lists_of
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import Count
from motcua.core.index.services.export_facts import export_facts
from motcua.kernel import clock

MONTHS = 3
"""How far back figures are compared: a closed month further back changes only by a contest, which is an event."""
MANY = 100
"""So many differences are told one by one; more say only that something is very wrong."""


@dataclass(slots=True)
class Compared:
    facts: int = 0
    figures: int = 0
    periods: int = 0
    differences: list[str] = field(default_factory=list)


def compare() -> Compared:
    """All in one snapshot of the database, so that a move in between is no difference."""
    with transaction.atomic():
        found = Compared()
        for difference in _facts(found):
            found.differences.append(difference)
        found.differences.extend(_nobodys())
        found.differences.extend(_figures(found))
    del found.differences[MANY:]
    return found


def note_agreement() -> Agreement:
    """What the nightly job does: compare, and keep what came out for the board to show."""
    found = compare()
    said = {"facts": found.facts, "figures": found.figures, "differences": found.differences}
    return Agreement.objects.create(compared_at=clock.now(), **said)


def _facts(found: Compared) -> Iterator[str]:
    names = [column.attname for column in DossierFact._meta.concrete_fields]
    kept = {fact.pk: fact for fact in DossierFact.objects.iterator(chunk_size=2000)}
    for fact in all_rebuilt():
        found.facts += 1
        stored = kept.pop(fact.pk, None)
        if stored is None:
            yield f"index.fact_missing: {fact.pk}"
            continue
        wrong = [name for name in names if getattr(stored, name) != getattr(fact, name)]
        if wrong:
            yield f"index.fact_differs: {fact.pk}: {', '.join(wrong)}"
    yield from (f"index.fact_without_events: {pk}" for pk in kept)


def _nobodys() -> Iterator[str]:
    """Dossiers received by a unit before it stood in the tree: they would be counted nowhere."""
    received = DossierFact.objects.filter(accepted_at__isnull=False).values_list("competent_unit_id")
    first = dict(received.annotate(first=Min("accepted_at")))
    for unit in Unit.objects.filter(pk__in=first):
        moment = first[unit.pk].astimezone(clock.TIME_ZONE).date()
        if moment < unit.valid_from:
            early = DossierFact.objects.filter(competent_unit_id=unit.pk, accepted_at__date__lt=unit.valid_from).count()
            yield f"index.unit_not_there_yet: {unit.code}: {early} dossiers"


def _figures(found: Compared) -> Iterator[str]:
    now = clock.now()
    with tempfile.TemporaryDirectory(prefix="motcua-compare-") as folder:
        export_facts(Path(folder), anew=True)
        with Audit(Path(folder)) as audit:
            for window in _windows(now):
                found.periods += 1
                lists = lists_of(set_on(window.tree_day))
                asked = _everybody(window)
                pairs = scope_of(asked)
                yield from _unlike(found, window, live.count(pairs, window, lists), audit.count(pairs, window, lists))


def _windows(now: datetime) -> Iterator[Window]:
    """The running month, quarter and year, and the months before."""
    month = Period.month(now.year, now.month)
    for _ in range(MONTHS):
        yield month.asked(now)
        month = month.previous()
    yield Period.quarter(now.year, (now.month + 2) // 3).asked(now)
    yield Period.year(now.year).asked(now)


def _everybody(window: Window) -> list[UnitAsked]:
    return with_all_below(identity.subtree(identity.root(window.tree_day), window.tree_day), window.tree_day)


def _unlike(
    found: Compared,
    window: Window,
    one: Mapping[int, Mapping[str, Count]],
    other: Mapping[int, Mapping[str, Count]],
) -> Iterator[str]:
    for unit, counts in one.items():
        for code, count in counts.items():
            found.figures += 1
            if other[unit][code] != count:
                yield f"index.engines_differ: unit {unit}, {code}, {window.code}: {count} and {other[unit][code]}"
