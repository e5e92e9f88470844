"""Tables that other offices send (CSV, JSON) as plain rows of text, with the line that a person would look for."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import unaccented

NO_TEXT = "\0"
"""No text holds it, and PostgreSQL keeps none that does."""
MOST_ROWS = 20_000
MOST_SAID = 50
"""So many faults are told line by line; the rest only by their number."""
MOST_COLUMNS = 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """`number` as an editor of the file shows it."""

    number: int
    cells: Mapping[str, str]


def lines_of(content: bytes, names: Mapping[str, Sequence[str]], needed: Sequence[str]) -> list[Line]:
    """The rows, each cell under our own name; `names` tells by which headings a column is known.

    Raises `table.not_text`, `table.not_json`, `table.not_csv`, `table.no_rows`, `table.columns`, `table.too_long`.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = NO_TEXT
    if NO_TEXT in text:
        raise DomainError("table.not_text", Sentence("Tệp phải là văn bản UTF-8 (CSV hoặc JSON)."), field="file")
    rows = _json(text) if text.lstrip().startswith(("[", "{")) else _csv(text)
    if not rows:
        raise DomainError("table.no_rows", Sentence("Tệp không có dòng số liệu nào."), field="file")
    if len(rows) > MOST_ROWS:
        raise DomainError(
            "table.too_long", Sentence("Tệp có hơn {most} dòng. Xin tách nhỏ.", most=MOST_ROWS), field="file"
        )
    known = {_key(said): name for name, headings in names.items() for said in (name, *headings)}
    heads = dict.fromkeys(head for _, cells in rows for head in cells)
    empty = {known[_key(head)]: "" for head in heads if _key(head) in known}
    missing = [names[name][0] for name in needed if name not in empty]
    if missing:
        columns, seen = ", ".join(missing), _seen(heads) or "–"
        why = Sentence("Tệp thiếu cột: {columns}. Tệp có các cột: {seen}.", columns=columns, seen=seen)
        raise DomainError("table.columns", why, field="file")
    return [
        Line(number, empty | {known[_key(head)]: cell for head, cell in cells.items() if _key(head) in known})
        for number, cells in rows
    ]


def _seen(heads: Iterable[str]) -> str:
    """The heads as they stand in the file, but for a great many."""
    named = [f"“{head[:40]}”" for head in heads]
    return ", ".join([*named[:MOST_COLUMNS], "…"] if len(named) > MOST_COLUMNS else named)


def taken(lines: Iterable[Line], take: Callable[[Line], T]) -> list[T]:
    """Each line by `take`. Raises Problems with every refused line, so that a file goes in whole or not at all."""
    done: list[T] = []
    problems: list[DomainError] = []
    for line in lines:
        try:
            done.append(take(line))
        except DomainError as refusal:
            said = Sentence("Dòng {line}: {why}", line=line.number, why=refusal.sentence)
            problems.append(DomainError(refusal.code, said, field="file", detail={"line": line.number}))
    if len(problems) > MOST_SAID:
        more = Sentence("Còn {count} dòng sai nữa.", count=len(problems) - MOST_SAID)
        problems = [*problems[:MOST_SAID], DomainError("table.more", more, field="file")]
    Problems.raise_any(problems)
    return done


def whole(text: str) -> int | None:
    """1204, 1.204 or 1 204; None for what is no whole number."""
    digits = text.strip().replace(".", "").replace(" ", "").replace("\u00a0", "")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def decimal(text: str) -> Decimal | None:
    """5.4 or 5,4, with % or without (a percentage is not divided here); None for an empty cell.

    Raises `table.not_a_number`.
    """
    said = text.strip().removesuffix("%").strip().replace(",", ".")
    if not said:
        return None
    try:
        found = Decimal(said)
    except InvalidOperation:
        found = Decimal("nan")
    if not found.is_finite():
        raise DomainError("table.not_a_number", Sentence("“{text}” không phải là số.", text=text.strip()[:20]))
    return found


def _csv(text: str) -> list[tuple[int, dict[str, str]]]:
    first = text.lstrip("\n\r").split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), restval="")
    try:
        return [
            (
                reader.line_num,
                {str(name): value or "" for name, value in row.items() if name and not isinstance(value, list)},
            )
            for row in reader
            if any(row.values())
        ]
    except csv.Error:
        said = Sentence("Tệp CSV hỏng ở dòng {line}.", line=reader.line_num + 1)
        raise DomainError("table.not_csv", said, field="file") from None


def _json(text: str) -> list[tuple[int, dict[str, str]]]:
    try:
        said: Any = json.loads(text)
    except (ValueError, RecursionError) as problem:
        why = Sentence("Tệp JSON hỏng.")
        if isinstance(problem, json.JSONDecodeError):
            why = Sentence("Tệp JSON hỏng ở dòng {line}, cột {column}.", line=problem.lineno, column=problem.colno)
        raise DomainError("table.not_json", why, field="file") from None
    rows = said if isinstance(said, list) else said.get("rows")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DomainError("table.not_json", Sentence("Tệp JSON phải là một danh sách các dòng."), field="file")
    return [
        (number, {str(name): "" if value is None else str(value).replace(NO_TEXT, "") for name, value in row.items()})
        for number, row in enumerate(rows, start=1)
    ]


def _key(heading: str) -> str:
    return unaccented(heading).strip().replace("_", " ")
