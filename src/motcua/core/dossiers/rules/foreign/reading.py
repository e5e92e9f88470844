"""A file of another system as rows: XLSX (first sheet), CSV (comma, semicolon or tab) or JSON (a list, or lines)."""

import csv
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

_LISTS = ("HoSo", "DanhSachHoSo", "data", "items")
"""Under one of these names a JSON object may hold its list."""
_MOST_FIELDS = 1000
_SHEET_ERRORS = (zipfile.BadZipFile, zlib.error, KeyError, IndexError, TypeError, ValueError, OSError, SyntaxError)
"""What is raised by a workbook that is none: XML that is none is a SyntaxError to each of Python's readers of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as a person finds it: the line of a sheet (its head is line 1), the place in a list from 1."""

    number: int
    cells: Mapping[str, Any]


def read_rows(file: Path) -> Iterator[Row]:
    """Every row that holds anything.

    Raises DomainError `import.file_empty`, `import.file_kind`, `import.encoding`, `import.file_broken`.
    """
    if file.stat().st_size == 0:
        raise DomainError("import.file_empty", Sentence("Tệp {file} trống.", file=file.name), field="file")
    reader = {".xlsx": _sheet, ".csv": _csv, ".tsv": _csv, ".txt": _csv, ".json": _json, ".jsonl": _json_lines}.get(
        file.suffix.lower()
    )
    if reader is None:
        raise DomainError(
            "import.file_kind",
            Sentence("Không đọc được tệp {file}: chỉ nhận XLSX, CSV hoặc JSON.", file=file.name),
            field="file",
        )
    found = reader(file)
    first = next(found, None)
    if first is None:
        raise DomainError(
            "import.file_empty", Sentence("Tệp {file} không có dòng dữ liệu nào.", file=file.name), field="file"
        )
    return chain([first], found)


def _sheet(file: Path) -> Iterator[Row]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        yield from _tabular(rows)
    except _SHEET_ERRORS as error:
        raise _broken(file) from error


def _csv(file: Path) -> Iterator[Row]:
    try:
        with file.open(encoding=_encoding(file), newline="") as lines:
            head = lines.readline()
            mark = max(",;\t", key=head.count)
            yield from _tabular(csv.reader(chain([head], lines), delimiter=mark, strict=True))
    except UnicodeError as error:
        raise _encoding_wrong(file) from error
    except csv.Error as error:
        raise _broken(file) from error


def _json(file: Path) -> Iterator[Row]:
    try:
        content = json.loads(file.read_text(encoding=_encoding(file)))
    except UnicodeError as error:
        raise _encoding_wrong(file) from error
    except (ValueError, RecursionError) as error:
        if file.read_bytes().lstrip()[:1] == b"{":
            return _json_lines(file)
        raise _broken(file) from error
    if isinstance(content, dict):
        content = next((content[name] for name in _LISTS if isinstance(content.get(name), list)), [content])
    found = content if isinstance(content, list) else []
    return _objects(found, _names(found))


def _json_lines(file: Path) -> Iterator[Row]:
    try:
        with file.open(encoding=_encoding(file)) as lines, file.open(encoding=_encoding(file)) as first:
            yield from _objects(_told(lines), _names(_told(first)))
    except UnicodeError as error:
        raise _encoding_wrong(file) from error
    except (ValueError, RecursionError) as error:
        raise _broken(file) from error


def _told(lines: Iterable[str]) -> Iterator[Any]:
    return (json.loads(line) for line in lines if line.strip())


def _names(found: Iterable[Any]) -> dict[str, None]:
    """The fields of a file: an object may leave out what it has not, a sheet leaves its cell empty."""
    names = chain.from_iterable(one for one in found if isinstance(one, dict))
    return dict.fromkeys(islice(dict.fromkeys(names), _MOST_FIELDS))


def _objects(found: Iterable[Any], names: Mapping[str, None]) -> Iterator[Row]:
    """What is no object becomes a row without a cell: it is refused by its number, the others go in."""
    for number, one in enumerate(found, start=1):
        yield Row(number, {**names, **one} if isinstance(one, dict) else {})


def _tabular(rows: Iterable[Iterable[Any]]) -> Iterator[Row]:
    lines = iter(rows)
    head = ["" if cell is None else str(cell).strip() for cell in next(lines, ())]
    for number, line in enumerate(lines, start=2):
        cells = {name: cell for name, cell in zip(head, chain(line, repeat(None)), strict=False) if name}
        if any(cell not in (None, "") for cell in cells.values()):
            yield Row(number, cells)


def _encoding(file: Path) -> str:
    with file.open("rb") as opened:
        return "utf-16" if opened.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _encoding_wrong(file: Path) -> DomainError:
    return DomainError(
        "import.encoding",
        Sentence(
            "Tệp {file} không dùng bảng mã UTF-8. Xin lưu lại, chọn “CSV UTF-8”, rồi nhập lại; chưa có gì được ghi.",
            file=file.name,
        ),
        field="file",
    )


def _broken(file: Path) -> DomainError:
    why = Sentence(
        "Tệp {file} hỏng hoặc không đúng định dạng. Xin xuất lại thành XLSX, CSV (UTF-8) hoặc JSON.", file=file.name
    )
    return DomainError("import.file_broken", why, field="file")
