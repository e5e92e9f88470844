"""The environmental protection fee for industrial wastewater (NĐ 53/2020/NĐ-CP), explained line by line.

From 20 m³ a day: F = f + C. f is a fixed sum a year, a quarter of it each quarter; C adds, for each outlet and
each pollutant, volume (m³) × concentration (mg/l) × 10⁻³ (kg a m³) × rate (đ/kg). Below 20 m³ a day: a fixed
sum a year by volume, no C. Whoever begins after the first quarter pays from the quarter after that in which
they began, f/4 a quarter. Every line is rounded to whole đồng, so that the lines add up to the total.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import Field

from motcua.core.catalogue.definitions.base import Definition
from motcua.core.catalogue.rules.computed.registry import Computed, Line, Question, computed
from motcua.core.catalogue.rules.dated import Dated, in_force
from motcua.core.catalogue.rules.figures import figure
from motcua.kernel.errors import DomainError
from motcua.kernel.money import Money
from motcua.kernel.sentences import Sentence

QUARTERS = {1: "I", 2: "II", 3: "III", 4: "IV"}
_KG = Decimal("0.001")  # 1 mg/l is 10⁻³ kg in each m³


class FixedSum(Dated):
    per_year: int


class Band(Definition):
    """A volume below `below` m³ a day pays `per_year` đồng."""

    below: Decimal
    per_year: int


class SmallSums(Dated):
    bands: tuple[Band, ...] = Field(min_length=1)


class Pollutant(Definition):
    code: str
    name: str
    per_kg: int


class Rates(Dated):
    pollutants: tuple[Pollutant, ...] = Field(min_length=1)


class WastewaterTable(Definition):
    """The dated data that the calculation stands on (law/fees)."""

    title: str
    large_from: Decimal
    fixed: tuple[FixedSum, ...]
    small: tuple[SmallSums, ...]
    rates: tuple[Rates, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One discharge point in the quarter: m³, and mg/l by pollutant code."""

    name: str
    volume: Decimal
    concentrations: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Part:
    """A sum in whole đồng and how it came about."""

    amount: int
    lines: tuple[Line, ...]


def quarter_start(year: int, quarter: int) -> date:
    return date(year, 3 * quarter - 2, 1)


def fixed_part(table: WastewaterTable, year: int, quarter: int, began_in: int | None = None) -> Part:
    """f of one quarter. `began_in` is the quarter of this year in which the facility began, if it did this year."""
    rule = in_force(table.fixed, quarter_start(year, quarter), Sentence("mức phí cố định"))
    what = Sentence("f: phí cố định quý {quarter}/{year}", quarter=QUARTERS[quarter], year=year)
    how = Sentence("{sum}/năm ÷ 4", sum=Money(rule.per_year))
    _refuse_before_begin(quarter, began_in)
    if began_in == quarter and quarter > 1:
        note = Sentence("bắt đầu hoạt động trong quý {quarter}: tính từ quý tiếp theo", quarter=QUARTERS[quarter])
        return Part(0, (Line(what, note, str(Money(0)), rule.basis),))
    amount = int(Money.rounded(Decimal(rule.per_year) / 4).amount)
    return Part(amount, (Line(what, how, str(Money(amount)), rule.basis),))


def variable_part(table: WastewaterTable, year: int, quarter: int, outlets: Iterable[Outlet]) -> Part:
    """C of one quarter: a line for each outlet and each pollutant that was found in it."""
    rule = in_force(table.rates, quarter_start(year, quarter), Sentence("mức phí biến đổi"))
    amount, lines = 0, []
    for outlet in outlets:
        for pollutant in rule.pollutants:
            concentration = outlet.concentrations.get(pollutant.code)
            if not concentration:
                continue
            part = int(Money.rounded(outlet.volume * concentration * _KG * pollutant.per_kg).amount)
            how = (
                f"{figure(outlet.volume)} m³ × {figure(concentration)} mg/l × 10⁻³ × "
                f"{Money(pollutant.per_kg).figures} đồng/kg"
            )
            lines.append(Line(Sentence.listing((outlet.name, pollutant.name), ": "), how, str(Money(part)), rule.basis))
            amount += part
    what = Sentence("C: phí biến đổi quý {quarter}/{year}", quarter=QUARTERS[quarter], year=year)
    total = Line(what, Sentence("tổng các dòng trên"), str(Money(amount)), rule.basis)
    return Part(amount, (*lines, total))


