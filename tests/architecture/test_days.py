"""A day is a day of the city. A stored moment comes back in UTC, seven hours earlier, and may be of the day before:
`kernel.clock.day_of` knows that, the moment's own `.date()` does not.
"""

import ast

from tests.architecture.house import SOURCE, calls, name_of, python_files

OF_THE_CITY = {"now", "clock.now()", "clock.real_now()"}
"""What comes from the city's clock is told in its time zone."""


def test_the_day_of_a_moment_is_the_citys() -> None:
    asked = [
        (f"{name_of(file)}:{call.lineno}", ast.unparse(call.func.value))
        for file in python_files(*(SOURCE / part for part in ("core", "adapters", "web", "config")))
        for call in calls(file)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "date" and not call.args
    ]
    assert {moment for _, moment in asked} >= OF_THE_CITY
    assert [(place, moment) for place, moment in asked if moment not in OF_THE_CITY] == []
