"""The dossier itself: where it is now. What happened to it is in the ledger."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from motcua.core.dossiers.definitions import ReturnWay, State, Way
from motcua.core.dossiers.rules.explaining import explained


class Dossier(models.Model):
    """`version` counts its moves: every move is one conditional UPDATE on it, so a stale screen is refused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=40, unique=True)
    token = models.CharField(
        max_length=40,
        unique=True,
        help_text="opens the public status page, printed as QR",
    )
    draft_id = models.UUIDField(
        null=True,
        unique=True,
        help_text="the draft it came from: submitted exactly once",
    )
    version = models.PositiveIntegerField(default=1)

    procedure = models.ForeignKey("catalogue.ProcedureVersion", models.PROTECT, related_name="dossiers")
    case = models.ForeignKey("catalogue.ProcedureCase", models.PROTECT, null=True, blank=True)
    applicant = models.ForeignKey("identity.Party", models.PROTECT, related_name="dossiers")
    filer = models.ForeignKey("identity.Party", models.PROTECT, related_name="dossiers_filed")
    mandate = models.ForeignKey("identity.Mandate", models.PROTECT, null=True, blank=True)
    way = models.CharField(max_length=20, choices=[(w, w) for w in Way])
    answers = models.JSONField(default=dict, blank=True)
    return_way = models.CharField(max_length=8, choices=[(w, w) for w in ReturnWay])

    # Reception does not depend on territory (NĐ 118/2025): who receives, decides and returns may be three units.
    receiving_unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    competent_unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    returning_unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")

    state = models.PositiveSmallIntegerField(choices=[(s, s.name) for s in State])
    step = models.CharField(max_length=40, help_text="code of the route's step it is at")
    step_kind = models.CharField(max_length=12)
    step_due_at = models.DateTimeField(null=True, blank=True)
    holder_unit = models.ForeignKey("identity.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    holder_role = models.CharField(max_length=16, blank=True)
    holder_officer = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    held_since = models.DateTimeField(null=True, blank=True)
    specialist = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    waits_at_counter = models.BooleanField(
        default=False,
        db_default=False,
        help_text="somebody sits there: on the day of reception it goes before all else",
    )
    asked_units = ArrayField(
        models.BigIntegerField(),
        null=True,
        help_text="units that have been asked for an opinion and have not answered; null, never empty, when none",
    )

    submitted_at = models.DateTimeField()
    check_due_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    limit_amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    limit_unit = models.CharField(max_length=14, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    due_explained = models.JSONField(default=list, blank=True)  # steps; `why_due` says them
    finished_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    receiver_name = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["holder_unit", "state", "due_at"], name="dossier_inbox"),
            models.Index(fields=["holder_officer", "state", "due_at"], name="dossier_mine"),
            models.Index(
                fields=["receiving_unit", "state", "submitted_at"],
                name="dossier_receiving",
            ),
            models.Index(fields=["competent_unit", "state", "due_at"], name="dossier_competent"),
            models.Index(fields=["applicant", "-submitted_at"], name="dossier_applicant"),
            models.Index(fields=["filer", "-submitted_at"], name="dossier_filer"),
            models.Index(fields=["-submitted_at", "-id"], name="dossier_newest"),
            # Null where nobody is asked: such a dossier costs this index nothing.
            GinIndex(fields=["asked_units"], condition=models.Q(asked_units__isnull=False), name="dossier_asked"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def why_due(self) -> list[str]:
        """Why `due_at` is what it is, step by step."""
        return explained(self.due_explained)


class DossierNumber(models.Model):
    """The counter behind dossier codes: one a unit and day, taken under its row lock."""

    unit_code = models.CharField(max_length=40)
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_code", "day"], name="one_counter_a_unit_day")]
