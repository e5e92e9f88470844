"""Two windows on one draft, as pure data."""

from typing import Any

import pytest

from motcua.web.portal.filing.merging import fingerprints, merged

SEEN = fingerprints({"plot": "12", "area": "150"}, ["plot", "area", "rows"])


@pytest.mark.parametrize(
    ("typed", "stored", "mine", "clashes"),
    [
        ({"plot": "12"}, {"plot": "12", "area": "150"}, {}, []),
        ({"plot": "13"}, {"plot": "12", "area": "150"}, {"plot": "13"}, []),
        ({"plot": "12", "area": "150"}, {"plot": "99", "area": "150"}, {}, []),
        ({"plot": "13", "area": "150"}, {"plot": "12", "area": "200"}, {"plot": "13"}, []),
        ({"plot": "13"}, {"plot": "13", "area": "1"}, {}, []),
        ({"plot": "13"}, {"plot": "99", "area": "150"}, {"plot": "13"}, ["plot"]),
        ({"plot": None}, {"plot": "12"}, {"plot": None}, []),
        ({"rows": None}, {"rows": []}, {}, []),
    ],
)
def test_each_window_keeps_what_it_changed(
    typed: dict[str, Any], stored: dict[str, Any], mine: dict[str, Any], clashes: list[str]
) -> None:
    assert merged(typed, stored, SEEN) == (mine, clashes)


@pytest.mark.parametrize("seen", ["", "nonsense", "plot", ":::", "plot:zz area"])
def test_fingerprints_that_say_nothing_break_nothing(seen: str) -> None:
    assert merged({"plot": "13"}, {"plot": "12"}, seen)[0] == {"plot": "13"}
