"""What the demo remembers of itself. Everything else in the city lies in the product's own tables."""

from datetime import timedelta

from django.db import models


class DemoCity(models.Model):
    """One row. City time is real time plus `offset`; while nobody serves the city, its time stands still."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    offset = models.DurationField(default=timedelta)
    seen_at = models.DateTimeField(help_text="real time at which the city was last known to be served")
    founded = models.BooleanField(default=False, help_text="units, people and catalogue are there")
    lived_until = models.DateTimeField(null=True, help_text="city time up to which people have come by themselves")
    history_total = models.PositiveIntegerField(default=0)
    history_done = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_city")]


class SimulatedDossier(models.Model):
    """A dossier that the simulator filed, and therefore acts on. `key` is its name in every dice."""

    key = models.CharField(max_length=60, primary_key=True)
    dossier = models.OneToOneField("dossiers.Dossier", models.CASCADE, related_name="+")
    who = models.PositiveIntegerField(help_text="number in the population")
    over = models.BooleanField(default=False, help_text="nothing more will happen to it")

    class Meta:
        indexes = [models.Index(fields=["key"], condition=models.Q(over=False), name="simulated_open")]
