"""The wastewater fee of NĐ 53/2020/NĐ-CP, to the đồng, line by line."""

import json
import re
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.catalogue.rules.computed import Computed, Question, computed
from motcua.core.catalogue.rules.computed.wastewater import (
    Outlet,
    Part,
    WastewaterTable,
    fixed_part,
    small_part,
    variable_part,
)
from motcua.kernel.errors import DomainError

RAW = json.loads((files("motcua.law") / "fees" / "wastewater.json").read_text(encoding="utf-8"))
TABLE = WastewaterTable.model_validate(RAW)


def outlet(volume: str, **concentrations: str) -> Outlet:
    return Outlet("Cửa xả 1", Decimal(volume), {code: Decimal(value) for code, value in concentrations.items()})


@pytest.mark.parametrize(
    ("year", "quarter", "began_in", "amount"),
    [
        (2024, 3, None, 1_000_000),
        (2020, 4, None, 375_000),
        (2024, 1, 1, 1_000_000),
        (2024, 2, 2, 0),
        (2024, 3, 2, 1_000_000),
    ],
)
def test_a_quarter_pays_a_quarter_of_the_fixed_sum(year: int, quarter: int, began_in: int | None, amount: int) -> None:
    assert fixed_part(TABLE, year, quarter, began_in).amount == amount


def test_no_quarter_before_the_facility_began() -> None:
    with pytest.raises(DomainError, match="bắt đầu hoạt động từ quý III"):
        fixed_part(TABLE, 2024, 2, began_in=3)


def test_no_fee_before_the_decree() -> None:
    with pytest.raises(DomainError, match="01/01/2020"):
        fixed_part(TABLE, 2020, 1)


# Volume in m³, concentration in mg/l: 1,800 m³ × 120 mg/l is 216 kg of COD, at 2,000 đồng a kilogram.
VARIABLE = [
    (outlet("1800", cod="120"), 432_000),
    (outlet("1800", cod="120", tss="60"), 432_000 + 259_200),
    (outlet("2250", hg="0.005", pb="0.1", cd="0.05"), 225_000 + 225_000 + 225_000),
    (outlet("1000", **{"as": "0.05"}), 100_000),
    (outlet("1", cod="1"), 2),
    (outlet("0", cod="120"), 0),
    (outlet("1800"), 0),
]  # fmt: skip


@pytest.mark.parametrize(("water", "amount"), VARIABLE)
def test_volume_times_concentration_times_rate(water: Outlet, amount: int) -> None:
    assert variable_part(TABLE, 2024, 3, [water]).amount == amount


def test_a_line_says_how_it_was_computed() -> None:
    line = variable_part(TABLE, 2024, 3, [outlet("1800.5", cod="120.25")]).lines[0]
    assert (line.what, line.how, line.amount, line.basis) == (
        "Cửa xả 1: Nhu cầu ô xy hóa học (COD)",
        "1.800,5 m³ × 120,25 mg/l × 10⁻³ × 2.000 đồng/kg",
        "433.020 đồng",
        "Nghị định số 53/2020/NĐ-CP",
    )


@pytest.mark.parametrize(
    ("daily", "began_in", "amount"),
    [
        ("0", None, 2_500_000),
        ("4.99", None, 2_500_000),
        ("5", None, 3_000_000),
        ("9.99", 1, 3_000_000),
        ("10", None, 4_000_000),
        ("19.99", None, 4_000_000),
        ("12", 2, 2_000_000),
        ("12", 4, 0),
    ],
)
def test_a_small_facility_pays_by_the_year(daily: str, began_in: int | None, amount: int) -> None:
    assert small_part(TABLE, 2024, Decimal(daily), began_in).amount == amount


def test_a_large_facility_is_not_small() -> None:
    with pytest.raises(DomainError, match="Từ 20 m³/ngày"):
        small_part(TABLE, 2024, Decimal(20))


VOLUMES = st.decimals(0, 10**6, places=2)
CONCENTRATIONS = st.dictionaries(
    st.sampled_from(["cod", "tss", "hg", "pb", "as", "cd"]), st.decimals(0, 10**4, places=3)
)
OUTLETS = st.lists(st.builds(Outlet, st.just("Cửa xả"), VOLUMES, CONCENTRATIONS), max_size=4)


def amounts(part: Part) -> list[int]:
    return [int(re.sub(r"\D", "", line.amount)) for line in part.lines]


@given(OUTLETS)
def test_the_lines_add_up_to_the_total(outlets: list[Outlet]) -> None:
    part = variable_part(TABLE, 2024, 3, outlets)
    *lines, total = amounts(part)
    assert sum(lines) == total == part.amount


@given(OUTLETS, OUTLETS)
def test_outlets_add_up(some: list[Outlet], others: list[Outlet]) -> None:
    def fee(outlets: list[Outlet]) -> int:
        return variable_part(TABLE, 2024, 3, outlets).amount

    assert fee(some + others) == fee(some) + fee(others)


@given(VOLUMES, VOLUMES, CONCENTRATIONS)
def test_more_water_never_costs_less(one: Decimal, other: Decimal, found: dict[str, Decimal]) -> None:
    less, more = sorted([one, other])
    fees = [variable_part(TABLE, 2024, 3, [Outlet("Cửa", volume, found)]).amount for volume in (less, more)]
    assert fees == sorted(fees)


def asked(key: str, **answers: Any) -> Computed | None:
    return computed.get(f"wastewater.{key}")(Question(answers, {"wastewater": RAW}, date(2024, 9, 13)))


LARGE = {
    "scale": "large",
    "year": 2024,
    "quarter": "3",
    "outlets": [{"outlet_name": "Cửa A", "volume": 1800.0, "cod": 120.0}],
}


@pytest.mark.parametrize(
    ("more", "total", "payable"),
    [
        ({}, 1_432_000, 1_432_000),
        ({"owed_before": 100_000}, 1_432_000, 1_532_000),
        ({"overpaid_before": 432_000}, 1_432_000, 1_000_000),
        ({"overpaid_before": 2_000_000}, 1_432_000, 0),
    ],
)
def test_what_is_to_be_paid_this_quarter(more: dict[str, int], total: int, payable: int) -> None:
    found, due = asked("total", **LARGE, **more), asked("payable", **LARGE, **more)
    assert found is not None
    assert due is not None
    assert (found.value, due.value) == (total, payable)


def test_what_is_overpaid_goes_into_the_next_period() -> None:
    due = asked("payable", **LARGE, overpaid_before=2_000_000)
    assert due is not None
    assert due.notes == ("Còn nộp thừa 568.000 đồng, chuyển sang kỳ sau.",)


def test_a_small_facility_has_no_variable_part() -> None:
    small = {"scale": "small", "year": 2024, "daily_volume": 12.5}
    total = asked("total", **small)
    assert asked("variable", **small) is None
    assert total is not None
    assert total.value == 4_000_000


@pytest.mark.parametrize("missing", ["year", "quarter", "outlets"])
def test_nothing_is_computed_before_the_answers_are_there(missing: str) -> None:
    answers = {name: value for name, value in LARGE.items() if name != missing}
    assert asked("total", **answers) is None
