"""A whole procedure as data: what an importer reads, what law/procedures ships, what `publish` stores."""

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import Field, model_validator

from motcua.core.catalogue.definitions.base import Definition
from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.definitions.routes import Route
from motcua.core.catalogue.definitions.words import Certainty, Channel, FeeKind, LimitUnit, ServiceLevel


class SectorRecord(Definition):
    code: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=200)


class Decision(Definition):
    """The decision that announced the procedure (quyết định công bố)."""

    number: str = Field(default="", max_length=200)
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None


class CaseRecord(Definition):
    code: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=300)


class ComponentRecord(Definition):
    """`case`: asked in that case only. `paper_kind`: what may be reused from the person's repository."""

    code: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1)
    case: str | None = None
    help: str = ""
    originals: int = Field(default=0, ge=0)
    copies: int = Field(default=0, ge=0)
    required: bool = True
    from_form: bool = False
    paper_kind: str = Field(default="", max_length=60)
    accepts: tuple[str, ...] = ()
    template_name: str = ""
    note: str = ""


class LimitRecord(Definition):
    """0 working days is "trong ngày"."""

    channel: Channel
    case: str | None = None
    amount: Decimal = Field(ge=0, lt=1_000_000, decimal_places=2)
    unit: LimitUnit
    note: str = ""
    legal_basis: str = Field(default="", max_length=300)


class FeeRecord(Definition):
    """No channel: every channel. `rule`: computed by the function of that key instead of `amount`."""

    kind: FeeKind
    name: str = Field(default="", max_length=300)
    channel: Channel | None = None
    case: str | None = None
    amount: Decimal | None = Field(default=None, ge=0, lt=10**14, decimal_places=2)
    currency: str = Field(default="VND", pattern=r"^[A-Z]{3}$")
    rule: str = Field(default="", max_length=60)
    note: str = ""
    legal_basis: str = Field(default="", max_length=300)
    valid_from: date | None = None
    valid_to: date | None = None

    @model_validator(mode="after")
    def has_an_amount_or_a_rule(self) -> "FeeRecord":
        if (self.amount is None) == (not self.rule):
            raise ValueError("a fee has either an amount or a rule")
        return self


class LegalBasisRecord(Definition):
    number: str = Field(min_length=1, max_length=200)
    title: str = ""
    issued_on: date | None = None
    issuer: str = Field(default="", max_length=300)


class ProcedureRules(Definition):
    """What the dossier must keep to beyond its limits.

    `same_day`: what is received after the cut-off of the day (15:00) counts from the next working day.
    `tables`: dated law that computed values stand on.
    """

    same_day: bool = False
    supplement_answer_days: int | None = Field(default=None, ge=1)
    tables: dict[str, dict[str, Any]] = Field(default_factory=dict)


class FactCertainty(Definition):
    """How sure one fact of a procedure is, e.g. certainty["limits"]; what is not named is as published."""

    level: Certainty
    note: str = ""


class Unparsed(Definition):
    """What the importer could not read, word for word, where it stood, and why."""

    path: str
    text: str
    reason: str


class ProcedureRecord(Definition):
    code: str = Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$")
    name: str = Field(min_length=1, max_length=1000)
    short_name: str = Field(default="", max_length=200)
    summary: str = ""
    sector: SectorRecord
    level: str = Field(default="", max_length=200)
    service_level: ServiceLevel = ServiceLevel.NONE
    essential: bool = False
    keywords: str = Field(default="", max_length=500)
    life_events: tuple[str, ...] = ()
    decision: Decision = Decision()

    steps_text: str = ""
    audience: tuple[str, ...] = ()
    implementing_agency: str = ""
    competent_agency: str = ""
    delegated_agency: str = ""
    coordinating_agency: str = ""
    reception_address: str = ""
    result: str = ""
    returns_document: bool = True
    conditions: str = ""

    cases: tuple[CaseRecord, ...] = ()
    components: tuple[ComponentRecord, ...] = ()
    limits: tuple[LimitRecord, ...] = ()
    fees: tuple[FeeRecord, ...] = ()
    legal_bases: tuple[LegalBasisRecord, ...] = ()

    form: Form = Form()
    route: Route = Route()
    rules: ProcedureRules = ProcedureRules()
    certainty: dict[str, FactCertainty] = Field(default_factory=dict)
    source: dict[str, Any] = Field(default_factory=dict)
    unparsed: tuple[Unparsed, ...] = ()

    @model_validator(mode="after")
    def hangs_together(self) -> "ProcedureRecord":
        cases = [case.code for case in self.cases]
        papers = [component.code for component in self.components]
        if len(set(cases)) != len(cases) or len(set(papers)) != len(papers):
            raise ValueError("two cases or two components have the same code")
        asked = [one.case for rows in (self.components, self.limits, self.fees) for one in rows]
        for case in asked:
            if case is not None and case not in cases:
                raise ValueError(f"no case {case!r}")
        return self
