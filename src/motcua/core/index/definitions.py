"""An indicator set is dated data (`law/indicators/*.json`): this is its shape, and what makes it whole."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from motcua.core.identity.definitions import UnitKind, UnitLevel
from motcua.kernel.sentences import Sentence


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


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$", max_length=10)]
"""Of groups and indicators: they stand in addresses, and beside contests and the portal's figures."""
SetCode = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]+([.-][0-9a-z]+)*$", max_length=60)]
ProfileCode = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]+([.-][0-9a-z]+)*$", max_length=19)]
Points = Annotated[Decimal, Field(ge=0, le=1000)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Indicator(_Data):
    """`counts` names the declaration that counts it; `target` is the share from which the points are full."""

    code: Code
    name: Text
    counts: Text
    max: Points
    target: Decimal = Field(default=Decimal(1), gt=0, le=1)
    times: str = Field(default="", description="code of an indicator by whose ratio the points are multiplied")
    less: str = Field(default="", description="code of an indicator whose shortfall to 100% is taken off the ratio")
    empty: Empty
    levels: tuple[UnitLevel, ...] = Field(default=(), description="levels of units that it applies to; none: all")
    kinds: tuple[UnitKind, ...] = Field(default=(), description="kinds of units that it applies to; none: all")
    scored: bool = True
    explanation: Text
    legal_basis: Text

    def applies_to(self, level: str, kind: str) -> bool:
        return (not self.levels or level in self.levels) and (not self.kinds or kind in self.kinds)

    @property
    def leans_on(self) -> tuple[str, ...]:
        """Codes of the other indicators whose ratio its points need."""
        return tuple(code for code in (self.times, self.less) if code)


class Group(_Data):
    """`analyses` stand beside the indicators on the portal: the decision neither counts nor scores them."""

    code: Code
    name: Text
    max: Points
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    analyses: tuple[Indicator, ...] = ()

    @property
    def measured(self) -> tuple[Indicator, ...]:
        """All that is counted in it, scored or not."""
        return self.indicators + self.analyses


class Band(_Data):
    """Xếp loại: from so many points upwards."""

    name: Text
    lowest: Points = Field(alias="from")


class IndicatorSet(_Data):
    """One profile of one set. `version` is what a figure says it was scored by."""

    code: SetCode
    profile: ProfileCode
    profile_name: Text
    name: Text
    legal_basis: Text
    note: str = ""
    profile_note: str = ""
    valid_from: date
    valid_to: date | None = None
    total: Annotated[Decimal, Field(gt=0, le=1000)]
    not_applicable: NotApplicable
    lists: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    groups: tuple[Group, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=1)
    bands_basis: str = ""
    bands_certainty: str = ""

    @property
    def version(self) -> str:
        return f"{self.code}/{self.profile}"

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Those of the decision, analysis-only ones among them (2.2)."""
        return tuple(indicator for group in self.groups for indicator in group.indicators)

    @property
    def measured(self) -> tuple[Indicator, ...]:
        """The indicators, and what stands beside them for analysis."""
        return tuple(one for group in self.groups for one in group.measured)

    def indicator(self, code: str) -> Indicator:
        """One of all that are measured. Raises KeyError for a code that the set does not have."""
        for indicator in self.measured:
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
            raise ValueError(Sentence.listing(problems, "; "))
        return self

    def _problems(self) -> Iterator[Sentence]:
        """Every fault at once, in words for whoever enters a set."""
        for group in self.groups:
            weights = sum((indicator.max for indicator in group.indicators), Decimal(0))
            if weights != group.max:
                yield Sentence(
                    "Nhóm {code}: tổng điểm các chỉ số là {sum}, khác điểm của nhóm là {max}",
                    code=group.code, sum=weights, max=group.max,
                )  # fmt: skip
            for one in group.analyses:
                if one.scored or one.max:
                    yield Sentence(
                        "Số liệu phân tích {code} không được có điểm: “max” là 0 và “scored” là false", code=one.code
                    )
        groups = sum((group.max for group in self.groups), Decimal(0))
        if groups != self.total:
            yield Sentence(
                "Tổng điểm các nhóm là {sum}, khác tổng của bộ chỉ số là {total}", sum=groups, total=self.total
            )
        yield from self._problems_of_names()
        if self.valid_to is not None and self.valid_to < self.valid_from:
            yield Sentence("Ngày hết hiệu lực đứng trước ngày có hiệu lực")

    def _problems_of_names(self) -> Iterator[Sentence]:
        codes = [indicator.code for indicator in self.measured]
        named = (
            (Sentence("Mã chỉ số"), codes),
            (Sentence("Mã nhóm"), [group.code for group in self.groups]),
            (Sentence("Tên mức xếp loại"), [band.name for band in self.bands]),
        )
        for what, names in named:
            for name in sorted({one for one in names if names.count(one) > 1}):
                yield Sentence("{what} {name} dùng hai lần", what=what, name=name)
        for indicator in self.measured:
            for code in indicator.leans_on:
                if code not in codes:
                    yield Sentence(
                        "Chỉ số {indicator} tính theo chỉ số {code}, bộ chỉ số không có mã này",
                        indicator=indicator.code, code=code,
                    )  # fmt: skip
                elif code == indicator.code:
                    yield Sentence("Chỉ số {code} không thể tính theo chính nó", code=code)
        if ONE_SOURCE in self.lists:
            yield Sentence("Danh sách không được mang tên {name}", name=ONE_SOURCE)


class _Loose(BaseModel):
    """What is looked through on the way to a set: everything in it is judged there, not here."""

    model_config = ConfigDict(frozen=True, extra="allow")


class Profile(_Data):
    """A way of scoring: what it changes of indicators, by their codes."""

    name: Text
    note: str = ""
    indicators: dict[str, dict[str, Any]] = Field(default_factory=dict)


class _RecordedGroup(_Loose):
    indicators: list[dict[str, Any]]


class Record(_Loose):
    """The form of `law/indicators/*.json`: one set with its profiles."""

    profiles: dict[str, Profile] = Field(min_length=1)
    groups: list[_RecordedGroup]

    def of_profile(self, profile: str) -> IndicatorSet:
        """Raises KeyError for a profile that it does not have, and pydantic's ValidationError."""
        chosen = self.profiles[profile]
        groups = [
            {**group.model_dump(), "indicators": [{**one, **self._changes(one, chosen)} for one in group.indicators]}
            for group in self.groups
        ]
        names = {"profile": profile, "profile_name": chosen.name, "profile_note": chosen.note}
        return IndicatorSet.model_validate({**(self.model_extra or {}), **names, "groups": groups})

    def _changes(self, indicator: dict[str, Any], chosen: Profile) -> dict[str, Any]:
        code = indicator.get("code")
        return chosen.indicators.get(code, {}) if isinstance(code, str) else {}

    @model_validator(mode="after")
    def _changes_what_is_there(self) -> "Record":
        codes = [one.get("code") for group in self.groups for one in group.indicators]
        unknown = [
            Sentence("Cách tính {name} sửa chỉ số {code}, bộ chỉ số không có mã này", name=name, code=code)
            for name, profile in self.profiles.items()
            for code in profile.indicators
            if code not in codes
        ]
        if unknown:
            raise ValueError(Sentence.listing(unknown, "; "))
        return self
