"""Count a period that is over once for all units, and keep it: a nation's ranking is then read, not counted.

First the period is announced, so that triggers note every change that reaches back to it; then whoever had begun
before is waited for; only then it is counted. So no change falls between the two.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction

from motcua.core.identity import queries as identity
from motcua.core.index.engine import kept, live
from motcua.core.index.engine.compiling import Lists
from motcua.core.index.errors import keeping_already, period_not_over, too_long_under_way
from motcua.core.index.models import KeptPeriod, KeptSums, Revision
from motcua.core.index.periods import Period, Window, offered
from motcua.core.index.queries.scored import lists_of
from motcua.core.index.queries.sets import all_sets, set_on
from motcua.core.index.rules import in_force
from motcua.kernel import clock

TOGETHER = 20_000
"""So many units are counted by one statement: each of them reads most of the facts anyway, whoever they belong to."""
PATIENCE, PAUSE = 600.0, 0.05
"""Seconds: how long a transaction that began before is waited for, and how often it is looked after."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many units are kept of a period, and how many of them had to be counted for it."""

    period: str
    units: int
    counted: int


def keep_figures(period: Period) -> Kept:
    """Whatever of the period is not kept, or not right any more, is counted. Raises `index.period_not_over`,
    `index.keeping_already`, `index.too_long_under_way`."""
    window = period.asked(clock.now())
    if not kept.is_keepable(window):
        raise period_not_over()
    lists = lists_of(set_on(window.tree_day))
    with _alone():
        of = _announced(window, kept.key_of(lists))
        _wait_for_those_under_way()
        units = [unit_id for unit_id, _, _ in identity.standing(window.tree_day)]
        batches = [units[first : first + TOGETHER] for first in range(0, len(units), TOGETHER)]
        counted = sum(_keep(of, batch, window, lists) for batch in batches)
        _forget_revisions()
    return Kept(window.code, len(units), counted)


def keep_last_periods() -> list[Kept]:
    """Every period that is over and that people are offered, and whatever else is kept: what the nightly job does.

    A period that no set scores is left out, and one of before there were any units.
    """
    now, today, sets = clock.now(), clock.today(), all_sets()
    chosen = {period for of_a_kind in offered(today).values() for period in of_a_kind}
    kept_already = {Period.parse(code, today) for code in KeptPeriod.objects.values_list("period", flat=True)}
    over = [period for period in chosen | kept_already if period.end <= now]
    days = {one: one.asked(now).tree_day for one in over}
    scored = [
        one for one, day in days.items() if in_force(sets, day, settings.INDEX_PROFILE) and identity.standing(day)
    ]
    return [keep_figures(period) for period in sorted(scored, key=lambda one: (one.first, one.after))]


def forget_figures() -> None:
    """In the transaction that writes facts anew: from now on nothing is kept, and nobody notes revisions."""
    KeptPeriod.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM index_revision")


@transaction.atomic
def _announced(window: Window, key: str) -> KeptPeriod:
    """What another plan has counted of the period serves nobody any more."""
    KeptPeriod.objects.filter(period=window.code).exclude(plan=key).delete()
    return KeptPeriod.objects.get_or_create(period=window.code, plan=key, defaults={"at": window.at})[0]


@transaction.atomic
def _keep(of: KeptPeriod, units: list[int], window: Window, lists: Lists) -> int:
    """One batch. Its snapshot is taken before it is counted: what commits in between is noted as unseen."""
    snapshot = _seen()
    below = identity.subtrees(units, window.tree_day)
    right = kept.right(below, window, lists)
    wrong = {root: units for root, units in below.items() if root not in right}
    if wrong:
        found = live.sums([(root, unit) for root, units in wrong.items() for unit in units], window, lists)
        KeptSums.objects.filter(kept=of, unit_id__in=wrong).delete()
        KeptSums.objects.bulk_create(
            (
                KeptSums(kept=of, unit_id=root, below=kept.hash_of(units), sums=found.sums[root], snapshot=snapshot)
                for root, units in wrong.items()
            ),
            batch_size=2000,
        )
    # What held after this snapshot holds at it: older revisions need not be remembered for it.
    if Revision.objects.exists():
        KeptSums.objects.filter(kept=of, unit_id__in=right).update(snapshot=snapshot)
    return len(wrong)


def _seen() -> str:
    """A snapshot of what has committed. This transaction is not among it, should it have written something before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(seen)::text::bigint, pg_snapshot_xmax(seen)::text::bigint,"
            " ARRAY(SELECT pg_snapshot_xip(seen)::text::bigint), pg_current_xact_id_if_assigned()::text::bigint"
            " FROM pg_current_snapshot() AS seen"
        )
        first, after, under_way, own = cursor.fetchone()
    if own is not None:
        first, after, under_way = min(first, own), max(after, own + 1), sorted({*under_way, own})
    return f"{first}:{after}:{','.join(map(str, under_way))}"


# A snapshot tells of the whole server; what another database's sessions do there concerns nobody here.
_UNDER_WAY = """
    SELECT array_agg(id::text) FROM pg_snapshot_xip(pg_current_snapshot()) AS id
    WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE backend_xid = id::xid AND datname <> current_database())
"""


def _wait_for_those_under_way() -> None:
    """Until every transaction has ended that may have looked before the announcement was there to see."""
    with connection.cursor() as cursor:
        cursor.execute(_UNDER_WAY)
        (under_way,) = cursor.fetchone()
        patient_until = time.monotonic() + PATIENCE
        while under_way:
            if time.monotonic() > patient_until:
                raise too_long_under_way()
            time.sleep(PAUSE)
            cursor.execute(
                "SELECT array_agg(id) FROM unnest(%s::text[]) AS id WHERE pg_xact_status(id::xid8) = 'in progress'",
                [under_way],
            )
            (under_way,) = cursor.fetchone()


def _forget_revisions() -> None:
    """Those that every kept row has seen which they might concern."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DELETE FROM index_revision AS revision WHERE NOT EXISTS (
                SELECT FROM (
                    SELECT DISTINCT period.at, sums.snapshot
                    FROM index_keptsums AS sums JOIN index_keptperiod AS period ON period.id = sums.kept_id
                ) AS kept
                WHERE kept.at >= revision.since
                    AND NOT pg_visible_in_snapshot(revision.transaction, kept.snapshot::pg_snapshot)
            )
            """
        )


@contextmanager
def _alone() -> Iterator[None]:
    """Two that keep at once would count twice, and forget what the other needs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('index.keep'))")
        if cursor.fetchone() != (True,):
            raise keeping_already()
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('index.keep'))")
