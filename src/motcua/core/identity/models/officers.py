"""Officers, the roles they hold in units, and the capacities in which leaders sign. All dated."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from motcua.core.identity.definitions import Capacity, Role
from motcua.core.identity.models.periods import Dated, days
from motcua.core.identity.models.units import Unit
from motcua.core.identity.rules import signature_lines


class Officer(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="officer")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    sort_key = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class RoleHolding(models.Model):
    """`officer` has `role` in `unit` from a day to a day. `title` is what citizens read: "Chuyên viên"."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="holdings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=16, choices=[(k, k) for k in Role])
    title = models.CharField(max_length=80)
    usual = models.BooleanField(default=False, help_text="the person proposed first for this role")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "role"], name="holding_unit_role")]
        constraints = [
            ExclusionConstraint(
                name="one_holding_at_a_time",
                expressions=[
                    ("officer", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (days("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
        ]


class SigningCapacity(models.Model):
    """What stands above an officer's signature in a period: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="capacities")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="capacities")
    capacity = models.CharField(max_length=8, choices=[(k, k) for k in Capacity])
    own_title = models.CharField(max_length=80)
    on_behalf_of = models.CharField(max_length=80, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    @property
    def lines(self) -> list[str]:
        return signature_lines(self.capacity, self.own_title, self.on_behalf_of)
