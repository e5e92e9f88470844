"""Does everything still agree? Facts as kept and as made anew from events; the board's figures and DuckDB over both."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from django.db import transaction
from django.db.models import Count as CountRows
from django.db.models import Min

from motcua.core.dossiers.facts import TOGETHER, all_rebuilt, untold
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity import queries as identity
from motcua.core.identity.models import Unit
from motcua.core.index.agreement import Difference, Fault
from motcua.core.index.engine import kept
from motcua.core.index.engine.audit import Audit
from motcua.core.index.engine.snapshot import one_snapshot
from motcua.core.index.models import Agreement, KeptPeriod
from motcua.core.index.periods import REPORTED, Period, Window
from motcua.core.index.queries.asked import UnitAsked, scope_of, with_all_below
from motcua.core.index.queries.scored import lists_of
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import Count
from motcua.core.index.services.export_facts import export_facts
from motcua.core.ledger.definitions import system
from motcua.core.ledger.services.append import append
from motcua.kernel import clock

MONTHS = 3
"""How far back figures are compared: a closed month further back changes only by a contest, which is an event."""
MANY = 100
"""So many differences of a kind are told one by one; more say only that something is very wrong."""


@dataclass(slots=True)
class Compared:
    """What was looked at, and what differs: of each kind the first `MANY`."""

    facts: int = 0
    figures: int = 0
    periods: int = 0
    differences: list[Difference] = field(default_factory=list)


def compare() -> Compared:
    """All in one snapshot of the database, so that a move in between is no difference."""
    with one_snapshot():
        found, kinds = Compared(), Counter[Fault]()
        for difference in chain(_facts(found), _nobodys(), _figures(found)):
            kinds[difference.fault] += 1
            if kinds[difference.fault] <= MANY:
                found.differences.append(difference)
    return found


def note_agreement() -> Agreement:
    """What the nightly job does: compare, and keep what came out. The board is told."""
    found = compare()
    with transaction.atomic():
        kept = Agreement.objects.create(
            compared_at=clock.now(),
            facts=found.facts,
            figures=found.figures,
            differences=[one.model_dump(mode="json", exclude_defaults=True) for one in found.differences],
        )
        data = {"facts": found.facts, "figures": found.figures, "differences": len(found.differences)}
        append("agreement", kept.pk, "facts.compared", actor=system("compare"), data=data, first=True)
    return kept


def _facts(found: Compared) -> Iterator[Difference]:
    """A batch after the other: a million facts would not fit into memory."""
    names = [column.attname for column in DossierFact._meta.concrete_fields]
    units, remaining = dict(Unit.objects.values_list("pk", "code")), all_rebuilt()
    while batch := list(islice(remaining, TOGETHER)):
        kept = DossierFact.objects.in_bulk([fact.pk for fact in batch])
        found.facts += len(batch)
        for fact in batch:
            stored = kept.get(fact.pk)
            if stored is None:
                yield _of_dossier(Fault.FACT_MISSING, fact, units)
            elif wrong := tuple(name for name in names if getattr(stored, name) != getattr(fact, name)):
                yield _of_dossier(Fault.FACT_DIFFERS, fact, units, wrong)
    yield from (_of_dossier(Fault.FACT_WITHOUT_EVENTS, fact, units) for fact in untold().iterator(TOGETHER))


def _of_dossier(fault: Fault, fact: DossierFact, units: Mapping[int, str], columns: tuple[str, ...] = ()) -> Difference:
    unit = units.get(fact.competent_unit_id, "")
    return Difference(fault=fault, unit=unit, dossier=str(fact.pk), code=fact.code, columns=columns)


def _nobodys() -> Iterator[Difference]:
    """Dossiers that count in no whole: of a unit outside the tree, or received before it stood in it."""
    today = clock.today()
    codes, since = dict(Unit.objects.values_list("pk", "code")), identity.placed_since()
    counted = identity.subtree_ids(identity.root(today), today)
    received = DossierFact.objects.filter(accepted_at__isnull=False).order_by()
    for pk, first, number in received.values_list("competent_unit_id").annotate(Min("accepted_at"), CountRows("pk")):
        code = codes.get(pk, str(pk))
        if pk not in counted:
            yield Difference(fault=Fault.COUNTED_NOWHERE, unit=code, dossiers=number)
        elif clock.day_of(first) < since[pk]:
            early = received.filter(competent_unit_id=pk, accepted_at__lt=Period.day(since[pk]).start).count()
            yield Difference(fault=Fault.UNIT_NOT_THERE_YET, unit=code, dossiers=early)


def _figures(found: Compared) -> Iterator[Difference]:
    now = clock.now()
    with tempfile.TemporaryDirectory(prefix="motcua-compare-") as folder:
        export_facts(Path(folder), anew=True)
        with Audit(Path(folder)) as audit:
            for window in _windows(now):
                found.periods += 1
                lists = lists_of(set_on(window.tree_day))
                asked = _everybody(window)
                pairs = scope_of(asked)
                both = (kept.count(pairs, window, lists), audit.count(pairs, window, lists))
                yield from _unlike(found, window, {one.unit.pk: one.unit.code for one in asked}, *both)


def _windows(now: datetime) -> Iterator[Window]:
    """The running month, quarter and year, the months before, and whatever is kept of what is over."""
    today = now.date()
    month, quarter, year = (Period.holding(kind, today) for kind in REPORTED)
    periods = [*month.back(MONTHS), quarter, year]
    kept_ones = [Period.parse(code, today) for code in KeptPeriod.objects.values_list("period", flat=True)]
    periods += [period for period in kept_ones if period.end <= now]
    return (period.asked(now) for period in dict.fromkeys(periods))


def _everybody(window: Window) -> list[UnitAsked]:
    """Every unit that stands in the tree, and every one that has ended in it."""
    counted = identity.subtree_ids(identity.root(window.tree_day), window.tree_day)
    return with_all_below(list(Unit.objects.filter(pk__in=counted)), window.tree_day)


def _unlike(
    found: Compared,
    window: Window,
    codes: Mapping[int, str],
    shown: Mapping[int, Mapping[str, Count]],
    again: Mapping[int, Mapping[str, Count]],
) -> Iterator[Difference]:
    for unit, counts in shown.items():
        for code, count in counts.items():
            found.figures += 1
            other = again[unit][code]
            if other != count:
                yield Difference(
                    fault=Fault.ENGINES_DIFFER,
                    unit=codes[unit],
                    counts=code,
                    period=window.code,
                    shown=(count.numerator, count.denominator),
                    again=(other.numerator, other.denominator),
                )
