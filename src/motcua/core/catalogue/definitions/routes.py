"""The route of a dossier: who holds it, step by step, for how long. Versioned with its procedure."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field, model_validator

from motcua.core.catalogue.definitions.base import Definition, Label, Name
from motcua.core.identity.definitions import Role


class StepKind(StrEnum):
    """What is done at a step; the moves of a dossier know these words."""

    RECEIVE = "receive"
    CHECK = "check"
    ASSIGN = "assign"
    PROCESS = "process"
    INITIAL = "initial"
    REVIEW = "review"
    SIGN = "sign"
    NUMBER = "number"  # số, ngày, dấu
    RETURN = "return"


class Place(StrEnum):
    """Which of a dossier's units does the step; any other text is the code of a unit."""

    RECEIVING = "receiving"
    COMPETENT = "competent"
    RETURNING = "returning"
    AUTHORITY = "authority"  # the People's Committee above the competent unit: signs, numbers


class RouteStep(Definition):
    code: Name
    kind: StepKind
    title: Label
    role: Role
    unit: str = Place.COMPETENT
    hours: Decimal = Field(ge=0, le=2000)  # working hours


class Consultation(Definition):
    """An opinion asked from another unit while the dossier stays at a step.

    `question` is what is usually asked, in `hours` of working time; `unit` the code of the unit usually asked, empty
    where that differs from place to place. Nothing is proposed before a `required` one is answered or its time is over.
    """

    code: Name
    title: Label
    question: str = ""
    unit: str = ""
    during: Name
    hours: Decimal = Field(gt=0, le=2000)
    required: bool = False


class Route(Definition):
    """Steps in order.

    `on_the_spot` is "4 tại chỗ": whoever waits at the counter is received, examined, approved and handed the result
    in one visit. Nothing is assigned on such a route: nobody waits to hear who will take it up.
    """

    title: str = ""
    steps: tuple[RouteStep, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    on_the_spot: bool = False

    @model_validator(mode="after")
    def hangs_together(self) -> "Route":
        codes = [step.code for step in self.steps]
        if len(set(codes)) != len(codes):
            raise ValueError("two steps have the same code")
        if self.steps and (self.steps[0].kind, self.steps[-1].kind) != (StepKind.RECEIVE, StepKind.RETURN):
            raise ValueError("a route begins with receive and ends with return")
        if self.on_the_spot and any(step.kind is StepKind.ASSIGN for step in self.steps):
            raise ValueError("nothing is assigned on the spot")
        for consultation in self.consultations:
            self._check(consultation)
        return self

    def _check(self, consultation: Consultation) -> None:
        step = next((step for step in self.steps if step.code == consultation.during), None)
        if step is None:
            raise ValueError(f"consultation {consultation.code}: no step {consultation.during!r}")
        if step.kind is not StepKind.PROCESS:
            raise ValueError(f"consultation {consultation.code}: opinions are asked while a dossier is processed")

    def after(self, code: str) -> RouteStep | None:
        """The step behind `code`; None behind the last. Raises KeyError for an unknown step."""
        codes = [step.code for step in self.steps]
        if code not in codes:
            raise KeyError(code)
        return self.steps[codes.index(code) + 1] if code != codes[-1] else None

    def step(self, code: str) -> RouteStep:
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(code)

    def consultations_during(self, code: str) -> tuple[Consultation, ...]:
        return tuple(one for one in self.consultations if one.during == code)

    @property
    def hours(self) -> Decimal:
        """Working hours of all steps together."""
        return sum((step.hours for step in self.steps), Decimal(0))
