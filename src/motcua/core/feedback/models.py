from django.db import models


class Rating(models.Model):
    """How it went, once a dossier, by its owner (NĐ 61/2018 Điều 31; the questions are configurable data)."""

    dossier = models.OneToOneField("dossiers.Dossier", models.CASCADE, related_name="rating")
    unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(help_text="1 rất không hài lòng … 5 rất hài lòng")
    answers = models.JSONField(default=dict, blank=True)
    comment = models.TextField(blank=True)
    device = models.CharField(max_length=64, blank=True, help_text="salted hash: one device rating for many shows")
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(score__gte=1, score__lte=5), name="score_one_to_five")]
        indexes = [models.Index(fields=["unit", "rated_at"], name="rating_unit")]
