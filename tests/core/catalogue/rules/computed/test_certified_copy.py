"""The fee for certified copies, by the page."""

import json
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.catalogue.rules.computed import Computed, Question, computed
from motcua.core.catalogue.rules.computed.certified_copy import CertifiedCopyTable, copy_fee

RAW = json.loads((files("motcua.law") / "fees" / "certified_copy.json").read_text(encoding="utf-8"))
(RATES,) = CertifiedCopyTable.model_validate(RAW).rates


@pytest.mark.parametrize(
    ("pages", "fee"), [(1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (198, 200_000), (199, 200_000), (500, 200_000)]
)
def test_two_pages_at_one_rate_the_rest_at_another_up_to_the_cap(pages: int, fee: int) -> None:
    assert copy_fee(RATES, pages) == fee


@given(st.integers(1, 1000), st.integers(1, 1000))
def test_more_pages_never_cost_less_nor_more_than_the_cap(one: int, other: int) -> None:
    less, more = sorted([one, other])
    assert copy_fee(RATES, less) <= copy_fee(RATES, more) <= RATES.cap


def asked(documents: list[dict[str, Any]]) -> Computed | None:
    question = Question({"documents": documents}, {"certified_copy": RAW}, date(2024, 9, 13))
    return computed.get("certified_copy.total")(question)


def test_each_document_has_its_line() -> None:
    found = asked([{"document_name": "Bằng đại học", "pages": 3, "copies": 2}, {"pages": 1}])
    assert found is not None
    assert found.value == 12_000
    assert [(line.what, line.how, line.amount) for line in found.lines] == [
        ("Bằng đại học", "(2 trang × 2.000 đồng + 1 trang × 1.000 đồng) × 2 bản", "10.000 đồng"),
        ("Giấy tờ", "1 trang × 2.000 đồng", "2.000 đồng"),
    ]


def test_nothing_is_computed_before_a_page_is_named() -> None:
    assert asked([{"document_name": "Bằng đại học"}]) is None
