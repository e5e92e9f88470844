"""The source as data, for the tests that look at it as a whole."""

import ast
import configparser
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "motcua"
TESTS = ROOT / "tests"


def python_files(*folders: Path) -> list[Path]:
    """Every Python file that a person wrote; Django writes migrations."""
    found = (file for folder in folders for file in folder.rglob("*.py"))
    return sorted(file for file in found if "migrations" not in file.parts)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def name_of(file: Path) -> str:
    """The path as a person would say it, from the root of the repository."""
    return file.relative_to(ROOT).as_posix()


def calls(file: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call))


def floors_of_core() -> dict[str, int]:
    """The domains as .importlinter lists them, each with its height: one truth, written once."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    lines = contracts["importlinter:contract:domains"]["layers"].strip().splitlines()
    return {name: -depth for depth, line in enumerate(lines) for name in re.findall(r"\w+", line)}
