"""Procedures. A published version is never edited: a change is a new version, the old one stays for its dossiers."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.functional import cached_property

from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.definitions.routes import Route
from motcua.core.catalogue.definitions.words import (
    CHANNEL_LABELS,
    FEE_LABELS,
    SERVICE_LEVEL_LABELS,
    Channel,
    FeeKind,
    LimitUnit,
    ServiceLevel,
)


class VersionState(models.TextChoices):
    DRAFT = "draft", "Bản nháp"
    PUBLISHED = "published", "Đang công khai"
    SUPERSEDED = "superseded", "Đã thay thế"


class Sector(models.Model):
    """Lĩnh vực."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """A procedure through all its versions. `current` is the published one."""

    code = models.CharField(max_length=40, unique=True)
    current = models.OneToOneField("ProcedureVersion", models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.code


class ProcedureVersion(models.Model):
    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VersionState.choices, default=VersionState.DRAFT)
    name = models.CharField(max_length=1000)
    short_name = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True, help_text="plain words: who needs it, what one gets")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="versions")
    level = models.CharField(max_length=200, blank=True, help_text="cấp thực hiện, as published")
    service_level = models.CharField(
        max_length=8, choices=[(k, SERVICE_LEVEL_LABELS[k]) for k in ServiceLevel], default=ServiceLevel.NONE
    )
    essential = models.BooleanField(default=False, help_text="dịch vụ công thiết yếu (QĐ 06/2022, QĐ 422/2022)")
    keywords = models.CharField(max_length=500, blank=True)
    life_events = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    decision_number = models.CharField(max_length=200, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    effective_from = models.DateField(null=True, blank=True)
    effective_to = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    steps_text = models.TextField(blank=True)
    audience = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    implementing_agency = models.TextField(blank=True)
    competent_agency = models.TextField(blank=True)
    delegated_agency = models.TextField(blank=True)
    coordinating_agency = models.TextField(blank=True)
    reception_address = models.TextField(blank=True)
    result_text = models.TextField(blank=True)
    returns_document = models.BooleanField(default=True, help_text="the result is a paper or document (indicator 4.1)")
    conditions = models.TextField(blank=True)

    form = models.JSONField(default=dict, blank=True, help_text="the e-form (catalogue.definitions)")
    route = models.JSONField(default=dict, blank=True, help_text="the route (catalogue.definitions)")
    rules = models.JSONField(default=dict, blank=True, help_text="e.g. same-day cut-off, supplement answer days")
    certainty = models.JSONField(default=dict, blank=True, help_text="how sure each fact is; shown to readers")
    source = models.JSONField(default=dict, blank=True, help_text="the record as published, word for word")
    unparsed = models.JSONField(default=list, blank=True, help_text="what the importer could not read, and why")
    sort_key = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="one_version_a_number"),
            models.UniqueConstraint(
                fields=["procedure"], condition=models.Q(state="published"), name="one_published_version"
            ),
        ]
        indexes = [GinIndex(fields=["life_events"], name="version_life_events")]

    def __str__(self) -> str:
        return f"{self.procedure_id}/{self.number}"

    @cached_property
    def parsed_form(self) -> Form:
        """`form`, read."""
        return Form.model_validate(self.form)

    @cached_property
    def parsed_route(self) -> Route:
        """`route`, read."""
        return Route.model_validate(self.route)


class ProcedureCase(models.Model):
    """Trường hợp: the applicant chooses it first; papers, limits and fees change with it."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="cases")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="one_case_a_code")]


class Component(models.Model):
    """Thành phần hồ sơ: one paper that is asked for (in every case, or in one)."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="components")
    case = models.ForeignKey(ProcedureCase, models.CASCADE, null=True, blank=True, related_name="components")
    code = models.CharField(max_length=40)
    name = models.TextField()
    help_text = models.TextField(blank=True)
    originals = models.PositiveIntegerField(default=0)
    copies = models.PositiveIntegerField(default=0)
    required = models.BooleanField(default=True)
    from_form = models.BooleanField(default=False, help_text="made by the e-form: nothing to upload")
    paper_kind = models.CharField(max_length=60, blank=True, help_text="what it is in a personal repository")
    accepts = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    template_name = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="one_component_a_code")]


class TimeLimit(models.Model):
    """Thời hạn giải quyết, per channel and case. No amount: not fixed by the record."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="limits")
    case = models.ForeignKey(ProcedureCase, models.CASCADE, null=True, blank=True, related_name="limits")
    channel = models.CharField(max_length=8, choices=[(k, CHANNEL_LABELS[k]) for k in Channel])
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    unit = models.CharField(max_length=14, choices=[(k, k) for k in LimitUnit])
    note = models.TextField(blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)


class Fee(models.Model):
    """Phí, lệ phí, per channel and case; `rule` names a registered function where the amount is computed."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="fees")
    case = models.ForeignKey(ProcedureCase, models.CASCADE, null=True, blank=True, related_name="fees")
    channel = models.CharField(max_length=8, choices=[(k, CHANNEL_LABELS[k]) for k in Channel], blank=True)
    kind = models.CharField(max_length=8, choices=[(k, FEE_LABELS[k]) for k in FeeKind])
    name = models.CharField(max_length=300, blank=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    rule = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)


class LegalBasis(models.Model):
    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="legal_bases")
    number = models.CharField(max_length=200)
    title = models.TextField(blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]


class Offering(models.Model):
    """`competent_unit` decides this procedure, `receiving_unit` takes dossiers for it, during its validity."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="offerings")
    receiving_unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="receives")
    competent_unit = models.ForeignKey("identity.Unit", models.PROTECT, related_name="decides")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "receiving_unit", "competent_unit", "valid_from"], name="one_offering"
            )
        ]
