"""What the index keeps itself: sets that were loaded, and figures that come from outside."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models


class IndexSet(models.Model):
    """An indicator set as it was loaded, beside those that are shipped. Never edited: a change is a new set."""

    code = models.CharField(max_length=60, unique=True)
    record = models.JSONField(help_text="the form of law/indicators/*.json")
    loaded_at = models.DateTimeField()


class Agreement(models.Model):
    """What the nightly comparison found: kept facts, facts made anew, and two engines must tell the same."""

    compared_at = models.DateTimeField()
    facts = models.PositiveIntegerField()
    figures = models.PositiveIntegerField()
    differences = models.JSONField(default=list)

    class Meta:
        get_latest_by = "compared_at"


class TotalKind(models.TextChoices):
    REPORTED = "reported", "Báo cáo quốc gia (BCQG)"
    SYNCED = "synced", "Cổng Dịch vụ công quốc gia đã nhận"


class NationalTotal(models.Model):
    """How many dossiers the nation's systems say that a unit received in a period (indicator 1.4 divides by it).

    Never edited: what is entered later corrects what was entered before, and both stay to be read.
    """

    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=10, help_text="2024-09, 2024-Q3 or 2024")
    kind = models.CharField(max_length=10, choices=TotalKind.choices)
    total = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True, help_text="the report or file it was taken from")
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["period", "unit", "kind", "-entered_at", "-id"], name="national_total_newest")]


class ContestState(models.TextChoices):
    OPEN = "open", "Đang chờ xem xét"
    UPHELD = "upheld", "Đã chấp nhận"
    REJECTED = "rejected", "Không chấp nhận"


class Contest(models.Model):
    """A unit holds that one of its dossiers is counted wrongly for one indicator; the monitor decides, with a reason.

    The dossier is named as its fact names it, by id and code: of one of another system nothing is here but the fact.
    `counts` names the declaration, so that the ruling outlives a change of the set. `before` and `after` are the
    unit's figure in `period` as it stood on either side of the decision: {numerator, denominator, points}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier_id = models.UUIDField()
    code = models.CharField(max_length=40)
    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    counts = models.CharField(max_length=40)
    indicator = models.CharField(max_length=10, help_text="the code under which it was contested")
    period = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=ContestState.choices, default=ContestState.OPEN)
    effect = models.CharField(max_length=4, blank=True, help_text="met: counted above; out: not counted at all")
    grounds = models.TextField()
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    opened_by = models.ForeignKey("identity.Officer", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    decided_by = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_id", "counts"], condition=models.Q(state="open"), name="one_open_contest"
            )
        ]
        indexes = [
            models.Index(fields=["unit", "-opened_at"], name="contest_unit"),
            models.Index(fields=["dossier_id", "-opened_at"], name="contest_dossier"),
        ]


class PortalFigure(models.Model):
    """What the national portal says of a unit's indicator: entered or imported, it stands beside ours, never in it."""

    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=10)
    indicator = models.CharField(max_length=10)
    points = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    ratio = models.DecimalField(max_digits=7, decimal_places=6, null=True, help_text="a share of 1")
    source = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "period", "indicator"], name="one_portal_figure")]


class UnitWord(models.Model):
    """What a unit says to a pattern that was found in its figures. Never edited: one says more."""

    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    pattern = models.CharField(max_length=40)
    period = models.CharField(max_length=10)
    text = models.TextField()
    officer = models.ForeignKey("identity.Officer", models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "period", "pattern"], name="word_of_unit")]


class ReportKind(models.TextChoices):
    INDEX = "index", "Báo cáo bộ chỉ số"
    FORM_06A = "form_06a", "Biểu II.06a/VPCP/KSTT"


class IssuedReport(models.Model):
    """A report as it was issued, word for word. Its hash stands in the ledger: what is printed later is just that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=ReportKind.choices)
    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=10)
    as_of = models.DateTimeField()
    rule_version = models.CharField(max_length=80)
    content = models.JSONField(help_text="the form of printed/paper.py")
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of the canonical content")
    issued_by = models.ForeignKey("identity.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ["-issued_at"]
        indexes = [models.Index(fields=["unit", "period", "kind"], name="issued_report_of")]


class TransactionId(models.BigIntegerField):
    """PostgreSQL's number of a transaction, which tells whether a snapshot saw it commit."""

    def db_type(self, connection: Any) -> str:
        return "xid8"


class KeptPeriod(models.Model):
    """A period that was over when it was counted, by one plan. As long as it stands here, triggers note revisions."""

    period = models.CharField(max_length=10)
    at = models.DateTimeField(help_text="its last moment: what happens later does not touch it")
    plan = models.CharField(max_length=64, help_text="SHA-256 of everything that was counted, and how")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "plan"], name="one_kept_period")]


class KeptSums(models.Model):
    """What was counted of a unit with everything below it. Exact until a revision that `snapshot` has not seen."""

    kept = models.ForeignKey(KeptPeriod, models.CASCADE, related_name="sums")
    unit_id = models.BigIntegerField()
    below = models.BigIntegerField(help_text="hash of the ids of all units that were counted in it")
    sums = ArrayField(models.BigIntegerField(null=True), help_text="numerators and denominators in their places")
    snapshot = models.TextField(help_text="pg_current_snapshot() just before it was counted")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kept", "unit_id"], name="one_kept_unit")]


class Revision(models.Model):
    """A transaction changed what a unit had counted at `since` or later, back in a period that is kept.

    Written by triggers on the tables of facts (0005, 0010) whoever changes them, and never changed: an import of a
    million rows of the past notes each unit a few times, where it reaches further back than it did before.
    """

    unit_id = models.BigIntegerField()
    since = models.DateTimeField()
    transaction = TransactionId()

    class Meta:
        indexes = [
            models.Index(fields=["since"], name="revision_since"),
            models.Index(fields=["transaction", "unit_id"], name="revision_of_unit"),
        ]
