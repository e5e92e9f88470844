"""The unit tree is dated data.

On 2025-07-01 districts were abolished and wards merged, and figures before that must stay right.
"""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models

from motcua.core.identity.definitions import UnitKind, UnitLevel
from motcua.core.identity.models.periods import Dated


class Unit(models.Model):
    """An office that receives, decides or watches. Its place in the tree is in `UnitPlacement`."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=16, choices=[(k, k) for k in UnitKind])
    level = models.CharField(max_length=16, choices=[(k, k) for k in UnitLevel])
    area_code = models.CharField(max_length=10, blank=True, help_text="GSO code of the place it serves")
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.CharField(max_length=120, blank=True)
    head_title = models.CharField(max_length=80, blank=True, help_text="as it stands above a signature: CHỦ TỊCH")
    reception_calendar = models.CharField(max_length=40, default="office")
    running_calendar = models.CharField(max_length=40, default="office")
    sort_key = models.CharField(max_length=400, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, related_name="predecessors", null=True, blank=True,
        help_text="who carries its work on once it has ended; without one, the unit it last stood below",
    )  # fmt: skip

    objects = Dated.as_manager()

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class FormerName(models.Model):
    """What a unit was called until a day, that day included. Its present name stands in the unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    until = models.DateField()

    class Meta:
        ordering = ["until"]
        constraints = [models.UniqueConstraint(fields=["unit", "until"], name="one_name_a_day")]


class Placements(models.QuerySet["UnitPlacement"]):
    def in_force(self, day: date) -> "Placements":
        return self.filter(period__contains=day)


class UnitPlacement(models.Model):
    """`unit` stands below `parent` (or at the top) during `period`."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="child_placements", null=True, blank=True)
    period = DateRangeField()

    objects = Placements.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_place_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~models.Q(unit=models.F("parent")), name="not_its_own_parent"),
        ]


class Area(models.Model):
    """A ward or commune as a place on forms: found by typing, by its old names too."""

    code = models.CharField(max_length=10, primary_key=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    parent_name = models.CharField(max_length=120)
    former_names = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    search_text = models.CharField(max_length=400)
    sort_key = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name
