"""What is wrong with a set as somebody wrote it down, in plain words and with its place."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from motcua.kernel.sentences import Sentence

_TEXT, _DATE, _NUMBER = (
    Sentence("phải là chữ"),
    Sentence("phải là ngày có thật, viết như 2024-09-13"),
    Sentence("phải là số"),
)
_TRUTH, _LIST, _OBJECT = (
    Sentence("phải là true hoặc false"),
    Sentence("phải là danh sách [ ]"),
    Sentence("phải là nhóm mục trong dấu ngoặc nhọn"),
)
_FAULTS: Final = {
    "missing": Sentence("thiếu mục này"),
    "extra_forbidden": Sentence("không có mục nào mang tên này"),
    "string_type": _TEXT,
    "string_too_short": Sentence("không được để trống"),
    "string_pattern_mismatch": Sentence("chỉ gồm chữ không dấu và số, có thể nối bằng dấu chấm hoặc gạch ngang"),
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "too_short": Sentence("phải có ít nhất một"),
}
"""pydantic's kinds of faults that say no more; our own sentences (`value_error`) come through as they are."""


def told(error: ValidationError) -> Sentence:
    """Every fault, in one line."""
    return Sentence.listing((_sentence(fault["loc"], fault) for fault in error.errors()), "; ")


def _sentence(where: tuple[int | str, ...], fault: Mapping[str, Any]) -> Sentence:
    ours = fault["type"] == "value_error"
    said = Sentence.listing(fault["ctx"]["error"].args) if ours else _fault(fault["type"], fault.get("ctx", {}))
    if not where:
        return said if ours else Sentence("Tệp {fault}", fault=said)
    return Sentence("Ở {place}: {fault}", place=Sentence.listing(_place(where), ", "), fault=said)


def _fault(kind: str, known: Mapping[str, Any]) -> Sentence:
    match kind:
        case "string_too_long":
            return Sentence("dài quá {most} chữ cái", most=known["max_length"])
        case "greater_than":
            return Sentence("phải lớn hơn {bound}", bound=known["gt"])
        case "greater_than_equal":
            return Sentence("phải từ {least} trở lên", least=known["ge"])
        case "less_than_equal":
            return Sentence("không được quá {most}", most=known["le"])
        case "enum":
            return Sentence("phải là một trong: {expected}", expected=str(known["expected"]).replace(" or ", ", "))
    return _FAULTS.get(kind, Sentence("không đúng"))


def _place(where: tuple[int | str, ...]) -> list[Sentence]:
    """("groups", 0, "indicators", 1, "max") is nhóm thứ 1, chỉ số thứ 2, mục “max”."""
    found: list[Sentence] = []
    parts = list(where)
    while parts:
        part = parts.pop(0)
        inner = _inner(part, parts[0]) if parts else None
        if inner is not None:
            parts.pop(0)
        found.append(inner or _entry(part))
    return found


def _entry(part: int | str) -> Sentence:
    if isinstance(part, int):
        return Sentence("phần tử thứ {number}", number=part + 1)
    return Sentence("mục “{name}”", name=part)


def _inner(outer: int | str, inner: int | str) -> Sentence | None:
    """What stands under a name that readers know by a word of its own; None for any other."""
    match outer, inner:
        case "groups", int(place):
            return Sentence("nhóm thứ {number}", number=place + 1)
        case "indicators", int(place):
            return Sentence("chỉ số thứ {number}", number=place + 1)
        case "indicators", name:
            return Sentence("chỉ số “{name}”", name=name)
        case "analyses", int(place):
            return Sentence("số liệu phân tích thứ {number}", number=place + 1)
        case "bands", int(place):
            return Sentence("mức xếp loại thứ {number}", number=place + 1)
        case "profiles", name:
            return Sentence("cách tính “{name}”", name=name)
        case "lists", name:
            return Sentence("danh sách “{name}”", name=name)
    return None
