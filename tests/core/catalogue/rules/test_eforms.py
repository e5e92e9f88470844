"""A whole form: what is asked, what is kept, what follows."""

from datetime import date
from time import perf_counter
from typing import Any

import pytest

from motcua.core.catalogue.definitions import Form
from motcua.core.catalogue.rules.computed import Compute, Computed, Question
from motcua.core.catalogue.rules.eforms import World, clean, evaluate, json_schema, prefilled, visible_fields
from motcua.kernel.errors import DomainError
from motcua.kernel.registry import Registry
from motcua.kernel.sentences import Sentence

WORLD = World(date(2024, 9, 13), is_ward={"26506", "26545"}.__contains__)


def form_of(*fields: dict[str, Any], **section: Any) -> Form:
    sections = [{"fields": list(fields), **section}]
    return Form.model_validate({"steps": [{"code": "one", "title": "Một", "sections": sections}]})


YES_NO = [{"value": "yes", "label": "Có"}, {"value": "no", "label": "Không"}]


ASKING = form_of(
    {"kind": "choice", "name": "has", "label": "Có con?", "choices": YES_NO},
    {
        "kind": "text",
        "name": "child",
        "label": "Tên con",
        "required": True,
        "show_when": {"field": "has", "equals": "yes"},
    },
    {"kind": "text", "name": "school", "label": "Trường", "show_when": {"field": "child", "is_set": True}},
)


def test_a_hidden_field_is_neither_asked_nor_kept() -> None:
    answers = {"has": "no", "child": "Bình", "school": "Hoa Hồng", "stranger": "?"}
    assert clean(ASKING, answers, world=WORLD) == ({"has": "no"}, {})


def test_a_field_shows_as_soon_as_its_condition_holds() -> None:
    assert visible_fields(ASKING, {"has": "yes"}, world=WORLD) == ["has", "child"]
    assert visible_fields(ASKING, {"has": "yes", "child": "Bình"}, world=WORLD) == ["has", "child", "school"]


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ({"field": "a", "in": ["x", "y"]}, True),
        ({"field": "a", "equals": "z"}, False),
        ({"field": "m", "equals": "yes"}, True),
        ({"field": "b", "is_set": False}, True),
        ({"all": [{"field": "a", "equals": "x"}, {"field": "b", "is_set": True}]}, False),
        ({"any": [{"field": "a", "equals": "x"}, {"field": "b", "is_set": True}]}, True),
    ],
)
def test_conditions(condition: dict[str, Any], shown: bool) -> None:
    asked = [{"kind": "text", "name": name, "label": name} for name in ("a", "b")]
    many = {"kind": "multi_choice", "name": "m", "label": "m", "choices": YES_NO}
    form = form_of(*asked, many, {"kind": "text", "name": "c", "label": "c", "show_when": condition})
    assert ("c" in visible_fields(form, {"a": "x", "m": ["yes", "no"]}, world=WORLD)) is shown


def test_a_hidden_section_hides_its_fields() -> None:
    form = Form.model_validate(
        {
            "steps": [
                {
                    "code": "a",
                    "title": "A",
                    "sections": [{"fields": [{"kind": "tick", "name": "more", "label": "Thêm"}]}],
                },
                {
                    "code": "b",
                    "title": "B",
                    "sections": [{"fields": [{"kind": "text", "name": "what", "label": "Gì", "required": True}]}],
                    "show_when": {"field": "more", "is_set": True},
                },
            ]
        }
    )
    assert clean(form, {"what": "x"}, world=WORLD) == ({}, {})
    assert list(clean(form, {"more": "on"}, world=WORLD)[1]) == ["what"]


ROWS = form_of(
    {
        "kind": "rows",
        "name": "outlets",
        "label": "Cửa xả",
        "required": True,
        "max_rows": 2,
        "fields": [
            {"kind": "text", "name": "title", "label": "Tên", "required": True},
            {"kind": "number", "name": "volume", "label": "Lượng nước"},
        ],
    }
)


def test_an_empty_row_is_no_row_and_the_others_keep_their_number() -> None:
    rows = [{"title": "Cửa 1", "volume": "5"}, {"title": " "}, {"volume": "x"}]
    values, problems = clean(ROWS, {"outlets": rows}, world=WORLD)
    assert values["outlets"][0] == {"title": "Cửa 1", "volume": 5}
    assert sorted(problems) == ["outlets.2.title", "outlets.2.volume"]


