"""What An types becomes one clean answer, or a sentence beside the field."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.core.catalogue.definitions import Form
from motcua.core.catalogue.rules.eforms import World, clean

WORLD = World(date(2024, 9, 13), is_ward={"26506", "26545"}.__contains__)


def form_of(*fields: dict[str, Any], **section: Any) -> Form:
    sections = [{"fields": list(fields), **section}]
    return Form.model_validate({"steps": [{"code": "one", "title": "Một", "sections": sections}]})


def one(kind: str, **more: Any) -> Form:
    return form_of({"kind": kind, "name": "it", "label": "Nó", **more})


YES_NO = [{"value": "yes", "label": "Có"}, {"value": "no", "label": "Không"}]

READ = [
    ("text", {}, "  Nguyễn   Thị An ", "Nguyễn Thị An"),
    ("text", {}, "An\x00\x07", "An"),
    ("long_text", {}, "dòng 1 \r\n  dòng 2", "dòng 1\ndòng 2"),
    ("number", {}, "1.250", 1250),
    ("number", {"places": 2}, "12,5", 12.5),
    ("number", {"places": 2}, "12.5", 12.5),
    ("number", {"places": 2}, "1.234,50", 1234.5),
    ("number", {"places": 2, "minimum": -5}, "-2,5", -2.5),
    ("number", {"places": 3}, 1.234, 1.234),
    ("money", {}, "4.000.000 đồng", 4_000_000),
    ("money", {}, 25000, 25000),
    ("date", {}, "13/09/2024", "2024-09-13"),
    ("date", {}, "1-2-1990", "1990-02-01"),
    ("date", {}, "1990-02-01", "1990-02-01"),
    ("choice", {"choices": YES_NO}, "yes", "yes"),
    ("multi_choice", {"choices": YES_NO}, ["no", "yes", "no"], ["yes", "no"]),
    ("multi_choice", {"choices": YES_NO}, "no", ["no"]),
    ("tick", {}, "on", True),
    ("tick", {}, "off", None),
    ("ward", {}, "26506", "26506"),
    ("address", {}, {"line": "5 Lê Lợi", "ward": "26545"}, {"line": "5 Lê Lợi", "ward": "26545"}),
    ("address", {"ward_required": False}, "5 Lê Lợi", {"line": "5 Lê Lợi"}),
    ("identity_number", {}, "077 190 001 234", "077190001234"),
    ("phone", {}, "0901 234 567", "+84901234567"),
    ("email", {}, " an@example.vn ", "an@example.vn"),
    ("note", {}, "typed into a note", None),
    ("text", {}, "   ", None),
]


@pytest.mark.parametrize(("kind", "more", "typed", "value"), READ)
def test_what_is_typed_is_read(kind: str, more: dict[str, Any], typed: Any, value: Any) -> None:
    values, problems = clean(one(kind, **more), {"it": typed}, world=WORLD)
    assert (values.get("it"), problems) == (value, {})


REFUSED = [
    ("text", {"required": True}, " ", "form.required", "Xin nhập “Nó”."),
    ("choice", {"required": True, "choices": YES_NO}, None, "form.required", "Xin chọn “Nó”."),
    ("tick", {"required": True}, "off", "form.required", "Xin đọc và đánh dấu: “Nó”."),
    ("text", {"max_length": 3}, "dài quá", "form.too_long", "“Nó” dài 7 ký tự, nhiều nhất là 3. Xin viết gọn lại."),
    ("text", {"min_length": 3}, "A", "form.too_short", "“Nó” cần ít nhất 3 ký tự."),
    ("text", {}, ["An"], "form.not_understood", "Không đọc được câu trả lời này. Xin nhập lại."),
    ("number", {}, "mười", "form.not_a_number", "“Nó” phải là một số, ví dụ 1.250 hoặc 12,5."),
    ("number", {}, "1e5", "form.not_a_number", "“Nó” phải là một số, ví dụ 1.250 hoặc 12,5."),
    ("number", {}, "12,5", "form.too_fine", "“Nó” là số nguyên."),
    ("number", {"places": 1}, "1,25", "form.too_fine", "“Nó” nhiều nhất 1 chữ số sau dấu phẩy."),
    ("number", {"minimum": 1, "unit": "m³"}, "0", "form.too_small", "“Nó” không được nhỏ hơn 1 m³."),
    ("number", {"maximum": 1500}, "1.501", "form.too_big", "“Nó” không được lớn hơn 1.500."),
    ("number", {}, "1" * 16, "form.not_a_number", "“Nó” có quá nhiều chữ số. Xin kiểm tra lại."),
    ("money", {}, "-5", "form.too_small", "“Nó” không được nhỏ hơn 0 đồng."),
    ("money", {}, "0,5", "form.too_fine", "“Nó” là số tiền chẵn đồng."),
    ("date", {}, "31/02/2024", "date.impossible", "Ngày 31/02/2024 không có trong lịch. Xin kiểm tra lại."),
    ("date", {"not_in_future": True}, "14/09/2024", "form.too_late", "“Nó” không thể sau ngày hôm nay."),
    ("date", {"not_in_past": True}, "12/09/2024", "form.too_early", "“Nó” không thể trước ngày hôm nay."),
    ("date", {"earliest": "1900-01-01"}, "1/1/1800", "form.too_early", "“Nó” không thể trước 01/01/1900."),
    ("choice", {"choices": YES_NO}, "maybe", "form.not_a_choice", "Xin chọn một mục có trong danh sách “Nó”."),
    (
        "multi_choice",
        {"choices": YES_NO},
        ["yes", "x"],
        "form.not_a_choice",
        "Xin chỉ chọn các mục có trong danh sách “Nó”.",
    ),
    ("ward", {}, "99999", "form.ward", "Không tìm thấy phường, xã này. Xin gõ vài chữ rồi chọn trong danh sách."),
    ("identity_number", {}, "12345", "personal_id.length", "Số định danh cá nhân gồm 12 chữ số; số vừa nhập có 5."),
    ("email", {}, "an@", "form.email", "“an@” không phải là địa chỉ thư điện tử. Ví dụ đúng: an.nguyen@example.vn."),
]


@pytest.mark.parametrize(("kind", "more", "typed", "code", "said"), REFUSED)
def test_what_is_wrong_is_said_beside_the_field(
    kind: str, more: dict[str, Any], typed: Any, code: str, said: str
) -> None:
    values, problems = clean(one(kind, **more), {"it": typed}, world=WORLD)
    assert values == {}
    assert {path: (p.code, p.message) for path, p in problems.items()} == {"it": (code, said)}


def test_each_half_of_an_address_has_its_own_sentence() -> None:
    form = one("address", required=True)
    assert list(clean(form, {"it": {"line": "", "ward": "26506"}}, world=WORLD)[1]) == ["it.line"]
    assert list(clean(form, {"it": {"line": "5 Lê Lợi", "ward": ""}}, world=WORLD)[1]) == ["it.ward"]


EVERY_KIND = form_of(
    *(
        {"kind": kind, "name": f"f{number}", "label": kind, **more}
        for number, (kind, more) in enumerate(
            [
                ("text", {}), ("long_text", {}), ("number", {"places": 3}), ("money", {}), ("date", {}),
                ("choice", {"choices": YES_NO}), ("multi_choice", {"choices": YES_NO}), ("tick", {}), ("ward", {}),
                ("address", {}), ("identity_number", {}), ("tax_code", {}), ("phone", {}), ("email", {}),
            ]
        )
    )
)  # fmt: skip
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["yes", "26506", "1.234", "13/09/2024"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["line", "ward", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)
NAMES = st.sampled_from([field.name for field in EVERY_KIND.fields()])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first draw loads Unicode's tables
@given(st.dictionaries(NAMES, ANYTHING))
def test_nothing_that_is_sent_breaks_a_form_and_clean_stays_clean(answers: dict[str, Any]) -> None:
    values, _ = clean(EVERY_KIND, answers, world=WORLD)
    assert clean(EVERY_KIND, values, world=WORLD) == (values, {})


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_a_number_typed_the_vietnamese_way_is_the_number(number: Any) -> None:
    typed = f"{number:,.3f}".translate(str.maketrans(",.", ".,"))
    assert clean(one("number", places=3), {"it": typed}, world=WORLD)[0] == {"it": float(number)}
