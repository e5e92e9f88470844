"""What the documents say is so: duties one by one, links, paths, addresses, pictures."""

import re
import struct
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.house import ROOT, SOURCE

DOCS = ROOT / "docs"
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]
PAGES = [*READMES, *sorted(DOCS.rglob("*.md"))]
PICTURES = sorted((DOCS / "pictures").glob("*.png"))
STATES = {"there", "part", "not yet", "not ours"}
DUTY = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:\./)?[\w.-]+(?:/[\w.-]+)*/?")
FILE = re.compile(r".+\.(py|md|json|typ|html|css|js|toml|lock)")
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def places() -> frozenset[str]:
    """Every file and folder that a path in the documents may mean, from the root of the repository."""
    tops = [ROOT / top for top in ("src", "tests", "docs", ".ci")]
    found = [place for top in tops for place in [top, *top.rglob("*")] if "__pycache__" not in place.parts]
    found += [place for place in ROOT.iterdir() if place.is_file()]
    return frozenset("/" + place.relative_to(ROOT).as_posix() for place in found)


def is_there(path: str) -> bool:
    """From the root or from any folder below: `services/moving.py` stands in a text about dossiers."""
    return any(place.endswith(f"/{path.rstrip('/')}") for place in places())


def paths_in(page: Path) -> set[str]:
    """What is written as code and looks like a path: a known folder first, or a file of ours."""
    folders = {part for place in places() for part in place.split("/")[1:-1]}
    words = {word.removeprefix("./") for word in CODE.findall(text(page)) if PATH.fullmatch(word)}
    return {word for word in words if FILE.fullmatch(word) or ("/" in word and word.split("/")[0] in folders)}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> set[str]:
    """Every address that the product answers, with … for what varies."""
    found: set[str] = set()
    for one in patterns:
        here = before + re.sub(r"<[^>]+>", "…", str(one.pattern))
        found |= addresses(one.url_patterns, here) if isinstance(one, URLResolver) else {here}
    return found


def duties() -> list[tuple[int, str, str, str]]:
    rows = DUTY.findall(text(DOCS / "duties.md"))
    return [(int(number), duty, state.strip(), answer) for number, duty, state, answer in rows]


def test_every_duty_has_its_row() -> None:
    assert [number for number, *_ in duties()] == list(range(1, 143))


def test_a_duty_is_answered_by_something_that_one_can_open() -> None:
    for number, _duty, state, answer in duties():
        assert state in STATES, number
        assert state == "not yet" or answer.strip(), number
        assert state not in {"there", "part"} or CODE.search(answer), number


def test_the_duties_are_summed_up_rightly() -> None:
    said = dict(re.findall(r"^\| \*\*(.+?)\*\* \| (\d+) \|", text(DOCS / "duties.md"), re.MULTILINE))
    assert {state: int(count) for state, count in said.items()} == Counter(state for _, _, state, _ in duties())


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_in_the_documents_exists(page: Path) -> None:
    assert {path for path in paths_in(page) if not is_there(path)} == set()


@pytest.mark.parametrize("page", [*READMES, DOCS / "duties.md"], ids=name)
def test_every_address_in_the_documents_is_answered(page: Path) -> None:
    said = {word.partition("?")[0] for word in CODE.findall(text(page)) if word.startswith("/")}
    assert said - addresses(get_resolver().url_patterns) - {"/events"} == set()


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = {one or other for one, other in LINK.findall(CODE.sub("", text(page)))}
    near = {link.partition("#")[0] for link in links if "://" not in link and not link.startswith(("#", "mailto:"))}
    assert {link for link in near if not (page.parent / link).exists()} == set()


@pytest.mark.parametrize("page", READMES, ids=name)
def test_a_newcomer_reads_the_two_commands_first(page: Path) -> None:
    assert {"./motcua demo", "./motcua test"} <= set(re.findall(r"\./motcua \w+", text(page)))


def test_both_languages_show_the_same_pictures_and_lead_to_the_same_pages() -> None:
    english, vietnamese = ({one or other for one, other in LINK.findall(text(page))} for page in READMES)
    assert english ^ vietnamese == {"README.md", "README.vi.md"}


def test_every_decision_is_listed() -> None:
    decisions = {file.name for file in (DOCS / "decisions").glob("[0-9]*.md")}
    listed = [link for link, _ in LINK.findall(text(DOCS / "decisions" / "README.md"))]
    assert sorted(listed) == sorted(decisions)


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["version"]
    assert re.search(rf"^## \[{re.escape(version)}\]", text(ROOT / "CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=name)
def test_no_address_of_a_registry_stands_in_the_documents(page: Path) -> None:
    assert not re.search(r"pypi\.org|pythonhosted|--index-url|npmjs", text(page))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_small_and_as_wide_as_a_phone_or_a_desk(picture: Path) -> None:
    head = picture.read_bytes()
    assert len(head) <= 120_000
    assert struct.unpack(">I", head[16:20])[0] in {390, 1280}


def test_every_picture_is_shown_somewhere() -> None:
    shown = {Path(link).name for page in PAGES for pair in LINK.findall(text(page)) for link in pair if link}
    assert PICTURES
    assert {picture.name for picture in PICTURES} <= shown


def test_the_house_in_the_readme_is_the_house() -> None:
    drawn = re.findall(r"^[│├└─ ]+ (\w+)/", text(READMES[0]), re.MULTILINE)
    packages = {folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists()}
    assert packages <= set(drawn)
