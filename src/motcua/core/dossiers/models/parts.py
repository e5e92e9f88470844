"""What belongs to one dossier: its papers, who held it, what was asked, when the clock stood still, what was said."""

from django.db import models

from motcua.core.documents.models import PaperSource
from motcua.core.dossiers.models.dossier import Dossier


class DossierPaper(models.Model):
    """A component as it lies in the dossier. `round` 0 came with the filing, n with the answer to supplement n."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="papers")
    component_code = models.CharField(max_length=40)
    name = models.TextField()
    source = models.CharField(max_length=12, choices=PaperSource.choices)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveSmallIntegerField(default=0)
    replaced = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "round"]


class Holding(models.Model):
    """Who had it, from when to when, and until when it should have been: the source of form 05 later."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="holdings")
    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    role = models.CharField(max_length=16)
    officer = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=80, blank=True)
    step = models.CharField(max_length=40)
    step_title = models.CharField(max_length=120)
    since = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=models.Q(until=None),
                name="one_holder_at_a_time",
            )
        ]


class Supplement(models.Model):
    """Phiếu yêu cầu bổ sung (form 02): every defect, by component, at once."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="supplements")
    number = models.PositiveSmallIntegerField()
    asked_by = models.ForeignKey("identity.Officer", models.PROTECT, related_name="+")
    asked_unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    items = models.JSONField(help_text="[{component, name, problem}]")
    answer_by = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="one_supplement_a_number")]


class Consultation(models.Model):
    """Lấy ý kiến: another unit is asked while the dossier stays where it is, and its clock runs on.

    `code` names what the route declares; empty where the specialist asks of their own accord.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="consultations")
    code = models.CharField(max_length=40, blank=True)
    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("identity.Officer", models.PROTECT, related_name="+")
    asking_unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    question = models.TextField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="in working time of the unit that is asked")
    answered_by = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "unit"],
                condition=models.Q(answered_at=None),
                name="one_open_question_a_unit",
            )
        ]


class Pause(models.Model):
    """A time in which the clock stood still (NĐ 61/2018 Điều 19): it is subtracted in working time."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=models.Q(ended_at=None),
                name="one_open_pause",
            )
        ]


class Remark(models.Model):
    """Bút phê: what an officer wrote when moving the dossier on."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="remarks")
    officer = models.ForeignKey("identity.Officer", models.PROTECT, related_name="+")
    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    title = models.CharField(max_length=80, blank=True)
    move = models.CharField(max_length=20)
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "pk"]
