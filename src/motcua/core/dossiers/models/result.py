"""What the office answers, and the books in which it is numbered."""

from django.db import models

from motcua.core.dossiers.models.dossier import Dossier


class Result(models.Model):
    """The answer: drafted by the specialist, initialled, approved, numbered. One a dossier; drafts overwrite."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="result")
    granted = models.BooleanField(default=True, help_text="false: a reasoned refusal is the answer")
    title = models.CharField(max_length=300)
    body = models.TextField()
    proposal = models.TextField(blank=True, help_text="what the specialist proposes to the leader")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    proposed_by = models.ForeignKey("identity.Officer", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    initialled_by = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    initialled_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    signature_lines = models.JSONField(default=list, blank=True, help_text='["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]')
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True, help_text="123/UBND-QLĐT")
    issued_on = models.DateField(null=True, blank=True)
    numbered_by = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")


class NumberBook(models.Model):
    """Sổ văn bản đi: numbers without a gap, one book a unit, kind and year."""

    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "year"], name="one_book_a_year")]
