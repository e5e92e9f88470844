"""The glossary tells the truth: every name it gives lives where it says."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "motcua"
ROW = re.compile(r"^\| (?P<term>[^|]+) \| (?P<names>[^|]+) \| (?P<place>[^|]+) \|$", re.MULTILINE)

# Words of the trade, as they would be spelt without accents. Whole words of identifiers only.
VIETNAMESE = {
    "ho_so",
    "hoso",
    "thu_tuc",
    "thutuc",
    "can_bo",
    "canbo",
    "don_vi",
    "donvi",
    "le_phi",
    "tiep_nhan",
    "bo_sung",
}


def rows() -> list[tuple[str, str]]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    found = [m for m in ROW.finditer(text) if "`" in m["names"]]
    return [(name, m["place"].strip()) for m in found for name in re.findall(r"`([^`]+)`", m["names"])]


@cache
def defined_in(place: Path) -> set[str]:
    """Every name that is defined under a folder or module: classes, functions, assigned names."""
    files = place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]
    names: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
    return names


@pytest.mark.parametrize(("name", "place"), rows())
def test_every_name_of_the_glossary_lives_where_it_says(name: str, place: str) -> None:
    assert set(name.split(".")) <= defined_in(SOURCE / place)


def test_no_name_in_the_code_is_vietnamese_without_accents() -> None:
    guilty = {name for name in defined_in(SOURCE) if name.lower() in VIETNAMESE}
    assert guilty == set()
