"""How fast the index is read at a million dossiers: a unit's page, a ranking, the list behind a number."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from statistics import median

from motcua.config.benches.figures import Figure, Report, milliseconds, percentile
from motcua.config.benches.scratch import scratch_city
from motcua.config.errors import CommandError

DOSSIERS, ROUNDS = 1_000_000, 20
QUICK_DOSSIERS, QUICK_ROUNDS = 2_000, 2

_BARE = """
SELECT count(*) FROM dossiers_dossierfact
WHERE accepted_at <= %(at)s AND (finished_at IS NULL OR finished_at >= %(start)s)
"""


def measure(*, quick: bool = False) -> Report:
    dossiers, rounds = (QUICK_DOSSIERS, QUICK_ROUNDS) if quick else (DOSSIERS, ROUNDS)
    with scratch_city():
        from motcua.config.benches.many_facts import make_facts, units_of_the_city

        units = units_of_the_city()
        make_facts(dossiers, units)
        figures = [figure for reader in (_pages, _lists, _bare, _drawn) for figure in reader(rounds)]
    conditions = (
        f"{dossiers:,} dossiers over a year at {len(units)} units, one reader, median and p95 of {rounds} reads in one "
        "process; figures are 22 indicators counted and scored; whole pages are asked of the server's own code: "
        "pickers, figures, change since last month, today, ranks, map and drawing, with the past kept as each night"
    )
    return Report("index", conditions, figures, quick)


def _pages(rounds: int) -> list[Figure]:
    from motcua.core.index.queries import asked_figures

    ward = _ward()
    found = [
        *_timed("one ward, running month", rounds, lambda: asked_figures(ward, "now"), at_most=100),
        *_timed("one ward, a month that is over", rounds, lambda: asked_figures(ward, "2024-08"), at_most=100),
    ]
    for name, period in (("running month", "now"), ("a month that is over", "2024-08"), ("running quarter", "2024-Q3")):
        bar = 150 if period == "now" else None
        ranked = partial(asked_figures, "root", period, children=True)
        found += _timed(f"city and 30 units ranked, {name}", rounds, ranked, at_most=bar)
    return found


def _lists(rounds: int) -> list[Figure]:
    from motcua.core.index.engine.conditions import Part
    from motcua.core.index.periods import Period
    from motcua.core.index.queries import opened_page, set_on, units_asked
    from motcua.kernel import clock

    window = Period.parse("2024-08", clock.today()).asked(clock.now())
    (city,) = units_asked("root", window.tree_day)
    found = []
    for name, code, part in (
        ("on time", "handled_on_time", Part.PART),
        ("late", "handled_on_time", Part.REST),
        ("not digitised", "digitised", Part.REST),
    ):
        read = partial(opened_page, code, part, city, window, set_on(window.tree_day))
        found += _timed(f"first 50 rows, {name}, whole city", rounds, read, at_most=20)
    return found


def _bare(rounds: int) -> list[Figure]:
    from django.db import connection

    from motcua.core.index.periods import Period
    from motcua.kernel import clock

    window = Period.parse("2024-08", clock.today()).asked(clock.now())

    def read() -> None:
        with connection.cursor() as cursor:
            cursor.execute(_BARE, {"start": window.start, "at": window.at})
            cursor.fetchone()

    name = "count(*) of the same rows, a month that is over"
    return [Figure(name, median(milliseconds(rounds, read)), "ms", baseline=True)]


def _drawn(rounds: int) -> list[Figure]:
    from django.test import Client

    from motcua.config.static import prepare
    from motcua.core.index.services.keep_figures import keep_last_periods

    prepare()
    keep_last_periods()
    reader = Client(headers={"host": "localhost"})

    def read(address: str) -> None:
        if (status := reader.get(address).status_code) != HTTPStatus.OK:
            raise CommandError("bench.page", f"{address} answered {status}")

    ward, city = partial(read, f"/chat-luong/?don-vi={_ward()}"), partial(read, "/chat-luong/")
    return [
        *_timed("whole page of one ward, running month", rounds, ward, at_most=100),
        *_timed("whole page of the city, 30 units ranked and mapped", rounds, city, at_most=None),
    ]


def _ward() -> str:
    from motcua.core.identity.models import Unit

    ward = Unit.objects.filter(level="commune", kind="committee").order_by("code").first()
    assert ward is not None
    return ward.code


def _timed(name: str, rounds: int, read: Callable[[], object], *, at_most: float | None) -> list[Figure]:
    read()  # the first one compiles the statement
    times = milliseconds(rounds, read)
    return [
        Figure(name, median(times), "ms", at_most=at_most),
        Figure(f"{name}, p95", percentile(times, 0.95), "ms"),
    ]
