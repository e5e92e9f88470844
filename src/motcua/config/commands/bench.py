"""./motcua bench"""

import json
import subprocess
import sys
from importlib import import_module
from typing import NamedTuple

import click

from motcua.config import lifeline
from motcua.config.benches.scratch import pattern_city


class Bench(NamedTuple):
    """Where a benchmark lives; its module is imported only when it is run."""

    module: str
    summary: str


BENCHES = {
    "submit": Bench("submit", "Submits of a ready draft through the services; the same rows by bare INSERTs."),
    "http": Bench("whole_submissions", "Whole submissions through the real server; a trivial page."),
    "slips": Bench("slips", "Reception slips (form 01) a second; a page of one word."),
    "index": Bench("index_reads", "The index at a million dossiers: pages, ranking, lists; count(*) of the same rows."),
    "ranking": Bench("ranking", "12,600 units ranked by ten million dossiers: from what is kept, and counted live."),
    "events": Bench("fact_changes", "A thousand moves a second from outside, every figure read meanwhile is exact."),
    "seen": Bench("seen", "How soon a move is seen on an open board, in a real browser; the board loaded anew."),
    "watched": Bench("watched", "How soon a move is seen on a hundred open boards; each drawn for itself."),
    "recompute": Bench("recompute", "All measures of ten million dossiers on DuckDB; PostgreSQL's own aggregate."),
    "start": Bench("start", "From a clean clone to the first page, and the second start; the packages alone."),
    "memory": Bench("memory", "What all processes of an idle demo hold; Django alone."),
    "pages": Bench("pages", "Bytes of first page and form step, queries and time of the main pages."),
}


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...", type=click.Choice([*BENCHES, "all"]))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a benchmark, for machines.")
@click.option("--quick", is_flag=True, help="Seconds instead of minutes: shows that it runs, not how fast.")
def bench(names: tuple[str, ...], as_json: bool, quick: bool) -> int:
    """Measure, each time beside a baseline and with the concurrency stated."""
    lifeline.end_in_order()
    if len(names) > 1 or "all" in names:
        return _each(tuple(BENCHES) if "all" in names else names, as_json=as_json, quick=quick)
    (name,) = names
    click.echo(f"motcua: bench {name} ...", err=True)
    report = import_module(f"motcua.config.benches.{BENCHES[name].module}").measure(quick=quick)
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False) if as_json else report.as_text())
    return 0


def _each(names: tuple[str, ...], *, as_json: bool, quick: bool) -> int:
    """One after the other, each in a process of its own: none warms up another. Only the city is made once for all."""
    options = [*(["--json"] if as_json else []), *(["--quick"] if quick else [])]
    failed = 0
    with pattern_city() as environment:
        for name in names:
            command = [sys.executable, "-P", "-m", "motcua.config.cli", "bench", name, *options]
            failed += subprocess.run(command, env=environment, check=False).returncode != 0
    return 1 if failed else 0


bench.help = "\n\n".join(
    [str(bench.help), "\b\n" + "\n".join(f"{name:<9} {summary}" for name, (_, summary) in BENCHES.items())]
)
