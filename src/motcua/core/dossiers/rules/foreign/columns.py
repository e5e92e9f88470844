"""What the columns of a file leave unsaid: said once for the file, and not again for every row of it."""

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Final

from motcua.core.dossiers.rules.foreign.fields import FIELDS, REQUIRED
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

MOST_NAMED: Final = 20
_BEGUN: Final = ("NgayTiepNhan", "NgayNopHoSo")
_MISSING: Final = frozenset({"import.field_missing", "import.end_missing", "import.supplement_missing"})


def unreadable(known: Collection[str], heads: Iterable[str]) -> DomainError | None:
    """Why no row of a file can go in, where a column lacks that each of them needs. `known`: the fields it has."""
    missing = [_named(field.name) for field in REQUIRED if field.name not in known]
    if not any(name in known for name in _BEGUN):
        missing.append(" hoặc ".join(map(_named, _BEGUN)))
    if not missing:
        return None
    why = Sentence(
        "Cột {missing} không có trong tệp, nên không nhận được dòng nào; chưa có gì được ghi. Tệp có các cột: {seen}. "
        "Nếu chỉ khác tên, xin ghi tên đó vào bảng ánh xạ của nguồn (columns).",
        missing=", ".join(missing),
        seen=seen(heads),
    )
    return DomainError("import.columns_missing", why, field="file")


def lacking(problem: DomainError, known: Collection[str]) -> tuple[str, ...]:
    """The columns for want of which alone a row was refused; none where it has a fault of its own too."""
    fields = {one.field: None for one in problem.problems if one.field}
    if all(one.code in _MISSING and one.field not in known for one in problem.problems):
        return tuple(fields)
    return ()


def not_in_file(fields: Iterable[str], heads: Iterable[str]) -> str:
    return f"Cột {', '.join(map(_named, fields))} không có trong tệp. Tệp có các cột: {seen(heads)}."


def seen(heads: Iterable[str]) -> str:
    """The heads as they stand in the file, but for a great many."""
    all_of_them = list(heads)
    named = ", ".join(f"“{head[:40]}”" for head in islice(all_of_them, MOST_NAMED))
    more = len(all_of_them) - MOST_NAMED
    return f"{named} và {more} cột nữa" if more > 0 else named


def _named(field: str) -> str:
    """MaTTHC (mã thủ tục)"""
    caption = FIELDS[field].caption
    return f"{field} ({caption[:1].lower()}{caption[1:]})"
