"""A draft on its way through the pages: whose it is, what it reads like now, which pages it has."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from motcua.core.catalogue import queries as catalogue
from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.definitions.forms import Step as FormStep
from motcua.core.catalogue.models import Component
from motcua.core.catalogue.rules.eforms import Evaluation
from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.definitions import DraftState
from motcua.core.dossiers.errors import draft_closed
from motcua.core.dossiers.models import Draft, Supplement
from motcua.web.portal.access import Request
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.parts import Step


@dataclass(slots=True, frozen=True)
class Stage:
    """One page of the filing."""

    code: str
    label: str
    href: str


@dataclass
class Filing:
    """A draft with what its pages need, each looked up once."""

    draft: Draft

    @cached_property
    def form(self) -> Form:
        return Form.model_validate(self.draft.version.form)

    @cached_property
    def found(self) -> Evaluation:
        """The form as answered so far: what is asked, what is wrong, what follows."""
        return catalogue.evaluated(self.draft.version, self.draft.answers)

    @cached_property
    def _brought(self) -> list[Component]:
        found = catalogue.components_for(self.draft.version, self.draft.case)
        return [component for component in found if not component.from_form]

    @cached_property
    def components(self) -> list[Component]:
        """The papers to be brought; what the form itself makes is not among them, nor what was not asked for again."""
        if not self.is_answer:
            return self._brought
        return [component for component in self._brought if self.asked_of(component.code)]

    @property
    def is_answer(self) -> bool:
        """It answers a supplement: only what was asked is shown."""
        return self.draft.dossier_id is not None

    @cached_property
    def supplement(self) -> Supplement | None:
        """What was asked, if this draft answers it."""
        return self.draft.dossier.supplements.filter(answered_at=None).first() if self.draft.dossier else None

    @property
    def asked_besides(self) -> list[dict[str, str]]:
        """What was found wrong with anything but the papers that are listed."""
        listed = {component.code for component in self.components}
        return [item for item in (self.supplement.items if self.supplement else []) if item["component"] not in listed]

    def asked_of(self, code: str) -> str:
        """What the office found wrong with a component."""
        items = self.supplement.items if self.supplement else []
        return next((item["problem"] for item in items if item["component"] == code), "")

    @cached_property
    def form_steps(self) -> list[FormStep]:
        """The steps that are asked as the answers stand; in an answer, those of the form that was found wanting."""
        if self.is_answer and not self.asks_for_form:
            return []
        seen = set(self.found.visible)
        return [step for step in self.form.steps if any(one.name in seen for one in step.fields())]

    @property
    def asks_for_form(self) -> bool:
        """Whether the office asked for something that is no paper to be brought."""
        brought = {component.code for component in self._brought}
        return any(item["component"] not in brought for item in (self.supplement.items if self.supplement else []))

    @cached_property
    def stages(self) -> list[Stage]:
        stages = [Stage(step.code, step.title, self.href("information", step.code)) for step in self.form_steps]
        if self.components:
            stages.append(Stage("giay-to", _("Giấy tờ"), self.href("papers")))
        last = _("Xem lại và gửi") if self.is_answer else _("Xem lại và nộp")
        return [*stages, Stage("xem-lai", last, self.href("review"))]

    def href(self, view: str, *args: object) -> str:
        return reverse(f"portal:{view}", args=[self.draft.pk, *args])

    def next_href(self, code: str) -> str:
        codes = [stage.code for stage in self.stages]
        at = codes.index(code) if code in codes else -1
        return self.stages[min(at + 1, len(codes) - 1)].href

    def frame(self, code: str) -> dict[str, object]:
        """What every page of the filing shows around itself."""
        codes = [stage.code for stage in self.stages]
        at = codes.index(code)
        return {
            "filing": self,
            "draft": self.draft,
            "steps": [Step(stage.label, stage.href) for stage in self.stages],
            "current": at + 1,
            "back_href": self.stages[at - 1].href if at else "",
        }


def open_filing(request: Request, draft_id: UUID) -> Filing:
    """The signed-in person's own open draft; 404 for everybody else's. Raises `draft.closed` for what was sent."""
    filing = own_filing(request, draft_id)
    if filing.draft.state != DraftState.OPEN:
        raise draft_closed()
    return filing


def own_filing(request: Request, draft_id: UUID) -> Filing:
    """The same, be it sent already; what was thrown away is gone."""
    with nothing_revealed():
        draft = dossiers.own_draft(request.actor, draft_id)
        if draft.state == DraftState.DISCARDED:
            raise Draft.DoesNotExist
        return Filing(draft)
