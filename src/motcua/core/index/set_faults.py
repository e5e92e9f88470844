"""What is wrong with a set as somebody wrote it down, in plain Vietnamese and with its place."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

_PLACES: Final = {
    "groups": "nhóm thứ {}",
    "indicators": "chỉ số thứ {}",
    "analyses": "số liệu phân tích thứ {}",
    "bands": "mức xếp loại thứ {}",
    "profiles": "cách tính {}",
    "lists": "danh sách {}",
}
_TEXT, _DATE, _NUMBER = (
    "phải là chữ",
    "phải là ngày có thật, viết như 2024-09-13",
    "phải là số",
)
_TRUTH, _LIST, _OBJECT = "phải là true hoặc false", "phải là danh sách [ ]", "phải là nhóm mục {{ }}"
_FAULTS: Final = {
    "missing": "thiếu mục này",
    "extra_forbidden": "không có mục nào mang tên này",
    "string_type": _TEXT,
    "string_too_short": "không được để trống",
    "string_too_long": "dài quá {max_length} chữ cái",
    "string_pattern_mismatch": "chỉ gồm chữ không dấu và số, có thể nối bằng dấu chấm hoặc gạch ngang",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "không được quá {le}",
    "enum": "phải là một trong: {expected}",
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "too_short": "phải có ít nhất một",
}
"""pydantic's kinds of faults; our own sentences (`value_error`) come through as they are."""


def told(error: ValidationError) -> str:
    """Every fault, in one line."""
    return "; ".join(_sentence(fault["loc"], fault) for fault in error.errors())


def _sentence(where: tuple[int | str, ...], fault: Mapping[str, Any]) -> str:
    known = fault.get("ctx", {})
    if fault["type"] == "value_error":
        said = str(known["error"])
    else:
        words = {name: str(value).replace(" or ", " hoặc ") for name, value in known.items()}
        said = _FAULTS.get(fault["type"], "không đúng").format(**words)
    if not where:
        return said if fault["type"] == "value_error" else f"Tệp {said}"
    place = ", ".join(_place(where))
    return f"{place[0].upper()}{place[1:]}: {said}"


def _place(where: tuple[int | str, ...]) -> list[str]:
    """("groups", 0, "indicators", 1, "max") is nhóm thứ 1, chỉ số thứ 2, mục “max”."""
    found: list[str] = []
    parts = list(where)
    while parts:
        part = parts.pop(0)
        if parts and part in _PLACES:
            inner = parts.pop(0)
            number = inner + 1 if isinstance(inner, int) else f"“{inner}”"
            found.append(_PLACES[str(part)].format(number).replace("thứ “", "“"))
        else:
            found.append(f"phần tử thứ {part + 1}" if isinstance(part, int) else f"mục “{part}”")
    return found
