"""What the index keeps itself: sets that were loaded, and figures that come from outside."""

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
    """How many dossiers the nation's systems say that a unit received in a period (indicator 1.4 divides by it)."""

    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=10, help_text="2024-09, 2024-Q3 or 2024")
    kind = models.CharField(max_length=10, choices=TotalKind.choices)
    total = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True, help_text="the report or file it was taken from")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "period", "kind"], name="one_national_total")]