@pytest.mark.parametrize(("rows", "code"), [([], "form.too_few_rows"), ([{"title": "a"}] * 3, "form.too_many_rows")])
def test_too_few_and_too_many_rows(rows: list[dict[str, str]], code: str) -> None:
    assert clean(ROWS, {"outlets": rows}, world=WORLD)[1]["outlets"].code == code


def counting() -> Registry[Compute]:
    """A registry of our own, with one function that refuses odd sums."""
    functions: Registry[Compute] = Registry("computed value")

    @functions.register("sum")
    def total(question: Question) -> Computed | None:
        if question.answer("a") is None:
            return None
        if (question.answer("a") + question.answer("b")) % 2:
            raise DomainError("odd", Sentence("Tổng lẻ."))
        return Computed(question.answer("a") + question.answer("b"))

    return functions


@pytest.mark.parametrize(
    ("answers", "value", "problems"),
    [
        ({"a": "1", "b": "3"}, 4, []),
        ({}, None, []),
        ({"a": "1", "b": "2"}, None, ["sum"]),
        ({"a": "1", "b": "3", "sum": "9"}, 4, []),
    ],
)
def test_a_computed_field_is_never_typed(answers: dict[str, str], value: int | None, problems: list[str]) -> None:
    form = form_of(
        {"kind": "number", "name": "a", "label": "A"},
        {"kind": "number", "name": "b", "label": "B"},
        {"kind": "computed", "name": "sum", "label": "Tổng", "function": "sum"},
    )
    found = evaluate(form, answers, world=WORLD, functions=counting())
    assert (found.values.get("sum"), list(found.problems)) == (value, problems)


def test_known_particulars_fill_what_is_empty_and_touch_nothing_else() -> None:
    form = form_of(
        {"kind": "text", "name": "full_name", "label": "Họ tên", "prefill": "party.full_name"},
        {"kind": "phone", "name": "phone", "label": "Điện thoại", "prefill": "party.phone"},
        {"kind": "address", "name": "home", "label": "Nơi ở", "prefill": "party.address"},
        {"kind": "email", "name": "email", "label": "Thư", "prefill": "party.email"},
    )
    known = {"party.full_name": "An", "party.phone": "0901", "party.address": "5 Lê Lợi", "party.ward": "26506"}
    assert prefilled(form, known, {"phone": "0902"}) == {
        "full_name": "An",
        "phone": "0902",
        "home": {"line": "5 Lê Lợi", "ward": "26506"},
    }


@pytest.mark.parametrize(
    ("known", "filled"),
    [
        ({"party.ward": "26506"}, {"home": {"ward": "26506"}}),
        ({"party.address": "5 Lê Lợi", "party.ward": ""}, {"home": {"line": "5 Lê Lợi"}}),
        ({"party.address": "", "party.ward": ""}, {}),
    ],
)
def test_half_an_address_is_not_asked_for_again(known: dict[str, str], filled: dict[str, Any]) -> None:
    form = form_of({"kind": "address", "name": "home", "label": "Nơi ở", "prefill": "party.address"})
    assert prefilled(form, known) == filled


def test_the_schema_promises_what_cleaning_gives() -> None:
    schema = json_schema(ROWS)
    assert schema["required"] == ["outlets"]
    row = schema["properties"]["outlets"]["items"]
    assert row["properties"]["volume"] == {"title": "Lượng nước", "type": "integer"}
    assert row["required"] == ["title"]


def big_form() -> Form:
    """500 fields, 300 of them with a condition on another."""
    fields: list[dict[str, Any]] = [{"kind": "text", "name": f"f{n}", "label": f"Câu {n}"} for n in range(200)]
    fields += [
        {"kind": "number", "name": f"g{n}", "label": f"Số {n}", "show_when": {"field": f"f{n % 200}", "is_set": True}}
        for n in range(300)
    ]
    return form_of(*fields)


@pytest.mark.bench
def test_500_fields_with_300_conditions_in_20_ms() -> None:
    form, answers = big_form(), {f"{letter}{n}": "7" for letter in "fg" for n in range(300)}
    times = []
    for _ in range(5):
        start = perf_counter()
        found = evaluate(form, answers, world=WORLD)
        times.append(perf_counter() - start)
    assert len(found.visible) == 500
    assert min(times) < 0.020
