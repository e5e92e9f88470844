"""Long lists by keys: a page begins behind the last row of the one before, so its cost never grows with its number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)

SIZE = 50
_BACK, _ON = "truoc", "sau"


@dataclass(frozen=True, slots=True)
class Key:
    """A column that a list is ordered by; the last key of a list must be unique. `read` undoes `str`."""

    name: str
    read: Callable[[str], Any]
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, and the cursors that lead back and on; an empty cursor means that nothing lies there."""

    rows: list[Row]
    back: str = ""
    on: str = ""


def page_of(rows: QuerySet[Row], keys: Sequence[Key], cursor: str = "", size: int = SIZE) -> Page[Row]:
    """The page at `cursor`, in one query. A cursor that nobody gave out leads to the first page."""
    where, values = _read(cursor, keys)
    if where == _BACK:
        found = list(rows.filter(_beyond(keys, values, back=True)).order_by(*_orders(keys, back=True))[: size + 1])
        more, page = len(found) > size, found[:size][::-1]
        return Page(page, back=_at(_BACK, page[0], keys) if more else "", on=_at(_ON, page[-1], keys) if page else "")
    behind = rows.filter(_beyond(keys, values, back=False)) if values else rows
    found = list(behind.order_by(*_orders(keys, back=False))[: size + 1])
    page = found[:size]
    back = _at(_BACK, page[0], keys) if values and page else ""
    return Page(page, back=back, on=_at(_ON, page[-1], keys) if len(found) > size else "")


def _orders(keys: Sequence[Key], *, back: bool) -> list[str]:
    return [key.name if key.descending is back else f"-{key.name}" for key in keys]


def _beyond(keys: Sequence[Key], values: Sequence[Any], *, back: bool) -> Q:
    """Rows on the far side of `values`; the first condition alone lets an index find its place."""
    first = keys[0]
    beyond = Q()
    same = Q()
    for key, value in zip(keys, values, strict=True):
        beyond |= same & Q(**{f"{key.name}__{_side(key, back)}": value})
        same &= Q(**{key.name: value})
    return Q(**{f"{first.name}__{_side(first, back)}e": values[0]}) & beyond


def _side(key: Key, back: bool) -> str:
    return "lt" if key.descending is not back else "gt"


def _at(where: str, row: Model, keys: Sequence[Key]) -> str:
    return "~".join([where, *(_text(getattr(row, key.name)) for key in keys)])


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _read(cursor: str, keys: Sequence[Key]) -> tuple[str, list[Any]]:
    where, *texts = cursor.split("~")
    if where not in (_BACK, _ON) or len(texts) != len(keys):
        return _ON, []
    try:
        return where, [key.read(text) for key, text in zip(keys, texts, strict=True)]
    except ValueError:
        return _ON, []
