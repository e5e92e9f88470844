"""A route is data that hangs together."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from motcua.core.catalogue.definitions import Route


def step(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "kind": code, "title": code, "role": "specialist", "hours": 4, **more}


WHOLE = [step("receive", role="one_stop", unit="receiving"), step("process"), step("return", role="one_stop")]


def test_the_step_behind_and_the_hours_of_a_route() -> None:
    route = Route.model_validate({"steps": WHOLE})
    assert route.after("receive") == route.step("process")
    assert route.after("return") is None
    assert route.hours == Decimal(12)


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ({"steps": [step("process"), step("return")]}, "begins with receive"),
        ({"steps": [*WHOLE[:2], *WHOLE[1:]]}, "same code"),
        ({"steps": [step("receive", role="king"), step("return")]}, "role"),
        (
            {"steps": WHOLE, "consultations": [{"code": "c", "title": "C", "unit": "x", "during": "sign", "hours": 8}]},
            "no step 'sign'",
        ),
        (
            {"steps": WHOLE, "consultations": [{"code": "c", "title": "C", "during": "return", "hours": 8}]},
            "while a dossier is processed",
        ),
        ({"steps": [WHOLE[0], step("assign"), *WHOLE[1:]], "on_the_spot": True}, "nothing is assigned"),
    ],
)
def test_a_route_that_makes_no_sense_is_refused(route: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Route.model_validate(route)


def test_nothing_stands_behind_a_step_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        Route.model_validate({"steps": WHOLE}).after("sign")
