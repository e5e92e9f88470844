"""One idea a file, one thought a function. The lists of exceptions only shrink."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, SOURCE, TESTS, name_of, python_files, tree

FILE_LINES = 300
FUNCTION_LINES = 40
LINE_LENGTHS = {"css": 140, "js": 140, "html": 160}
"""Of Python ruff looks after."""

LONG_FILES: set[str] = set()
LONG_FUNCTIONS: set[str] = set()


def functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_file_grows_past_its_idea() -> None:
    found = {
        name_of(file): length
        for file in python_files(SOURCE, TESTS)
        if (length := len(file.read_text(encoding="utf-8").splitlines())) > FILE_LINES
    }
    assert found.keys() == LONG_FILES, found


def test_no_function_grows_past_its_thought() -> None:
    found = {
        f"{name_of(file)}:{function.name}": lines(function)
        for file in python_files(SOURCE, TESTS)
        for function in functions(file)
        if lines(function) > FUNCTION_LINES
    }
    assert found.keys() == LONG_FUNCTIONS, found


@pytest.mark.parametrize("ending", LINE_LENGTHS)
def test_no_line_runs_off_the_page(ending: str) -> None:
    found = [
        f"{name_of(file)}:{number}"
        for file in SOURCE.rglob(f"*.{ending}")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LINE_LENGTHS[ending]
    ]
    assert found == []


def test_the_script_stays_readable_at_a_glance() -> None:
    assert len((ROOT / "motcua").read_text().splitlines()) <= 30
