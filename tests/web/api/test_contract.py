"""The interface keeps to its own reference, whatever is asked: what is sent is made up from the reference itself."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.generation.feedback import NO_FEEDBACK
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from motcua.kernel.clock import Hand
from motcua.web.api.v1 import api
from tests.core.dossiers.walk import walked
from tests.people import City

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lived")]

NUL = "\0"
KNOWN = {
    "unit": ["root", "H06.30.11", NUL], "period": ["now", "2024-Q3", NUL], "code": ["2.1", "1.3", NUL],
    "rules": ["", "qd-766-2022/document", NUL], "name": ["totals", "form_06a", NUL], "after": ["", NUL],
    "format": ["csv", "parquet"],
}  # fmt: skip
"""What is sent now and then in place of what was made up, so that not every answer is a refusal."""
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, negative_data_rejection,
]  # fmt: skip
SAME_EACH_TIME = settings(max_examples=10, derandomize=True, database=None, phases=[Phase.generate])
RIGHT, WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE


def asked() -> Iterator[tuple[str, GenerationMode]]:
    """Every operation, asked rightly and, where there is something to say wrongly, wrongly."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        yield path, RIGHT
        if methods["get"].get("parameters"):
            yield path, WRONG


@cache
def reference() -> Any:
    told = schemathesis.openapi.from_dict(api.get_openapi_schema())
    told.app = WSGIHandler()
    return told


@pytest.fixture
def lived(city: City, morning: Hand, settings: Any) -> Iterator[None]:
    """Nothing is lost between two requests, as it is with Django's own client."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    settings.MOTCUA_RATE_LIMITS = {**settings.MOTCUA_RATE_LIMITS, "api": (100_000, 60)}
    walked(city, "accepted")
    walked(city, "numbered")
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def test_every_answer_is_one_that_the_reference_tells() -> None:
    seen: set[int] = set()
    for path, mode in asked():
        answers_as_told(path, mode, seen)
    assert seen >= {200, 400, 403, 404, 422}


@SAME_EACH_TIME
@given(data=st.data())
def answers_as_told(path: str, mode: GenerationMode, seen: set[int], data: st.DataObject) -> None:
    case = data.draw(reference()[path]["GET"].as_strategy(mode, feedback=NO_FEEDBACK))
    if mode is RIGHT:
        for said in (case.path_parameters, case.query):
            for name in KNOWN.keys() & said.keys():
                said[name] = data.draw(st.sampled_from([*KNOWN[name], said[name]]))
    answer = case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})
    seen.add(answer.status_code)
    if answer.status_code >= 400:
        told = answer.json()
        assert re.fullmatch(r"[a-z_]+\.[a-z_]+", told["code"]), told
        assert told["message"].endswith(".") and told["message"][0].isupper(), told
        assert told["field"] in {None, *(one.name for one in case.operation.iter_parameters())}, told
