"""What was said of a record while it was read, and where its tables lie."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from motcua.core.catalogue.definitions.records import Unparsed
from motcua.core.catalogue.rules.national.text import as_text, keyed


@dataclass(slots=True)
class Heard:
    """`unparsed` waits for a person; `doubts` were read, but look odd. An empty reason says nothing."""

    unparsed: list[Unparsed] = field(default_factory=list)
    doubts: list[Unparsed] = field(default_factory=list)

    def cannot(self, path: str, raw: Any, reason: str) -> None:
        if reason:
            self.unparsed.append(Unparsed(path=path, text=as_text(raw), reason=reason))

    def doubt(self, path: str, raw: Any, reason: str) -> None:
        if reason:
            self.doubts.append(Unparsed(path=path, text=as_text(raw), reason=reason))

    def fitting(self, text: str, most: int, path: str) -> str:
        """The text, or as much of it as fits; then the whole is kept as unparsed."""
        if len(text) <= most:
            return text
        self.cannot(path, text, f"dài hơn {most} ký tự, chỉ giữ phần đầu")
        return text[: most - 1].rstrip() + "…"

    def rows(self, tables: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Path and cells of each row of a table; a table that is none is said once."""
        table = tables.get(name)
        if table is None:
            self.cannot(f"tables.{name}", "", "bản ghi không có bảng này")
            return
        if not isinstance(table, list):
            self.cannot(f"tables.{name}", table, "không phải một bảng")
            return
        for number, row in enumerate(table):
            if isinstance(row, dict):
                yield f"tables.{name}[{number}]", keyed(row)
            else:
                self.cannot(f"tables.{name}[{number}]", row, "không phải một dòng của bảng")
