"""One narrow row per dossier: all that the index will ask, rewritten by `facts.py` in the transaction of each move.

No foreign keys: a fact may also be imported from another system, and it must outlive what it was counted from.
"""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce

from motcua.core.identity.definitions import OWN_SOURCE
from motcua.kernel import clock


class DossierFact(models.Model):
    dossier_id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=40)
    source = models.CharField(max_length=20, default=OWN_SOURCE)
    procedure_code = models.CharField(max_length=40)
    procedure_version_id = models.BigIntegerField()
    sector_code = models.CharField(max_length=40)
    service_level = models.CharField(max_length=8)
    essential = models.BooleanField(default=False)
    returns_document = models.BooleanField(default=True)
    receiving_unit_id = models.BigIntegerField()
    competent_unit_id = models.BigIntegerField()
    returning_unit_id = models.BigIntegerField()
    holder_unit_id = models.BigIntegerField(null=True)

    way = models.CharField(max_length=20)
    channel = models.PositiveSmallIntegerField(help_text="KenhThucHien: 1 direct, 2 online, 3 post")
    applicant_kind = models.CharField(max_length=16)
    identity_verified = models.BooleanField(default=False)

    state = models.PositiveSmallIntegerField()
    submitted_at = models.DateTimeField()
    check_due_at = models.DateTimeField(null=True)
    first_answer_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    first_due_at = models.DateTimeField(null=True, help_text="the promise on the reception slip")
    due_at = models.DateTimeField(null=True, help_text="moved only by a legal pause")
    promises = models.JSONField(
        default=list,
        help_text="[[from, due]]: which date was promised at any past moment",
    )
    limit_amount = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    limit_unit = models.CharField(max_length=14, blank=True)
    supplements = models.PositiveSmallIntegerField(default=0)
    last_supplement_at = models.DateTimeField(null=True)
    paused_since = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list, help_text="[[from, to]] of ended pauses")
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    returned_at = models.DateTimeField(null=True)
    return_way = models.CharField(max_length=8, blank=True)

    components = models.PositiveSmallIntegerField(default=0)
    components_digital = models.PositiveSmallIntegerField(default=0)
    components_reused = models.PositiveSmallIntegerField(default=0)
    components_register = models.PositiveSmallIntegerField(default=0)
    has_fee = models.BooleanField(default=False)
    result_signed = models.BooleanField(default=False)
    result_print = models.BigIntegerField(
        null=True, help_text="first eight bytes of its file's SHA-256: the same in two dossiers is the same file"
    )
    result_bytes = models.PositiveIntegerField(null=True, help_text="how big that file is")
    worked_minutes = models.PositiveIntegerField(null=True, help_text="working time from acceptance to the result")

    # Since when: so that any past moment can be asked. A condition compares them with the moment, and needs no history.
    late_from = models.DateTimeField(null=True, help_text="later than this it counts as late, as things stand")
    digitised_at = models.DateTimeField(null=True, help_text="first component that is a file")
    reused_at = models.DateTimeField(null=True, help_text="first component that was not asked for again")
    shared_at = models.DateTimeField(null=True, help_text="taken from, or its result put into, a personal repository")
    electronic_result_at = models.DateTimeField(null=True)
    tells_payments = models.BooleanField(
        default=False, db_default=False, help_text="its system tells of payments: none is then no"
    )
    tells_exchange = models.BooleanField(
        default=False, db_default=False, help_text="its system tells of the national exchange"
    )
    # What our own system always tells, and another one perhaps not.
    tells_scans = models.BooleanField(default=True, db_default=True, help_text="its system tells what was digitised")
    tells_reuse = models.BooleanField(default=True, db_default=True, help_text="its system tells what was used again")
    tells_store = models.BooleanField(default=True, db_default=True, help_text="its system tells what a store gave")
    tells_results = models.BooleanField(default=True, db_default=True, help_text="its system tells of digital results")
    tells_identity = models.BooleanField(default=True, db_default=True, help_text="its system tells who is verified")
    paid_at = models.DateTimeField(null=True)
    paid_online_at = models.DateTimeField(null=True, help_text="DuocThanhToanTrucTuyen 1 or 2")
    synced_at = models.DateTimeField(null=True)
    unhappy_at = models.DateTimeField(null=True, help_text="first petition or unhappy rating about it")
    rated_at = models.DateTimeField(null=True)
    rulings = ArrayField(models.CharField(max_length=60), null=True, help_text='contests upheld: "digitised:met"')
    touched_units = ArrayField(models.BigIntegerField(), default=list)
    event_sequence = models.PositiveIntegerField(help_text="the last event it was projected from")

    class Meta:
        indexes = [
            # What lived in a period, without touching a row that was over before it or came after it.
            models.Index(
                "competent_unit_id",
                Coalesce("finished_at", models.Value(clock.NEVER)),
                "accepted_at",
                name="fact_unit_living",
            ),
            models.Index(fields=["competent_unit_id", "accepted_at"], name="fact_unit_accepted"),
            models.Index(fields=["accepted_at", "dossier_id"], name="fact_accepted"),
            models.Index(fields=["procedure_code", "accepted_at"], name="fact_procedure_accepted"),
            models.Index(fields=["accepted_at"], condition=~models.Q(rulings=None), name="fact_ruled"),
            models.Index(fields=["competent_unit_id", "submitted_at"], name="fact_unit_submitted"),
            models.Index(fields=["competent_unit_id", "finished_at"], name="fact_unit_finished"),
            # The same files lie side by side in it: a year of results is compared without touching a row.
            models.Index(
                fields=["result_print"],
                include=["competent_unit_id", "finished_at"],
                condition=~models.Q(result_print=None),
                name="fact_result_print",
            ),
            models.Index(
                fields=["competent_unit_id", "finished_at"],
                condition=models.Q(result_bytes__lt=4096),
                name="fact_small_result",
            ),
            models.Index(
                fields=["competent_unit_id", "last_supplement_at"],
                condition=~models.Q(last_supplement_at=None),
                name="fact_unit_asked",
            ),
            models.Index(
                fields=["competent_unit_id", "due_at"],
                condition=models.Q(finished_at=None),
                name="fact_open_due",
            ),
            # Whether anything feeds a measure at all: the first row of each is asked on every page of the index.
            models.Index(fields=["accepted_at"], condition=models.Q(tells_exchange=True), name="fact_tells_exchange"),
            models.Index(fields=["accepted_at"], condition=models.Q(tells_payments=True), name="fact_tells_payments"),
        ]

    def promised_at(self, moment: datetime) -> datetime | None:
        """The date that was promised at that moment; what an answered supplement moved counts from its answer on."""
        if not self.promises:
            return self.due_at
        return next((due for since, due in reversed(_moments(self.promises)) if since and since <= moment), None)

    def requests(self) -> list[datetime]:
        """When more was asked for while the time ran: each such request stopped it."""
        stops = [since for since, _ in _moments(self.pauses) if since]
        return [*stops, self.paused_since] if self.paused_since else stops

    def waited_at(self, moment: datetime) -> bool:
        """Whether it was the applicant's turn at that moment, who had been asked for more."""
        spans = [*_moments(self.pauses), *([(self.paused_since, None)] if self.paused_since else [])]
        return any(since and since <= moment and (until is None or moment < until) for since, until in spans)


def _moments(pairs: list[list[str | None]]) -> list[tuple[datetime | None, datetime | None]]:
    return [(_moment(since), _moment(until)) for since, until in pairs]


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None
