"""Rows that hold from a day to a day, both included; no last day means until further notice."""

from datetime import date
from typing import TypeVar

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func, Model, Q, QuerySet, Value

Row = TypeVar("Row", bound=Model)


class Dated(QuerySet[Row]):
    def in_force(self, day: date) -> "Dated[Row]":
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def days(first: str, last: str) -> Func:
    """The days between two columns as a range that PostgreSQL can compare."""
    return Func(first, last, Value("[]"), function="daterange", output_field=DateRangeField())
