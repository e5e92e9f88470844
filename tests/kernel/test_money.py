from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import DomainError
from motcua.kernel.money import Money, parse
from motcua.kernel.numerals import in_words

WORDS = {
    0: "không",
    5: "năm",
    10: "mười",
    11: "mười một",
    15: "mười lăm",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    115: "một trăm mười lăm",
    1_000: "một nghìn",
    1_005: "một nghìn không trăm linh năm",
    15_000: "mười lăm nghìn",
    4_000_000: "bốn triệu",
    1_000_001: "một triệu không trăm linh một",
    1_234_567: "một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy",
    2_000_000_000: "hai tỷ",
    1_015_105_021: "một tỷ không trăm mười lăm triệu một trăm linh năm nghìn không trăm hai mươi mốt",
    5_000_000_000_007: "năm nghìn tỷ không trăm linh bảy",
    -3: "âm ba",
}


@pytest.mark.parametrize("number", WORDS)
def test_numbers_are_said_as_on_receipts(number: int) -> None:
    assert in_words(number) == WORDS[number]


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_two_numbers_never_sound_the_same(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


WRITTEN = {
    Money(4_000_000): ("4.000.000 đồng", "bốn triệu đồng"),
    Money(0): ("0 đồng", "không đồng"),
    Money(-25_000): ("-25.000 đồng", "âm hai mươi lăm nghìn đồng"),
    Money("12.5", "USD"): ("12,50 đô la Mỹ", "mười hai đô la Mỹ năm mươi xu"),
}


@pytest.mark.parametrize("money", WRITTEN, ids=str)
def test_money_is_written_in_figures_and_in_words(money: Money) -> None:
    assert (str(money), money.words) == WRITTEN[money]


TYPED = {
    "4.000.000 đồng": Money(4_000_000),
    "4.000.000": Money(4_000_000),
    "25000đ": Money(25_000),
    "25,000 VND": Money(25_000),
    "12,50 USD": Money("12.5", "USD"),
    "$12.50": Money("12.5", "USD"),
    "1.234,5 euro": Money("1234.5", "EUR"),
    "-500 đồng": Money(-500),
}


@pytest.mark.parametrize("typed", TYPED)
def test_money_is_read_as_people_type_it(typed: str) -> None:
    assert parse(typed) == TYPED[typed]


@pytest.mark.parametrize("typed", ["", "o Đồng", "miễn phí", "4.00.000", "1,2,3", "25.000 gạch", "$ 5 euro"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(DomainError, match="4.000.000 đồng") as refusal:
        parse(typed, field="fee")

    assert (refusal.value.code, refusal.value.field) == ("money.not_understood", "fee")


def test_half_a_dong_cannot_be_paid() -> None:
    with pytest.raises(DomainError, match="phần lẻ"):
        Money(Decimal("0.5"))
    with pytest.raises(DomainError) as refusal:
        parse("10,5 đồng", field="fee")
    assert refusal.value.field == "fee"


def test_computed_amounts_are_rounded_half_up() -> None:
    assert Money.rounded(Decimal("1062.5")) == Money(1063)
    assert Money.rounded(Decimal("10.005"), "USD") == Money("10.01", "USD")


def test_currencies_never_mix() -> None:
    with pytest.raises(DomainError, match="USD"):
        Money(1) + Money(1, "USD")
    with pytest.raises(DomainError, match="loại tiền"):
        Money(1, "XYZ")
    assert Money(1) != Money(1, "USD")


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12), st.integers(0, 1000))
def test_money_adds_up_exactly(one: int, other: int, times: int) -> None:
    assert Money(one) + Money(other) - Money(other) == Money(one)
    assert Money(one) * times == times * Money(one) == Money(one * times)
    assert (Money(one) < Money(other)) == (one < other)
    assert -Money(one) == Money(-one)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_written_amount_reads_back(amount: Decimal) -> None:
    money = Money(amount, "USD")

    assert parse(str(money)) == money
