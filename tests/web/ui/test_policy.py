"""What the strictest content security policy forbids stands in no template of any surface."""

import re
from pathlib import Path

import pytest

import motcua

SOURCE = Path(next(iter(motcua.__path__)))
TEMPLATES = sorted(
    file
    for file in SOURCE.rglob("*.html")
    if "templates" in file.parts and "printed" not in file.parts and "mail" not in file.name
)
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "an inline script": re.compile(r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))", re.I),
    "htmx code in an attribute": re.compile(r"\shx-on\b|\bjs:", re.I),
    "an address of another site": re.compile(r"(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.I),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    found = [str(file.relative_to(SOURCE)) for file in TEMPLATES if FORBIDDEN[what].search(file.read_text())]
    assert found == []


def test_no_script_writes_a_style_or_runs_text_as_code() -> None:
    scripts = [*SOURCE.rglob("static/**/*.js")]
    found = [
        file.name
        for file in scripts
        if re.search(r"\.style\b|\beval\(|new Function|setAttribute\(\"style", file.read_text())
    ]
    assert scripts and found == []


def test_colours_stand_in_the_tokens_and_pictures_not_in_templates() -> None:
    coloured = re.compile(r"(?:fill|stroke)=\"#|bgcolor|color=\"", re.I)
    assert [
        file.name
        for file in TEMPLATES
        if coloured.search(file.read_text()) and file.name not in ("mark.html", "base.html")
    ] == []
