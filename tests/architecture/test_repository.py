"""What may not stand in the repository, and what must agree."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.architecture.house import ROOT, name_of, python_files

LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock", ROOT / "requirements-spark.lock"]
WRITTEN = {".py", ".html", ".css", ".js", ".md", ".sh", ".toml", ".typ", ".txt", ".xml", ".svg", ".ini"}
PLACES = ["src", "tests", "docs", ".ci"]


def written_files() -> list[Path]:
    inside = [file for place in PLACES for file in (ROOT / place).rglob("*") if file.suffix in WRITTEN]
    return sorted(inside + [file for file in ROOT.iterdir() if file.is_file() and file.suffix in WRITTEN])


def pins(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+==\S+)", lock.read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert "--hash=sha256:" in text
    assert not re.search(r"://|--(extra-)?index-url|--find-links|^file:", text, re.MULTILINE)


def test_developers_run_what_users_run() -> None:
    assert pins(LOCKS[0]) <= pins(LOCKS[1])


def test_the_lock_of_an_extra_is_what_it_adds() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["spark"]
    (wanted,) = map(Requirement, extra)
    added = dict(pin.split("==") for pin in pins(LOCKS[2]))
    assert added[wanted.name] in wanted.specifier
    assert not added.keys() & {pin.partition("==")[0] for pin in pins(LOCKS[0])}


def test_nothing_is_left_for_later() -> None:
    later = re.compile("|".join(["TO" + "DO", "FIX" + "ME"]))
    found = [name_of(file) for file in written_files() if later.search(file.read_text(encoding="utf-8"))]
    assert found == []


def test_no_test_is_skipped() -> None:
    skipped = re.compile(r"pytest\.(mark\.)?" + r"(skip|skipif|xfail|importorskip)\b")
    found = [name_of(file) for file in python_files(ROOT / "tests") if skipped.search(file.read_text(encoding="utf-8"))]
    assert found == []


def test_no_path_of_one_machine_stands_in_the_project() -> None:
    path = re.compile(r"""(^|[ "'=(:])/(home|root|work|farm)/[a-z]""", re.MULTILINE)
    found = [name_of(file) for file in written_files() if path.search(file.read_text(encoding="utf-8"))]
    assert found == []
