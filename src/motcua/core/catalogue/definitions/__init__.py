"""The catalogue as data: words, e-forms, routes, whole procedures. Pure, validated, frozen."""

from motcua.core.catalogue.definitions.conditions import AllOf, AnyOf, Condition, ShowWhen
from motcua.core.catalogue.definitions.fields import Field, Prefill
from motcua.core.catalogue.definitions.forms import Form, Section, Step
from motcua.core.catalogue.definitions.records import (
    CaseRecord,
    ComponentRecord,
    Decision,
    FactCertainty,
    FeeRecord,
    LegalBasisRecord,
    LimitRecord,
    ProcedureRecord,
    ProcedureRules,
    SectorRecord,
    Unparsed,
)
from motcua.core.catalogue.definitions.routes import Consultation, Place, Route, RouteStep, StepKind
from motcua.core.catalogue.definitions.words import (
    AdministrativeLevel,
    Audience,
    Certainty,
    Channel,
    FeeKind,
    LimitUnit,
    ServiceLevel,
)

__all__ = [
    "AdministrativeLevel",
    "AllOf",
    "AnyOf",
    "Audience",
    "CaseRecord",
    "Certainty",
    "Channel",
    "ComponentRecord",
    "Condition",
    "Consultation",
    "Decision",
    "FactCertainty",
    "FeeKind",
    "FeeRecord",
    "Field",
    "Form",
    "LegalBasisRecord",
    "LimitRecord",
    "LimitUnit",
    "Place",
    "Prefill",
    "ProcedureRecord",
    "ProcedureRules",
    "Route",
    "RouteStep",
    "Section",
    "SectorRecord",
    "ServiceLevel",
    "ShowWhen",
    "Step",
    "StepKind",
    "Unparsed",
]
