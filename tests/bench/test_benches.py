"""Each benchmark runs: it is made for figures, so only that it says them is tried, quickly."""

import json
import os
import subprocess
import sys

import psycopg
import pytest

from motcua.config.benches.scratch import CITY, DATABASE, server_address
from motcua.config.places import CLONE

pytestmark = pytest.mark.bench


Figures = dict[str, dict[str, dict[str, object]]]
NAMES = ("submit", "http", "index", "ranking", "events", "recompute", "seen", "watched", "slips")


@pytest.fixture(scope="module")
def measured() -> Figures:
    """By benchmark and by figure: all in one run, which makes the city once."""
    command = [sys.executable, "-P", "-m", "motcua.config.cli", "bench", *NAMES, "--quick", "--json"]
    said = os.environ | {"PYTHONPATH": str(CLONE / "src")}
    done = subprocess.run(command, env=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    return {report["bench"]: {figure["name"]: figure for figure in report["figures"]} for report in reports}


def test_submits_are_measured_and_the_statements_of_one_are_fixed(measured: Figures) -> None:
    figures = measured["submit"]
    assert (
        figures["submits, over the city's 18 desks"]["value"] > 0
        and figures["the same rows by bare INSERTs"]["baseline"] is True
    )
    assert (figures["statements of one submit"]["value"], figures["statements of one accept"]["value"]) == (10, 8)


def test_whole_submissions_are_measured_and_stored(measured: Figures) -> None:
    assert measured["http"]["whole submissions"]["value"] > 0


def test_the_index_is_read(measured: Figures) -> None:
    assert measured["index"]["city and 30 units ranked, running month"]["value"] > 0


def test_a_nation_is_ranked_and_exact_after_a_revision(measured: Figures) -> None:
    figures = measured["ranking"]
    assert figures["60 units ranked, a month that is over, kept"]["value"] > 0
    assert figures["units whose figures were then not exact"]["value"] == 0


def test_every_read_is_exact_while_facts_change(measured: Figures) -> None:
    figures = measured["events"]
    assert figures["reads that were not exact"]["value"] == 0
    assert figures["reads checked"]["value"] > 0 and figures["fact-changing transactions, with readers"]["value"] > 0


def test_an_audit_is_compared_with_postgresql(measured: Figures) -> None:
    assert measured["recompute"]["times faster than PostgreSQL"]["value"] > 0


def test_a_move_is_seen_on_the_open_board(measured: Figures) -> None:
    assert 0 < measured["seen"]["a move seen on the board, median"]["value"] < 20_000


def test_a_move_is_seen_on_every_open_board(measured: Figures) -> None:
    assert 0 < measured["watched"]["a move seen on all of the boards, median"]["value"] < 20_000


def test_slips_are_measured(measured: Figures) -> None:
    assert measured["slips"]["slips, one thread"]["value"] > 0


def test_the_databases_of_a_benchmark_are_gone_afterwards(measured: Figures) -> None:
    assert set(measured) == set(NAMES)
    with psycopg.connect(server_address()) as server:
        left = server.execute("SELECT datname FROM pg_database WHERE datname = ANY(%s)", [[DATABASE, CITY]])
        assert left.fetchall() == []
