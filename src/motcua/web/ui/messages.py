"""The words of the screen: gathered from the source, kept in one catalogue a language, compiled by Babel.

Wrapped is what stands in `gettext`, in `{% translate %}` and in a `Sentence` of the kernel. The tables of words named
`…_LABELS` count too, and what indicator sets and rating forms say to a reader: what is pure, and what is data, cannot
wrap; the page does it.
The message is the Vietnamese sentence itself; `src/motcua/locale/en/LC_MESSAGES/django.po` holds the English.
Nothing compiled is kept in the source: `motcua.web.ui.assets` compiles into the folder of built assets.
`python -m motcua.web.ui.messages` brings the catalogue up to date and names what is still without English.
"""

import ast
import json
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as extract_from
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[2]
LOCALE = SOURCE / "locale"
LANGUAGES = ("en",)

_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
    "Sentence": None,
}  # fmt: skip

_TOLD = {
    "indicators": ("name", "explanation", "note", "bands_basis"),
    "ratings": ("question", "text", "label"),
}

_HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def catalogue_files() -> list[Path]:
    """The kept catalogue of each language other than Vietnamese, where there is one."""
    return [file for language in LANGUAGES if (file := _file(language)).exists()]


def extract(source: Path = SOURCE) -> Catalog:
    """Every wrapped message of the Python files and templates under `source`, with the files that say it."""
    catalog = Catalog(project="Một Cửa", charset="utf-8")
    law = (file for folder in _TOLD for file in source.glob(f"law/{folder}/*.json"))
    for file in sorted([*source.rglob("*.py"), *source.rglob("*.html"), *source.rglob("*.txt"), *law]):
        for message, context in _messages(file):
            catalog.add(message, context=context, locations=[(file.relative_to(source).as_posix(), 0)])
    return catalog


def update(language: str = "en") -> Catalog:
    """Brings the kept catalogue in line with the source: new messages empty, old ones gone, the rest untouched."""
    catalog = read(language)
    catalog.update(extract(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    keep(catalog, language)
    return catalog


def keep(catalog: Catalog, language: str = "en") -> None:
    """Writes the catalogue in order and without a date: the file changes only where a word changed."""
    file = _file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        out.write(_HEAD.format(language=language).encode())
        write_po(out, catalog, width=100, sort_output=True, include_lineno=False, omit_header=True)


def read(language: str = "en") -> Catalog:
    """The kept catalogue, empty if there is none yet."""
    file = _file(language)
    if not file.exists():
        return Catalog(locale=language, project="Một Cửa", charset="utf-8")
    with file.open("rb") as kept:
        return read_po(kept, locale=language)


def missing(language: str = "en") -> list[str]:
    """Messages of the source that have no translation, in order."""
    kept = read(language)
    return sorted(
        _name(message) for message in extract() if message.id and not _translated(kept.get(message.id, message.context))
    )


def compile_to(folder: Path) -> list[Path]:
    """Writes `<folder>/<language>/LC_MESSAGES/django.mo` for every kept catalogue and returns the files."""
    written = []
    for kept in catalogue_files():
        compiled = folder / kept.relative_to(LOCALE).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with kept.open("rb") as source, compiled.open("wb") as out:
            write_mo(out, read_po(source))
        written.append(compiled)
    return written


def _file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _messages(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    content = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        yield from ((said, None) for said in _told(json.loads(content), _TOLD[file.parent.name]))
        return
    if file.suffix != ".py":
        content = _as_python(content)
    elif "_LABELS" in content:
        yield from ((label, None) for label in _labels(content))
    if file.suffix == ".py" and "gettext" not in content and "Sentence(" not in content:
        return
    for _line, message, _comments, context in extract_from("python", BytesIO(content.encode()), _KEYWORDS):
        yield message, context


def _labels(content: str) -> Iterator[str]:
    """The words of every table named `…_LABELS`."""
    for node in ast.parse(content).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict(values=words)) if name.endswith("_LABELS"):
                yield from (str(word.value) for word in words if isinstance(word, ast.Constant))


def _told(record: object, keys: tuple[str, ...]) -> Iterator[str]:
    """What a record of the law says to a reader, at any depth. Citations of law stay as they are."""
    if isinstance(record, dict):
        for key, value in record.items():
            yield from [value] if key in keys and isinstance(value, str) else _told(value, keys)
    elif isinstance(record, list):
        for value in record:
            yield from _told(value, keys)


def _as_python(template: str) -> str:
    """Django's own reading of a template; without indents, which Python's reader would stumble over."""
    from django.utils.translation.template import templatize

    return "\n".join(line.strip() for line in templatize(template).splitlines())


def _translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:  # a message that became one of several is guessed, and not compiled
        return False
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return bool(strings) and all(strings)


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def main() -> int:
    """Updates every catalogue; 1 if something is still without a translation."""
    for language in LANGUAGES:
        update(language)
    lacking = [(language, message) for language in LANGUAGES for message in missing(language)]
    for language, message in lacking:
        sys.stdout.write(f"{language}: {message}\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
