"""Where facts come from that were not made here."""

from django.db import models


class FactSource(models.Model):
    """Another system whose dossiers are imported as facts, and what it calls things (`rules.foreign`)."""

    code = models.CharField(max_length=20, unique=True, help_text="stands in the facts as their source")
    mapping = models.JSONField(default=dict)
    last_import_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
