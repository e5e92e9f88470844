"""A thousand moves a second for a minute, driven by pgbench from outside Python, with readers who check every figure.

Each transaction does what the SQL of a move does: the next event of the dossier's chain with a hash over the one
before, its outbox entry, and the fact. Each reader counts results by the facts, with the statement of the board, and by
the events, in one snapshot: the two must be equal in every single read.
"""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from motcua.config.benches.figures import Figure, Report, percentile
from motcua.config.benches.scratch import scratch_city
from motcua.config.errors import CommandError

DOSSIERS, SECONDS, WANTED = 20_000, 60, 1000
QUICK_DOSSIERS, QUICK_SECONDS = 500, 2
WRITERS, READERS = 16, 8
"""Enough writers that one flush to disk stores what several of them commit, as on any busy server."""

_MOVE = """
\\set n random(1, :dossiers)
BEGIN;
WITH fact AS (
    UPDATE dossiers_dossierfact
    SET event_sequence = event_sequence + 1, state = 9, outcome = 'done',
        finished_at = coalesce(finished_at, now()), electronic_result_at = coalesce(electronic_result_at, now()),
        late_from = CASE WHEN late_from >= now() THEN NULL ELSE late_from END
    WHERE code = 'B-' || :n
    RETURNING dossier_id, event_sequence
), event AS (
    INSERT INTO ledger_event (aggregate, aggregate_id, sequence, kind, actor_kind, actor_id, happened_at, recorded_at,
                              data, previous_hash, hash)
    SELECT 'dossier', dossier_id::text, event_sequence, 'dossier.numbered', 'officer', '1', now(), now(),
           '{"state": 9}', coalesce(last.hash, ''::bytea),
           sha256(coalesce(last.hash, ''::bytea) || convert_to(dossier_id::text || event_sequence, 'UTF8'))
    FROM fact LEFT JOIN LATERAL (
        SELECT hash FROM ledger_event
        WHERE aggregate = 'dossier' AND aggregate_id = fact.dossier_id::text ORDER BY sequence DESC LIMIT 1
    ) AS last ON true
    RETURNING id
)
INSERT INTO ledger_outboxentry (event_id) SELECT id FROM event;
COMMIT;
"""

_BY_EVENTS = "SELECT count(*) FROM ledger_event WHERE aggregate = 'dossier' AND sequence = 1"
"""A dossier's first event is its result: later ones of the same dossier change nothing that is counted."""


@dataclass(slots=True)
class Read:
    """What a reader saw."""

    seconds: list[float] = field(default_factory=list)
    wrong: int = 0


def measure(*, quick: bool = False) -> Report:
    dossiers, seconds = (QUICK_DOSSIERS, QUICK_SECONDS) if quick else (DOSSIERS, SECONDS)
    with scratch_city():
        from motcua.config.benches.many_facts import make_facts, units_of_the_city
        from motcua.core.index.services.keep_figures import keep_last_periods

        make_facts(dossiers, units_of_the_city())
        _open_all()
        keep_last_periods()  # as every night: from then on each change is looked at by a trigger
        alone = _drive(dossiers, max(2, seconds // 6), [])
        _open_all()
        _by_facts()  # compiles the statement
        reads = [Read() for _ in range(READERS)]
        driven = _drive(dossiers, seconds, reads)
    times = [second * 1000 for read in reads for second in read.seconds]
    figures = [
        Figure("fact-changing transactions, with readers", driven, "/s", at_least=None if quick else WANTED),
        Figure("reads that were not exact", sum(read.wrong for read in reads), "", at_most=0),
        Figure("reads checked", len(times), ""),
        Figure("a read of every figure, median", median(times), "ms"),
        Figure("a read of every figure, p95", percentile(times, 0.95), "ms"),
        Figure("fact-changing transactions, nobody reads", alone, "/s", baseline=True),
    ]
    conditions = (
        f"pgbench, {WRITERS} clients, {seconds} s, {dossiers:,} dossiers; {READERS} readers without a pause, each read "
        "in one snapshot against a count of the events; past periods are kept; fsync and synchronous_commit on"
    )
    return Report("events", conditions, figures, quick)


def _open_all() -> None:
    """Every dossier is in hand again, accepted in this month, and has no event yet."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE dossiers_dossierfact SET finished_at = NULL, outcome = '', event_sequence = 0, state = 4, "
            "accepted_at = now() - interval '1 minute', late_from = now() + interval '1 day'"
        )
        cursor.execute("CREATE INDEX IF NOT EXISTS bench_code ON dossiers_dossierfact (code)")
        cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER USER")
        cursor.execute("TRUNCATE ledger_event, ledger_outboxentry CASCADE")
        cursor.execute("ALTER TABLE ledger_event ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE dossiers_dossierfact")


def _drive(dossiers: int, seconds: int, reads: list[Read]) -> float:
    """Transactions a second, as pgbench tells it."""
    over = threading.Event()
    readers = [threading.Thread(target=_read_on, args=(read, over)) for read in reads]
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        script = Path(folder) / "move.sql"
        script.write_text(_MOVE)
        for reader in readers:
            reader.start()
        said = subprocess.run(
            [_pgbench(), "-n", "-f", str(script), "-D", f"dossiers={dossiers}", "-c", str(WRITERS), "-j", "2",
             "-T", str(seconds), "-M", "prepared"],
            env=_environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        over.set()
        for reader in readers:
            reader.join()
    for line in said.stdout.splitlines():
        if line.startswith("tps = "):
            return float(line.split()[2])
    raise CommandError("bench.pgbench", f"pgbench said: {said.stderr.strip()[-300:]}")


def _read_on(read: Read, over: threading.Event) -> None:
    """Counts again and again, without a pause."""
    from django.db import connection, transaction

    while not over.is_set():
        began = time.perf_counter()
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            by_facts = _by_facts()
            with connection.cursor() as cursor:
                cursor.execute(_BY_EVENTS)
                ((by_events,),) = cursor.fetchall()
        read.seconds.append(time.perf_counter() - began)
        read.wrong += by_facts != by_events
    connection.close()


def _by_facts() -> int:
    from motcua.config.benches.many_facts import units_of_the_city
    from motcua.core.index.engine import live
    from motcua.core.index.periods import Period
    from motcua.core.index.queries.scored import lists_of
    from motcua.core.index.queries.sets import set_on
    from motcua.kernel import clock

    year = Period.year(clock.real_now().year)
    window = year.asked(year.end)  # what commits in this very instant counts too
    scope = [(0, unit) for unit in units_of_the_city()]
    return live.count(scope, window, lists_of(set_on(window.tree_day)))[0]["finished"].numerator or 0


def _pgbench() -> str:
    """PostgreSQL's own, beside the server's binaries."""
    from motcua.config.postgres.binaries import bin_folder

    own = bin_folder() / "pgbench"
    found = str(own) if own.exists() else shutil.which("pgbench")
    if not found:
        raise CommandError("bench.pgbench", "pgbench is not here: apt install postgresql-contrib.")
    return found


def _environment() -> dict[str, Any]:
    said = conninfo_to_dict(os.environ["DATABASE_URL"])
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    # The ledger begins empty here: a plan made for an empty table would soon look through all of it for each move.
    plans = {"PGOPTIONS": "-c enable_seqscan=off"}
    return os.environ | plans | {names[key]: str(value) for key, value in said.items() if key in names}
