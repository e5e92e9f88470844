"""What a report says: tables whose every figure names the page on which it opens. Plain data: it can be frozen."""

from collections.abc import Iterator
from datetime import datetime

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Cell(_Frozen):
    """`text` as a person reads it, `value` as a sheet reckons with it, `query` the address of the rows behind it."""

    text: str
    value: float | int | None = None
    query: str = ""
    strong: bool = False


class Column(_Frozen):
    """`above` stands over neighbouring columns of the same group."""

    label: str
    above: str = ""
    numeric: bool = True
    width: int = 2


class Table(_Frozen):
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def groups(self) -> Iterator[tuple[str, int]]:
        """The upper line of the head: (title, how many columns), "" for a column that stands alone."""
        above, width = "", 0
        for column in self.columns:
            if width and (column.above != above or not above):
                yield above, width
                width = 0
            above, width = column.above, width + 1
        yield above, width

    @property
    def is_grouped(self) -> bool:
        return any(column.above for column in self.columns)


class Report(_Frozen):
    """One report as it was issued: nothing in it is computed again.

    What has a default was not said by the first reports: they stay readable. `symbol` follows the number that the clerk
    writes ("BC-UBND"); `signature` are the lines above the signature, `drawn_up` is above that of who made the form.
    """

    kind: str
    name: str
    about: str
    form_code: str = ""
    authority: str
    office: str
    place: str
    unit_code: str
    period: str
    as_of: datetime
    rule_version: str
    legal_basis: str
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...]
    symbol: str = "BC-"
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    drawn_up: str = ""
    wide: bool = False
    home: str = ""

    def link(self, query: str) -> str:
        """A whole address, for paper is read far from the site."""
        return f"{self.home}{query}" if query else ""
