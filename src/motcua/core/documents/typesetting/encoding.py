"""Data of a form as the templates read it: JSON, with moments taken apart so that the form itself words them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from motcua.core.documents.typesetting.fonts import drawable
from motcua.kernel.clock import in_city
from motcua.kernel.text import nfc

_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


def encode(value: object) -> Any:
    """A value of plain types, dates and dataclasses as JSON can hold it; anything else is a TypeError."""
    match value:
        case str():
            return printable(value)
        case None | bool() | int() | float():
            return value
        case datetime():
            local = in_city(value)
            return _day(local) | {"hour": local.hour, "minute": local.minute}
        case date():
            return _day(value)
        case Mapping():
            return {str(key): encode(member) for key, member in value.items()}
        case list() | tuple():
            return [encode(member) for member in value]
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"a form cannot hold {type(value).__name__}")


def printable(text: str) -> str:
    """The text in NFC with every character that no font can draw replaced: a slip is never refused for one emoji."""
    composed, known = nfc(text), drawable()
    if known.issuperset(map(ord, composed)):
        return composed
    return "".join(_printable(char, known) for char in composed)


def _printable(char: str, known: frozenset[int]) -> str:
    if char == "\n" or ord(char) in known:
        return char
    if char.isspace():
        return " "
    # Joiners, variation selectors and controls leave no trace on paper.
    return "" if unicodedata.category(char) in ("Cc", "Cf", "Mn") else _UNPRINTABLE


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
