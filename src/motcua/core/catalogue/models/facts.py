"""What the index asks of the catalogue: a row per service and validity, a row per publication.

No foreign keys: facts may come from another system, and outlive what they were counted from.
"""

from django.db import models

from motcua.core.identity.definitions import OWN_SOURCE


class ServiceFact(models.Model):
    """A procedure that a unit decides, as it stood from `valid_from` up to `valid_to`."""

    source = models.CharField(max_length=20, default=OWN_SOURCE)
    procedure_code = models.CharField(max_length=40)
    unit_id = models.BigIntegerField(help_text="the unit that decides it")
    sector_code = models.CharField(max_length=40)
    service_level = models.CharField(max_length=8)
    online = models.BooleanField(help_text="partly or wholly online")
    has_fee = models.BooleanField()
    returns_document = models.BooleanField()
    for_citizens = models.BooleanField(help_text="a person is among those who may ask for it")
    on_population = models.BooleanField(help_text="its form is filled in from the population data of the account")
    complete = models.BooleanField(help_text="published with all parts of NĐ 63/2010 Điều 8 khoản 2")
    missing = models.JSONField(default=list, help_text="the parts that lack")
    fee_synced_at = models.DateTimeField(null=True)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "procedure_code"], name="service_fact_unit"),
            # Whether anything feeds fee data at all is asked on every page of the index.
            models.Index(
                fields=["fee_synced_at"], condition=~models.Q(fee_synced_at=None), name="service_fact_fee_synced"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "procedure_code", "unit_id", "valid_from"], name="one_service_at_a_time"
            )
        ]


class PublicationFact(models.Model):
    """One decision to publish a procedure: when it was due, when it came (QĐ 766, indicators 1.1 and 1.2)."""

    source = models.CharField(max_length=20, default=OWN_SOURCE)
    procedure_code = models.CharField(max_length=40)
    unit_id = models.BigIntegerField(help_text="in whose name it is published")
    decision_number = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField()
    decide_by = models.DateTimeField(null=True, help_text="5 working days before its legal basis takes effect")
    public_at = models.DateTimeField(null=True)
    public_by = models.DateTimeField(help_text="5 working days after the decision")

    class Meta:
        indexes = [models.Index(fields=["unit_id", "decided_at"], name="publication_fact_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "procedure_code", "decision_number", "decided_at"], name="one_publication"
            )
        ]
