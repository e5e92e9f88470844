"""An indicator set is dated data (`law/indicators/*.json`): this is its shape, and what makes it whole."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Empty(StrEnum):
    """What an indicator scores when its denominator is empty ("chưa phát sinh"): each has its own rule."""

    ZERO = "zero"
    FULL = "full"
    EXCLUDE = "exclude"


class NotApplicable(StrEnum):
    """What becomes of the points of an indicator that does not apply at a unit's level: a setting, law is silent."""

    EXCLUDE = "exclude"  # left out, and the others are scaled up to the full total
    FULL = "full"
    ZERO = "zero"


ONE_SOURCE = "only_source"
"""Among a set's lists, as it is asked: the one source whose rows alone are counted. Never in a set as it is loaded."""


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Indicator(_Data):
    """`counts` names the declaration that counts it; `target` is the share from which the points are full."""

    code: str
    name: str
    counts: str
    max: Decimal = Field(ge=0)
    target: Decimal = Field(default=Decimal(1), gt=0, le=1)
    times: str = Field(default="", description="code of an indicator by whose ratio the points are multiplied")
    empty: Empty
    levels: tuple[str, ...] = Field(default=(), description="levels of units that it applies to; none: all")
    scored: bool = True
    explanation: str
    legal_basis: str = Field(min_length=1)

    def applies_to(self, level: str) -> bool:
        return not self.levels or level in self.levels


class Group(_Data):
    code: str
    name: str
    max: Decimal
    indicators: tuple[Indicator, ...]


class Band(_Data):
    """Xếp loại: from so many points upwards."""

    name: str
    lowest: Decimal = Field(alias="from")


class IndicatorSet(_Data):
    """One profile of one set. `version` is what a figure says it was scored by."""

    code: str
    profile: str
    profile_name: str
    name: str
    legal_basis: str = Field(min_length=1)
    note: str = ""
    profile_note: str = ""
    valid_from: date
    valid_to: date | None = None
    total: Decimal
    not_applicable: NotApplicable
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    groups: tuple[Group, ...]
    bands: tuple[Band, ...] = ()
    bands_basis: str = ""
    bands_certainty: str = ""

    @property
    def version(self) -> str:
        return f"{self.code}/{self.profile}"

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for group in self.groups for indicator in group.indicators)

    def indicator(self, code: str) -> Indicator:
        """Raises KeyError for a code that the set does not have."""
        for indicator in self.indicators:
            if indicator.code == code:
                return indicator
        raise KeyError(code)

    @property
    def source(self) -> str:
        """Empty: rows of every source count."""
        return next(iter(self.lists.get(ONE_SOURCE, ())), "")

    def of_source(self, source: str) -> "IndicatorSet":
        """The same set over the rows of one source alone; of all of them, if none is said."""
        if source == self.source:
            return self
        others = {name: values for name, values in self.lists.items() if name != ONE_SOURCE}
        return self.model_copy(update={"lists": {**others, ONE_SOURCE: (source,)} if source else others})

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @model_validator(mode="after")
    def _is_whole(self) -> "IndicatorSet":
        problems = list(self._problems())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _problems(self) -> Iterator[str]:
        """Every fault at once, in words for whoever enters a set."""
        for group in self.groups:
            weights = sum((indicator.max for indicator in group.indicators), Decimal(0))
            if weights != group.max:
                yield f"Nhóm {group.code}: tổng điểm các chỉ số là {weights}, khác điểm của nhóm là {group.max}"
        groups = sum((group.max for group in self.groups), Decimal(0))
        if groups != self.total:
            yield f"Tổng điểm các nhóm là {groups}, khác tổng của bộ chỉ số là {self.total}"
        yield from self._problems_of_names()
        if self.valid_to is not None and self.valid_to < self.valid_from:
            yield "Ngày hết hiệu lực đứng trước ngày có hiệu lực"

    def _problems_of_names(self) -> Iterator[str]:
        codes = [indicator.code for indicator in self.indicators]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            yield f"Mã chỉ số {code} dùng hai lần"
        for indicator in self.indicators:
            if indicator.times and indicator.times not in codes:
                yield f"Chỉ số {indicator.code} nhân với {indicator.times}, bộ chỉ số không có mã này"
        if ONE_SOURCE in self.lists:
            yield f"Danh sách không được mang tên {ONE_SOURCE}"
