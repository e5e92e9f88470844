"""What a figure is made of: measures declared once in Python, and ratios of them.

A measure is a condition over a relation of facts. It is written with the operators that every engine of `engine/`
understands, so the live board, the audit and the list behind a number all read this one sentence.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from motcua.kernel.registry import Registry
from motcua.kernel.sentences import Sentence

if TYPE_CHECKING:
    from ibis.expr import types as ir

    Facts: TypeAlias = ir.Table
    Truth: TypeAlias = ir.BooleanValue
    Moment: TypeAlias = ir.TimestampValue
    Number: TypeAlias = ir.NumericValue
else:  # ibis takes a second to import: only whoever compiles a measure waits for it
    Facts = Truth = Moment = Number = Any


class Relation(StrEnum):
    """The read models that domains publish (`core/<domain>/facts.py`), and the units themselves."""

    DOSSIER = "dossier"
    SERVICE = "service"
    UNIT = "unit"
    PETITION = "petition"
    PUBLICATION = "publication"


class Kind(StrEnum):
    SUM = "sum"
    EXISTS = "exists"  # a key counts once, however many rows it has: months do not add up to a quarter
    SNAPSHOT = "snapshot"  # as of the moment asked, whatever the period
    EXTERNAL = "external"  # entered or imported, not counted here


@dataclass(frozen=True, slots=True)
class Asked:
    """The question inside a condition: from `start` up to `at`, both included. `lists` are the set's own data."""

    start: Moment
    at: Moment
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)


Condition: TypeAlias = Callable[[Facts, Asked], Truth]


@dataclass(frozen=True, slots=True)
class Having:
    """A key counts only if rows of another relation stand behind it: the same key, within the same unit."""

    relation: Relation
    key: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Measure:
    """`key` is what is counted once (EXISTS, SNAPSHOT); a key with a row that fulfils `unless` is not counted.

    `value` is what is summed instead of rows.
    """

    code: str
    name: str
    kind: Kind
    relation: Relation
    condition: Condition
    key: str = ""
    unless: Condition | None = None
    having: Having | None = None
    value: Callable[[Facts], Number] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Whether anything feeds a measure at all: `condition` is fulfilled by the facts that tell of it.

    Until there is one, the board says "chưa có nguồn dữ liệu", and names `awaited`. So it does for a unit whose
    dossiers of the period all come from a system that does not tell: what others tell is no zero of hers. What our
    own dossiers always tell (`is_ours`) is there from the beginning.
    """

    code: str
    awaited: str
    relation: Relation
    condition: Condition
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Needed:
    """A list that a condition asks a set for (`Asked.lists`); `name` says in Vietnamese what stands in it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """What an indicator counts. The part is a part of the whole: it says only what it asks beyond the whole.

    So a row counts above only if it counts below. Without a whole it is a plain number. A set that is counted by it
    has every list of `lists`; where it does not use it, the lists are empty.
    """

    code: str
    part: Measure
    whole: Measure | None = None
    source: Source | None = None
    lists: tuple[Needed, ...] = ()

    @property
    def is_average(self) -> bool:
        """A sum of something else than rows over rows: time, not a share."""
        return self.part.value is not None

    @property
    def counted_whole(self) -> Measure | None:
        """None where nothing here counts the whole: a plain number has none, and some are told by others."""
        return None if self.whole_is_told else self.whole

    @property
    def whole_is_told(self) -> bool:
        """Others tell the whole: no rows of ours stand behind it."""
        return self.whole is not None and self.whole.kind is Kind.EXTERNAL

    def faults(self, lists: Mapping[str, Sequence[str]], *, scored: bool) -> Iterator[Sentence]:
        """Why no indicator of a set with these lists can be counted by it; said to whoever loads the set."""
        if self.whole is None:
            yield Sentence("“{code}” đếm một con số, không phải một tỷ lệ", code=self.code)
        if scored and self.is_average:
            yield Sentence("“{code}” là một số trung bình, không chấm điểm được", code=self.code)
        for needed in self.lists:
            if not lists.get(needed.code):
                yield Sentence("bộ chỉ số thiếu danh sách “{code}” ({name})", code=needed.code, name=needed.name)


RATIOS: Registry[Ratio] = Registry("indicator declaration")


def needed_lists() -> dict[str, tuple[str, ...]]:
    """Every list that some declaration asks for, empty: a set names only those of what it counts."""
    return {needed.code: () for ratio in RATIOS for needed in ratio.lists}


def declare(ratio: Ratio) -> Ratio:
    return RATIOS.add(ratio.code, ratio)
