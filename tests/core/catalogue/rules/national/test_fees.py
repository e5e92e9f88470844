"""Fees as records have them, and what is never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.catalogue.rules.national.fees import read_fees

ONE = [
    ("Phí : 0 Đồng", "fee", 0, "VND", ""),
    ("Lệ phí : 0 Đồng", "charge", 0, "VND", ""),
    ("LỆ PHÍ: 20000 ĐỒNG", "charge", 20000, "VND", ""),
    ("Phí : Không Đồng", "fee", 0, "VND", ""),
    ("Phí : miễn phí (hộ nghèo)", "fee", 0, "VND", "hộ nghèo"),
    ("Phí : o Đồng", "fee", 0, "VND", ""),
    ("Không", "fee", 0, "VND", ""),
    ("Phí : 0", "fee", 0, "VND", ""),
    ("Phí : 2.000.000 Đồng (Thẩm định cấp phép)", "fee", 2_000_000, "VND", "Thẩm định cấp phép"),
    ("Lệ phí : 200,000đ/trường hợp", "charge", 200_000, "VND", "/trường hợp"),
    ("Phí : 100\u00a0000 VNĐ", "fee", 100_000, "VND", ""),
    ("Phí: 1,5 triệu đồng", "fee", 1_500_000, "VND", ""),
    ("Lệ phí : 1.5 USD", "charge", "1.5", "USD", ""),
    ("Lệ phí : 03 USD (03 USD/Giấy phép (trừ khi miễn))", "charge", 3, "USD", "03 USD/Giấy phép (trừ khi miễn)"),
    ("Phí : $5", "fee", 5, "USD", ""),
    ("Phí: 20 đô la Mỹ", "fee", 20, "USD", ""),
    ("Phí: 10,5 EUR", "fee", "10.5", "EUR", ""),
    ("Lệ phí cấp giấy phép: 50.000 đồng", "charge", 50_000, "VND", "cấp giấy phép"),
    ("Phí thẩm định 50.000 đồng/hồ sơ", "fee", 50_000, "VND", "thẩm định; /hồ sơ"),
    ("Mức thu: 50.000 đồng", "fee", 50_000, "VND", ""),
    ("Phí : 10.000 Đồng\nFile đính kèm: 64-btc.pdf", "fee", 10_000, "VND", "File đính kèm: 64-btc.pdf"),
    ("Phí : 10.000 Đồng (theo\nbiểu mức thu)", "fee", 10_000, "VND", "theo biểu mức thu"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "kind", "amount", "currency", "note"), ONE)
def test_a_clear_sum_is_a_fee(cell: str, kind: str, amount: int | str, currency: str, note: str) -> None:
    (fee,) = read_fees(cell)
    assert (fee.kind, fee.amount, fee.currency, fee.note) == (kind, Decimal(amount), currency, note)


MANY = [
    ("Phí: 1.000.000 đồng; Lệ phí: 200.000 đồng", [("fee", 1_000_000), ("charge", 200_000)]),
    ("Phí: 10.000 đồng, Lệ phí: 20.000 đồng", [("fee", 10_000), ("charge", 20_000)]),
    ("Phí : 0.5 USD (dưới 16 tuổi)\nLệ phí : 01 USD (từ 16 tuổi)", [("fee", Decimal("0.5")), ("charge", 1)]),
    ("Phí : 5 Đồng (chưa đóng ngoặc\nLệ phí : 6 Đồng", [("fee", 5), ("charge", 6)]),
    ("Phí : 20.000 Đồng (a; b) Phí : 30.000 Đồng (c)", [("fee", 20_000), ("fee", 30_000)]),
]


@pytest.mark.parametrize(("cell", "fees"), MANY)
def test_several_fees_in_one_cell_are_several_fees(cell: str, fees: list[tuple[str, int]]) -> None:
    assert [(fee.kind, fee.amount) for fee in read_fees(cell)] == fees


NOT_GUESSED = [
    ("Phí :  Đồng", "bỏ trống"),
    ("Lệ phí :   (Thông tư số 249/2016/TT-BTC)", "bỏ trống"),
    ("Phí : Mức thu bằng 50% mức thu quy định tại Thông tư số 249/2016/TT-BTC Đồng", "phần trăm"),
    ("Phí: 0,5% giá trị hợp đồng", "phần trăm"),
    ("Phí : 50000", "thiếu loại tiền"),
    ("Phí: 100.000 - 200.000 đồng", "không"),
    ("Phí: 100.000 đồng - 200.000 đồng", "rõ ràng"),
    ("Phí: từ 100.000 đến 200.000 đồng", "rõ ràng"),
    ("Phí: tối đa 200.000 đồng", "rõ ràng"),
    ("Phí: 2000.000 đồng", "rõ ràng"),
    ("Phí: 0.5 Đồng", "rõ ràng"),
    ("Phí : 1.000 đồng/trang, tối đa 200.000 đồng/bản", "rõ ràng"),
    ("Theo quy định của Hội đồng nhân dân tỉnh", "rõ ràng"),
    ("Không quy định", "rõ ràng"),
]


@pytest.mark.parametrize(("cell", "reason"), NOT_GUESSED)
def test_what_is_unclear_is_kept_word_for_word(cell: str, reason: str) -> None:
    (fee,) = read_fees(cell)
    assert (fee.amount, fee.text) == (None, cell)
    assert reason in fee.unparsed


def test_a_letter_o_is_read_as_nothing_and_left_to_a_person() -> None:
    (fee,) = read_fees("Phí : o Đồng")
    assert (fee.amount, fee.unparsed) == (0, "chữ “o” được hiểu là số 0")


def test_a_note_that_names_another_sum_is_doubted() -> None:
    (fee,) = read_fees("Phí : 50.000 Đồng (50.000 đồng/hồ sơ; năng khiếu: 120.000 đồng/hồ sơ)")
    assert (fee.amount, fee.doubt) == (50_000, "chú thích còn nêu mức khác")


def test_an_empty_cell_has_no_fee() -> None:
    assert read_fees(" \n ") == []


@given(st.integers(0, 10**9), st.sampled_from(["Phí", "Lệ phí"]))
def test_every_plain_sum_is_read_exactly(amount: int, head: str) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    assert [fee.amount for fee in read_fees(f"{head} : {dotted} Đồng")] == [amount]


@given(st.text(alphabet="Phílệđồng :;().,0123456789o%$\n-/USD\u00a0"))
def test_no_text_breaks_it_and_nothing_is_lost_silently(cell: str) -> None:
    for fee in read_fees(cell):
        assert fee.text
        assert fee.amount is not None or fee.unparsed
