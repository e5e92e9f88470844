"""Each benchmark runs: it is made for figures, so only that it says them is tried, quickly."""

import json
import os
import subprocess
import sys

import psycopg
import pytest

from motcua.config.benches.scratch import DATABASE, server_address
from motcua.config.places import CLONE

pytestmark = pytest.mark.bench


def bench(name: str) -> dict[str, dict[str, object]]:
    command = [sys.executable, "-P", "-m", "motcua.config.cli", "bench", name, "--quick", "--json"]
    said = os.environ | {"PYTHONPATH": str(CLONE / "src")}
    done = subprocess.run(command, env=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {figure["name"]: figure for figure in json.loads(done.stdout)["figures"]}


def test_submits_are_measured_and_the_statements_of_one_are_fixed() -> None:
    figures = bench("submit")
    assert (
        figures["submits, over the city's 18 desks"]["value"] > 0
        and figures["the same rows by bare INSERTs"]["baseline"] is True
    )
    assert (figures["statements of one submit"]["value"], figures["statements of one accept"]["value"]) == (10, 8)


def test_whole_submissions_are_measured_and_stored() -> None:
    assert bench("http")["whole submissions"]["value"] > 0


def test_the_index_is_read() -> None:
    assert bench("index")["city and 30 units ranked, running month"]["value"] > 0


def test_every_read_is_exact_while_facts_change() -> None:
    figures = bench("events")
    assert figures["reads that were not exact"]["value"] == 0
    assert figures["reads checked"]["value"] > 0 and figures["fact-changing transactions, with readers"]["value"] > 0


def test_an_audit_is_compared_with_postgresql() -> None:
    assert bench("recompute")["times faster than PostgreSQL"]["value"] > 0


def test_a_move_is_seen_on_the_open_board() -> None:
    assert 0 < bench("seen")["a move seen on the board, median"]["value"] < 20_000


def test_slips_are_measured() -> None:
    assert bench("slips")["slips, one thread"]["value"] > 0


def test_the_database_of_a_benchmark_is_gone_afterwards() -> None:
    with psycopg.connect(server_address()) as server:
        assert server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None
