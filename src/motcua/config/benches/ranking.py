"""A nation ranked: 12,600 units by ten million dossiers; a month that is over as it is kept, the running one live."""

from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from motcua.config.benches.figures import Figure, Report, milliseconds, percentile
from motcua.config.benches.scratch import scratch_city

if TYPE_CHECKING:
    from motcua.core.index.periods import Window
    from motcua.core.index.queries.ranking import Ranking
    from motcua.core.index.weighing import Sort

SIZES = 12_600, 63, 10_000_000, 20
QUICK_SIZES = 60, 3, 2_000, 2
SHOWN = 50
MONTH = "2024-08"
INDEXES = ("fact_unit_living", "fact_ruled", "fact_tells_exchange", "fact_tells_payments")
_REVISED = """
    UPDATE dossiers_dossierfact SET late_from = accepted_at + interval '1 minute'
    WHERE dossier_id = (
        SELECT dossier_id FROM dossiers_dossierfact
        WHERE competent_unit_id = %s AND accepted_at >= '2024-08-01' AND accepted_at < '2024-08-31'
            AND late_from IS NULL LIMIT 1
    )
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds, or milliseconds of each read."""

    filling: float
    kept: list[float]
    after_a_revision: float
    wrong: int
    live: float
    recounted: float


def measure(*, quick: bool = False) -> Report:
    units, provinces, dossiers, rounds = QUICK_SIZES if quick else SIZES
    with scratch_city():
        from motcua.config.benches.many_facts import make_facts, with_indexes, without_indexes
        from motcua.config.benches.many_units import make_units
        from motcua.core.identity.definitions import UnitKind
        from motcua.core.index.weighing import Sort

        sorts = {unit: Sort(level, UnitKind.COMMITTEE) for unit, level in make_units(units, provinces).items()}
        without_indexes()
        make_facts(dossiers, list(sorts))
        with_indexes(*INDEXES)
        times = _times(sorts, rounds)
    name = f"{units:,} units ranked, a month that is over"
    figures = [
        Figure(f"{name}, kept", median(times.kept), "ms", at_most=None if quick else 500),
        Figure(f"{name}, kept, p95", percentile(times.kept, 0.95), "ms"),
        Figure("the same after a dossier of that month was revised", times.after_a_revision, "ms"),
        Figure("units whose figures were then not exact", times.wrong, "", at_most=0),
        Figure("keeping that month, once", times.filling, "s"),
        Figure(f"{units:,} units ranked, running month, counted live", times.live, "ms"),
        Figure(f"{name}, counted live", times.recounted, "ms", baseline=True),
    ]
    conditions = (
        f"{dossiers:,} dossiers over a year at {units:,} units, {provinces} of them provinces with all others below; "
        f"one reader, who gets the order of all and the first {SHOWN} scored exactly, without the drawing of the page; "
        f"median and p95 of {rounds} reads; counted live but once"
    )
    return Report("ranking", conditions, figures, quick)


def _times(sorts: "dict[int, Sort]", rounds: int) -> Times:
    from motcua.core.index.periods import Period
    from motcua.core.index.services.keep_figures import forget_figures, keep_figures
    from motcua.kernel import clock

    period = Period.parse(MONTH, clock.today())
    over, running = period.asked(clock.now()), Period.parse("now", clock.today()).asked(clock.now())
    (recounted,) = milliseconds(1, partial(_ranked, sorts, over))
    (live,) = milliseconds(1, partial(_ranked, sorts, running))
    (filling,) = milliseconds(1, lambda: keep_figures(period))
    _ranked(sorts, over)
    kept = milliseconds(rounds, partial(_ranked, sorts, over))
    _revise(next(unit for unit, sort in sorts.items() if sort.level == "commune"))
    (after,) = milliseconds(1, partial(_ranked, sorts, over))
    wrong = _unlike(sorts, over)
    forget_figures()
    return Times(filling / 1000, kept, after, wrong, live, recounted)


def _ranked(sorts: "dict[int, Sort]", window: "Window") -> "Ranking":
    from motcua.core.index.queries.ranking import ranking
    from motcua.core.index.queries.sets import set_on

    found = ranking(sorts, window, set_on(window.tree_day))
    found.page(0, SHOWN)
    return found


def _revise(unit: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_REVISED, [unit])
        assert cursor.rowcount == 1


def _unlike(sorts: "dict[int, Sort]", window: "Window") -> int:
    """How many units a read tells otherwise than a count of the facts."""
    from motcua.core.identity import queries as identity
    from motcua.core.index.engine import kept, live
    from motcua.core.index.queries.scored import lists_of
    from motcua.core.index.queries.sets import set_on

    below, lists = identity.subtrees(sorts, window.tree_day), lists_of(set_on(window.tree_day))
    read = kept.sums(below, window, lists).sums
    counted = live.sums([(root, unit) for root, units in below.items() for unit in units], window, lists).sums
    return sum(list(read[unit]) != list(counted[unit]) for unit in sorts)
