"""People and businesses who ask, the accounts with which they sign in, and mandates by which one acts for another."""

import uuid
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.core.identity.definitions import Assurance, MandateKind, PartyKind


class Party(models.Model):
    """A citizen, a business, a state body or another organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=[(k, k) for k in PartyKind])
    identifier = models.CharField(max_length=20, help_text="personal identity number, or tax code")
    name = models.CharField(max_length=200)
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    area_code = models.CharField(max_length=10, blank=True)
    subject = models.CharField(
        max_length=80,
        null=True,
        blank=True,
        unique=True,
        help_text="stable key of the sign-on",
    )
    assurance = models.CharField(max_length=16, choices=[(k, k) for k in Assurance], default=Assurance.NONE)
    represented_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="represents")
    search_text = models.CharField(max_length=260, blank=True)
    sort_key = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "identifier"], name="one_party_an_identifier")]
        indexes = [models.Index(fields=["phone"], name="party_phone")]

    def __str__(self) -> str:
        return str(self.id)  # a name has no place in a log


class User(AbstractUser):
    """An account. A citizen's is made at the first sign-on; an officer's by the administrator."""

    party = models.OneToOneField(Party, models.PROTECT, null=True, blank=True, related_name="user")


class Mandates(models.QuerySet["Mandate"]):
    def in_force(self, moment: datetime) -> "Mandates":
        return self.filter(valid_from__lte=moment, valid_to__gt=moment, revoked_at=None)

    def covering(self, procedure_code: str) -> "Mandates":
        return self.filter(Q(procedure_codes=[]) | Q(procedure_codes__contains=[procedure_code]))


class Mandate(models.Model):
    """`agent` may act for `principal`, for the procedures named (none named: all), during its validity."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=[(k, k) for k in MandateKind])
    principal = models.ForeignKey(Party, models.PROTECT, related_name="mandates_given")
    agent = models.ForeignKey(Party, models.PROTECT, related_name="mandates_held")
    procedure_codes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    evidence = models.CharField(max_length=300, help_text="how the consent was given, e.g. number of a paper")
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = Mandates.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(principal=models.F("agent")),
                name="nobody_mandates_oneself",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__gt=models.F("valid_from")),
                name="mandate_ends_after_start",
            ),
        ]