def small_part(table: WastewaterTable, year: int, daily_volume: Decimal, began_in: int | None = None) -> Part:
    """The yearly sum of a facility below the threshold; there is no C."""
    if daily_volume >= table.large_from:
        raise DomainError(
            "wastewater.not_small",
            Sentence(
                "Từ {volume} m³/ngày trở lên thì kê khai theo quý, không theo mức cả năm.",
                volume=figure(table.large_from),
            ),
            field="daily_volume",
        )
    rule = in_force(table.small, date(year, 1, 1), Sentence("mức phí theo năm"))
    band = next(band for band in rule.bands if daily_volume < band.below)
    what = Sentence("Phí cả năm {year}, dưới {volume} m³/ngày", year=year, volume=figure(band.below))
    if began_in is None or began_in == 1:
        return Part(band.per_year, (Line(what, Sentence("theo bảng mức phí"), str(Money(band.per_year)), rule.basis),))
    amount = int(Money.rounded(Decimal(band.per_year) * (4 - began_in) / 4).amount)
    how = Sentence(
        "{sum} ÷ 4 × {n} quý còn lại (bắt đầu hoạt động từ quý {began})",
        sum=Money(band.per_year), n=4 - began_in, began=QUARTERS[began_in],
    )  # fmt: skip
    return Part(amount, (Line(what, how, str(Money(amount)), rule.basis),))


def _refuse_before_begin(quarter: int, began_in: int | None) -> None:
    if began_in is not None and quarter < began_in:
        raise DomainError(
            "wastewater.before_begin",
            Sentence(
                "Cơ sở bắt đầu hoạt động từ quý {began}, không kê khai cho quý {quarter}.",
                began=QUARTERS[began_in],
                quarter=QUARTERS[quarter],
            ),
            field="quarter",
        )


# What follows reads the answers of the e-form law/procedures/1.008603.json.


@computed.register("wastewater.fixed")
def _fixed(question: Question) -> Computed | None:
    """f of a large facility, or the whole sum of a small one."""
    part = _fixed_of(question)
    return Computed(part.amount, part.lines) if part else None


@computed.register("wastewater.variable")
def _variable(question: Question) -> Computed | None:
    part = _variable_of(question)
    return Computed(part.amount, part.lines) if part else None


@computed.register("wastewater.total")
def _total(question: Question) -> Computed | None:
    """F = f + C, all lines together."""
    fixed, variable = _fixed_of(question), _variable_of(question)
    if fixed is None or (variable is None and question.answer("scale") == "large"):
        return None
    amount = fixed.amount + (variable.amount if variable else 0)
    lines = fixed.lines + (variable.lines if variable else ())
    if variable:
        how = f"{Money(fixed.amount)} + {Money(variable.amount)}"
        lines += (Line("F = f + C", how, str(Money(amount)), fixed.lines[0].basis),)
    return Computed(amount, lines)


@computed.register("wastewater.payable")
def _payable(question: Question) -> Computed | None:
    """What is to be paid now: F, with what the last periods left over. Never below zero."""
    total = _total(question)
    if total is None:
        return None
    owed, overpaid = question.answer("owed_before") or 0, question.answer("overpaid_before") or 0
    balance = int(total.value) + owed - overpaid
    lines = list(total.lines)
    if owed or overpaid:
        how = Sentence(
            "{fee} + {owed} nợ kỳ trước − {overpaid} nộp thừa kỳ trước",
            fee=Money(int(total.value)), owed=Money(owed), overpaid=Money(overpaid),
        )  # fmt: skip
        lines.append(Line(Sentence("Số phí phải nộp kỳ này"), how, str(Money(max(balance, 0)))))
    left = (Sentence("Còn nộp thừa {amount}, chuyển sang kỳ sau.", amount=Money(-balance)),) if balance < 0 else ()
    return Computed(max(balance, 0), tuple(lines), left)


def _fixed_of(question: Question) -> Part | None:
    year, began_in = question.answer("year"), _began_in(question)
    if question.answer("scale") == "small":
        daily = question.answer("daily_volume")
        return small_part(_table(question), year, Decimal(str(daily)), began_in) if year and daily is not None else None
    quarter = question.answer("quarter")
    return fixed_part(_table(question), year, int(quarter), began_in) if year and quarter else None


def _variable_of(question: Question) -> Part | None:
    year, quarter, rows = (question.answer(name) for name in ("year", "quarter", "outlets"))
    if question.answer("scale") != "large" or not (year and quarter and rows):
        return None
    table = _table(question)
    return variable_part(table, year, int(quarter), [_outlet(row, number) for number, row in enumerate(rows, 1)])


def _outlet(row: Mapping[str, Any], number: int) -> Outlet:
    measured = {code: Decimal(str(value)) for code, value in row.items() if isinstance(value, int | float)}
    return Outlet(
        row.get("outlet_name") or Sentence("Cửa xả {number}", number=number),
        measured.pop("volume", Decimal(0)),
        measured,
    )


def _began_in(question: Question) -> int | None:
    quarter = question.answer("began_in")
    return int(quarter) if quarter else None


def _table(question: Question) -> WastewaterTable:
    return WastewaterTable.model_validate(question.tables["wastewater"])
