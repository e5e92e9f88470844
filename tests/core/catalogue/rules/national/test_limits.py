"""Limits as records have them, and what is never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.catalogue.definitions import LimitUnit
from motcua.core.catalogue.rules.national.limits import read_limit

READ = [
    ("05 Ngày", 5, "days"),
    ("27 Ngày làm việc", 27, "working_days"),
    ("3 NGÀY LÀM VIỆC", 3, "working_days"),
    ("12\u00a0ngày\u00a0 làm việc.", 12, "working_days"),
    ("7 Ngày lam viec", 7, "working_days"),
    ("01 Giờ", 1, "hours"),
    ("8 giờ làm việc", 8, "hours"),
    ("0.5 Giờ", "0.5", "hours"),
    ("30 phút", "0.5", "hours"),
    ("1,5 Tháng", "1.5", "months"),
    ("02 tuần", 14, "days"),
    ("0 Giờ", 0, "hours"),
    ("Không quá 15 (mười lăm) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", 15, "working_days"),
    ("Mười lăm (15) ngày", 15, "days"),
    ("Trong thời hạn 20 ngày, kể từ ngày nhận đủ hồ sơ", 20, "days"),
    ("Thời hạn giải quyết: 10 ngày làm việc", 10, "working_days"),
    ("Trong ngày", 0, "working_days"),
    ("Ngay trong ngày tiếp nhận hồ sơ; trường hợp nhận sau 15 giờ thì trả ngày làm việc tiếp theo", 0, "working_days"),
]


@pytest.mark.parametrize(("cell", "amount", "unit"), READ)
def test_a_figure_with_a_unit_is_a_limit(cell: str, amount: int | str, unit: str) -> None:
    reading = read_limit(cell)
    assert (reading.amount, reading.unit) == (Decimal(amount), unit)


NOT_GUESSED = [
    ("10-25", "khoảng"),
    ("10 - 25 Ngày", "khoảng"),
    ("từ 10 đến 25 ngày", "khoảng"),
    ("5 hoặc 10 ngày", "khoảng"),
    ("15", "thiếu đơn vị"),
    ("", "để trống"),
    ("Không quy định", "không quy định"),
    ("Chưa có quy định cụ thể", "không quy định"),
    ("Ngay sau khi nhận đủ giấy tờ", "không nhận ra"),
    ("05 ngày, trường hợp phức tạp 10 ngày", "không nhận ra"),
    ("05 ngày làm việc 04 giờ", "không nhận ra"),
    ("1.000 ngày", "không nhận ra"),
    ("-5 ngày", "không nhận ra"),
    ("O5 ngày", "không nhận ra"),
    ("1 năm", "không nhận ra"),
    ("20 phút", "không ghi được"),
    ("9999999 ngày", "không ghi được"),
    ("Kết thúc trước khi tàu cập cảng", "không nhận ra"),
]


@pytest.mark.parametrize(("cell", "reason"), NOT_GUESSED)
def test_what_is_unclear_is_never_guessed(cell: str, reason: str) -> None:
    reading = read_limit(cell)
    assert reading.amount is None
    assert reason in reading.unparsed


def test_the_same_day_is_an_assumption_and_says_so() -> None:
    reading = read_limit("Ngay trong ngày")
    assert reading.same_day
    assert "0 ngày làm việc" in reading.unparsed


@pytest.mark.parametrize(
    ("cell", "description", "doubted"),
    [
        ("14 Giờ", "thời gian tối đa không vượt quá 14 ngày.", True),
        ("03 Ngày", "03 (ba) ngày làm việc, kể từ ngày nhận được đơn", True),
        ("15 Ngày", "05 ngày làm việc hoặc 10 ngày làm việc", False),
        ("28 Ngày làm việc", "Cấp xã: không quá 07 ngày làm việc; tổng 28 ngày làm việc", False),
        ("0 Giờ", "", True),
    ],
)
def test_a_limit_that_its_description_contradicts_is_doubted(cell: str, description: str, doubted: bool) -> None:
    assert bool(read_limit(cell, description).doubt) is doubted


@given(
    st.integers(0, 999), st.sampled_from(["Ngày", "Ngày làm việc", "Giờ", "Tháng"]), st.sampled_from(["", "0", "00"])
)
def test_every_plain_figure_is_read_exactly(amount: int, unit: str, zeros: str) -> None:
    names = {"Ngày": "days", "Ngày làm việc": "working_days", "Giờ": "hours", "Tháng": "months"}
    reading = read_limit(f"{zeros}{amount} {unit}")
    assert (reading.amount, reading.unit) == (amount, LimitUnit(names[unit]))


@given(st.text())
def test_no_text_breaks_it(cell: str) -> None:
    reading = read_limit(cell, cell)
    assert (reading.amount is None) == (reading.unit is None)
    assert reading.amount is not None or reading.unparsed
