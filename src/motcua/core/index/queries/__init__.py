"""Reading the index."""

from motcua.core.index.queries.asked import UnitAsked, units_asked
from motcua.core.index.queries.by_procedure import Taken, time_by_procedure
from motcua.core.index.queries.flow import Hour, flow_of_day
from motcua.core.index.queries.numbers import (
    Value,
    known_to,
    values_by_unit,
    values_of,
)
from motcua.core.index.queries.opened import Opened, opened, opened_page
from motcua.core.index.queries.plain import asked_figures, plain_rows
from motcua.core.index.queries.scored import UnitFigures, figures
from motcua.core.index.queries.sets import all_sets, set_named, set_on

__all__ = [
    "Hour",
    "Opened",
    "Taken",
    "UnitAsked",
    "UnitFigures",
    "Value",
    "all_sets",
    "asked_figures",
    "figures",
    "flow_of_day",
    "known_to",
    "opened",
    "opened_page",
    "plain_rows",
    "set_named",
    "set_on",
    "time_by_procedure",
    "units_asked",
    "values_by_unit",
    "values_of",
]
