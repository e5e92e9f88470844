"""From a browser's boxes to raw answers."""

from typing import Any

import pytest
from django.http import QueryDict

from motcua.core.catalogue.definitions.forms import Form
from motcua.web.ui.eforms.posted import changed_answers, rows_shown, with_row, without_row
from tests.web.portal.forms import RICH

FORM = Form.model_validate(RICH)
ROWS = next(field for field in FORM.fields() if field.name == "documents")


def read(posted: str, before: dict[str, Any] | None = None) -> dict[str, Any]:
    def settle(code: str, words: str) -> str:
        return code or f"?{words}"

    return changed_answers(FORM, QueryDict(posted), before or {}, settle)


@pytest.mark.parametrize(
    ("posted", "before", "changed"),
    [
        ("", {"number": "1"}, {}),
        ("number=+077 ", {}, {"number": " 077 "}),
        ("number=", {"number": "1"}, {"number": None}),
        ("stranger=1&fee=1&hint=1", {}, {}),
        ("wants=&wants=yes&wants=no", {}, {"wants": ["yes", "no"]}),
        ("wants=", {"wants": ["yes"]}, {"wants": None}),
        ("true=&true=on", {}, {"true": "on"}),
        ("true=", {"true": "on"}, {"true": None}),
        ("home.line=12+Le+Loi", {"home": {"ward": "26506"}}, {"home": {"line": "12 Le Loi", "ward": "26506"}}),
        ("home.ward=26545", {"home": "12 Lê Lợi"}, {"home": {"line": "12 Lê Lợi", "ward": "26545"}}),
        ("home.ward=&home.ward.words=Long+S", {}, {"home": {"ward": "?Long S"}}),
        ("home.line=&home.ward=", {"home": {"line": "x"}}, {"home": None}),
    ],
)
def test_only_what_was_on_the_page_changes(posted: str, before: dict[str, Any], changed: dict[str, Any]) -> None:
    assert read(posted, before) == changed


def test_one_cell_of_a_row_changes_and_the_rest_stays() -> None:
    before = {"documents": [{"document_name": "Bằng", "pages": "2"}, {}]}
    changed = read("documents.1.pages=4", before)
    assert changed == {"documents": [{"document_name": "Bằng", "pages": "2"}, {"pages": "4"}]}


def test_a_row_number_from_nowhere_makes_no_list() -> None:
    assert read("documents.999999.pages=4", {"documents": [{}]}) == {}


def test_rows_come_and_go_within_their_bounds() -> None:
    assert rows_shown(ROWS, None) == []
    assert with_row(ROWS, [{"pages": "1"}]) == [{"pages": "1"}, {}]
    assert with_row(ROWS, [{}, {}, {}]) == [{}, {}, {}]
    assert without_row(ROWS, [{"pages": "1"}, {"pages": "2"}], 0) == [{"pages": "2"}]
    assert without_row(ROWS, [{"pages": "1"}], 7) == [{"pages": "1"}]
