"""What a person types and photographs before submitting, or while answering a supplement."""

import uuid

from django.db import models

from motcua.core.documents.models import PaperSource
from motcua.core.dossiers.definitions import DraftState, ReturnWay


class Draft(models.Model):
    """Saves itself field by field; `revision` tells two browsers apart. With `dossier`, it answers a supplement."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filer = models.ForeignKey("identity.Party", models.PROTECT, related_name="drafts")
    applicant = models.ForeignKey("identity.Party", models.PROTECT, related_name="drafts_for")
    mandate = models.ForeignKey("identity.Mandate", models.PROTECT, null=True, blank=True)
    version = models.ForeignKey("catalogue.ProcedureVersion", models.PROTECT)
    case = models.ForeignKey("catalogue.ProcedureCase", models.PROTECT, null=True, blank=True)
    receiving_unit = models.ForeignKey("identity.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    competent_unit = models.ForeignKey("identity.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    dossier = models.ForeignKey(
        "Dossier",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="answers_in_draft",
    )
    answers = models.JSONField(default=dict, blank=True)
    return_way = models.CharField(max_length=8, choices=[(w, w) for w in ReturnWay], default=ReturnWay.ONLINE)
    at_centre = models.BooleanField(default=False, help_text="begun at a centre's machine: a fact of the session")
    state = models.CharField(max_length=10, choices=[(s, s) for s in DraftState], default=DraftState.OPEN)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["filer", "state", "-updated_at"], name="draft_filer")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=models.Q(state="open"),
                name="one_open_answer_a_dossier",
            )
        ]


class DraftPaper(models.Model):
    """One component being prepared: photos made into one PDF (`file`), or a paper reused from the repository."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="papers")
    component_code = models.CharField(max_length=40)
    source = models.CharField(max_length=12, choices=PaperSource.choices)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    reused = models.ForeignKey(
        "documents.PersonalPaper",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "component_code"], name="one_draft_paper")]


class DraftPart(models.Model):
    """One photo or file that the person added to a component, in order."""

    paper = models.ForeignKey(DraftPaper, models.CASCADE, related_name="parts")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    blurred = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
