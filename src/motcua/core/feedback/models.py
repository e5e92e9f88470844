from django.db import models

from motcua.core.identity.definitions import OWN_SOURCE


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


class PetitionFact(models.Model):
    """Phản ánh, kiến nghị as the index asks for it (QĐ 766, indicators 5.1 and 5.2): moments, nothing personal."""

    petition_id = models.UUIDField(primary_key=True)
    source = models.CharField(max_length=20, default=OWN_SOURCE)
    code = models.CharField(max_length=40)
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=16, help_text="about the rules, or about an officer's conduct")
    first_received_at = models.DateTimeField()
    received_at = models.DateTimeField(help_text="sent here, or the latest transfer to this unit: the clock's start")
    resolved_at = models.DateTimeField(null=True)
    late_from = models.DateTimeField(null=True, help_text="later than this it counts as late, as things stand")
    disliked_at = models.DateTimeField(null=True, help_text="since when more people disliked the answer than liked it")
    repeated_at = models.DateTimeField(null=True, help_text="the same person complained again")

    class Meta:
        indexes = [models.Index(fields=["unit_id", "received_at"], name="petition_fact_unit")]
