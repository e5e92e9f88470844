"""Rows that are written once. A trigger (0002) refuses UPDATE and DELETE on events and seals."""

from typing import Any

from django.db import models

from motcua.core.ledger import rules


class Event(models.Model):
    """One change of one aggregate. Holds ids and codes only; what is personal lies in `EventPayload`."""

    id = models.BigAutoField(primary_key=True)
    aggregate = models.CharField(max_length=32)
    aggregate_id = models.CharField(max_length=40)
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=64)
    actor_kind = models.CharField(max_length=16)
    actor_id = models.CharField(max_length=40, blank=True)
    unit_id = models.BigIntegerField(null=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    data = models.JSONField(default=dict)
    payload_hash = models.BinaryField(max_length=32, null=True)
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aggregate", "aggregate_id", "sequence"],
                name="one_event_a_sequence",
            )
        ]
        indexes = [models.Index(fields=["recorded_at"], name="event_recorded")]

    def __str__(self) -> str:
        return f"{self.kind} {self.aggregate}:{self.aggregate_id}#{self.sequence}"

    def chained_fields(self) -> dict[str, Any]:
        """What the hash covers: everything but the row's number and the payload's text."""
        return {
            "aggregate": self.aggregate,
            "aggregate_id": self.aggregate_id,
            "sequence": self.sequence,
            "kind": self.kind,
            "actor": [self.actor_kind, self.actor_id, self.unit_id],
            "happened_at": rules.stamp(self.happened_at),
            "recorded_at": rules.stamp(self.recorded_at),
            "data": self.data,
            "payload": bytes(self.payload_hash).hex() if self.payload_hash else None,
        }


class EventPayload(models.Model):
    """What a person said or is called. Retention may delete it; the event's salted hash stays."""

    event = models.OneToOneField(
        Event,
        models.CASCADE,
        primary_key=True,
        related_name="payload",
        db_constraint=False,
    )
    salt = models.BinaryField(max_length=16)
    content = models.JSONField()


class OutboxEntry(models.Model):
    """An event that its subscribers have not heard of yet: written with it, deleted when all were called."""

    event = models.OneToOneField(
        Event,
        models.CASCADE,
        primary_key=True,
        related_name="outbox",
        db_constraint=False,
    )


class Announced(models.Model):
    """How often pages were told of a topic that anybody may hear: two pages that read the same number saw the same.

    Raised in the transaction that tells, so whoever reads a number sees all that it tells of.
    """

    topic = models.CharField(primary_key=True, max_length=40)
    times = models.BigIntegerField()


class FailedDelivery(models.Model):
    """A subscriber that failed on an event: kept with its error, tried again, never swallowed."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="failures", db_constraint=False)
    subscriber = models.CharField(max_length=120)
    error = models.TextField()
    attempts = models.PositiveIntegerField(default=1)
    next_attempt_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "subscriber"], name="one_failure_a_subscriber")]
        indexes = [models.Index(fields=["next_attempt_at"], name="failure_due")]


class Seal(models.Model):
    """A day's events in one hash, chained to the last seal; published outside the database it proves no back-dating."""

    number = models.PositiveIntegerField(primary_key=True)
    last_event_id = models.BigIntegerField()
    event_count = models.PositiveIntegerField()
    city_day = models.DateField()
    sealed_at = models.DateTimeField()
    root = models.BinaryField(max_length=32)
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    def sealed_fields(self) -> dict[str, Any]:
        """What the seal's own hash covers."""
        return {
            "number": self.number,
            "last_event_id": self.last_event_id,
            "event_count": self.event_count,
            "city_day": self.city_day.isoformat(),
            "sealed_at": rules.stamp(self.sealed_at),
            "root": bytes(self.root).hex(),
        }


class PersonalRead(models.Model):
    """Somebody looked at somebody's personal data. Partitioned by month of real time (0002)."""

    id = models.BigAutoField(primary_key=True)
    read_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor_id = models.CharField(max_length=40, blank=True)
    unit_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=32)
    subject_id = models.CharField(max_length=40)
    purpose = models.CharField(max_length=64)

    class Meta:
        managed = False
        db_table = "ledger_personalread"
