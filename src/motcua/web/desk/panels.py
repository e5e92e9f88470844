"""The panels of a dossier's page: its papers, who held it, what was said, what happened, what the form says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.core.catalogue.queries import components_for
from motcua.core.documents.models import PaperSource
from motcua.core.dossiers import queries
from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.models import Dossier, DossierPaper, Holding, Remark, Supplement
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Officer, Unit
from motcua.core.ledger.models import Event
from motcua.web.desk.papers import SHOWN
from motcua.web.desk.words import ROLES, SOURCES, event_words
from motcua.web.ui.parts import Happening, PaperState
from motcua.web.ui.tags.filters import file_size, vi_date, working_time


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A component: what came of it. `view` names it in `?xem=`; `address` is where its file is read."""

    name: str
    state: PaperState
    said: str
    detail: str = ""
    problem: str = ""
    view: str = ""
    address: str = ""
    shown: bool = False
    sha256: str = ""
    code: str = ""


def papers_of(dossier: Dossier, papers: Sequence[DossierPaper], open_request: Supplement | None) -> list[PaperLine]:
    """What is there, in the order in which it is asked for, then what is not; a replaced paper stays readable."""
    asked = {item["component"]: item["problem"] for item in open_request.items} if open_request else {}
    there = {paper.component_code for paper in papers}
    lines = [_line(dossier, paper, asked.get(paper.component_code, "")) for paper in papers]
    missing = [c for c in components_for(dossier.procedure, dossier.case) if c.code not in there]
    return lines + [
        PaperLine(
            component.name,
            "asked" if component.code in asked else "wanted" if component.required else "optional",
            _("Cần bổ sung") if component.code in asked else _("Chưa nộp") if component.required else _("Không nộp"),
            problem=asked.get(component.code, ""),
            code=component.code,
        )
        for component in missing
    ]


def _line(dossier: Dossier, paper: DossierPaper, problem: str) -> PaperLine:
    state: PaperState = "rejected" if paper.replaced else "asked" if problem else "received"
    said = (
        _("Đã thay bằng bản mới")
        if paper.replaced
        else _("Cần bổ sung")
        if problem
        else str(SOURCES[PaperSource(paper.source)])
    )
    file = paper.file
    return PaperLine(
        paper.name,
        state,
        said,
        _detail(paper),
        problem,
        view=str(paper.pk) if file else "don" if paper.source == PaperSource.FORM else "",
        address=reverse("desk:paper", args=[dossier.code, paper.pk]) if file else "",
        shown=file is not None and file.content_type in SHOWN,
        sha256=file.sha256 if file else "",
        code=paper.component_code,
    )


def _detail(paper: DossierPaper) -> str:
    counted = [
        ngettext("%(n)d bản chính", "%(n)d bản chính", paper.originals) % {"n": paper.originals}
        if paper.originals
        else "",
        ngettext("%(n)d bản sao", "%(n)d bản sao", paper.copies) % {"n": paper.copies} if paper.copies else "",
    ]
    on_paper = counted if paper.source in (PaperSource.ON_PAPER, PaperSource.DIGITISED) else []
    file = paper.file
    pages = ngettext("%(n)d trang", "%(n)d trang", file.pages) % {"n": file.pages} if file and file.pages else ""
    added = _("bổ sung %(day)s") % {"day": vi_date(paper.added_at)} if paper.round else ""
    return ", ".join(filter(None, [*on_paper, pages, file_size(file.size) if file else "", added]))


@dataclass(frozen=True, slots=True)
class Held:
    """One holding: the step, whose it was, and how much of its working time was used."""

    step: str
    unit: str
    who: str
    since: datetime
    until: datetime | None
    used: str
    allowed: str
    late: bool


def held_by(dossier: Dossier, now: datetime) -> list[Held]:
    rows = Holding.objects.filter(dossier=dossier).select_related("unit", "officer")
    return [_held(row, now) for row in rows]


def _held(row: Holding, now: datetime) -> Held:
    calendar = running_calendar(row.unit)
    end = row.until or now
    role = ROLES.get(Role(row.role), "") if row.role else ""
    return Held(
        step=row.step_title,
        unit=row.unit.short_name,
        who=row.officer.name if row.officer else str(role),
        since=row.since,
        until=row.until,
        used=working_time(calendar.working_minutes_between(row.since, end)),
        allowed=working_time(calendar.working_minutes_between(row.since, row.due_at)) if row.due_at else "",
        late=row.due_at is not None and end > row.due_at,
    )


def remarks_of(dossier: Dossier) -> list[Happening]:
    """Bút phê, the newest first."""
    rows = Remark.objects.filter(dossier=dossier).select_related("officer", "unit").order_by("-written_at", "-pk")
    return [
        Happening(
            row.written_at,
            event_words(_EVENT_OF.get(row.move, row.move))[0],
            f"{row.officer.name} · {row.unit.short_name}",
            row.text,
            event_words(_EVENT_OF.get(row.move, row.move))[1],
        )
        for row in rows
    ]


_EVENT_OF = {
    "accept": "dossier.accepted",
    "refuse": "dossier.refused",
    "ask_supplement": "dossier.supplement_asked",
    "assign": "dossier.assigned",
    "propose": "dossier.proposed",
    "initial": "dossier.initialled",
    "send_back": "dossier.sent_back",
    "approve": "dossier.approved",
    "number": "dossier.numbered",
    "stop": "dossier.stopped",
}


def history_of(dossier: Dossier) -> list[Happening]:
    """What the ledger says, the newest first: who did what, and when."""
    events = list(queries.history(dossier))
    officers, units = _names(events)
    return [_happening(event, officers, units) for event in reversed(events)]


def _names(events: Iterable[Event]) -> tuple[Mapping[str, str], Mapping[int, str]]:
    acted = [event for event in events if event.actor_kind == "officer"]
    officers = Officer.objects.filter(pk__in={int(event.actor_id) for event in acted}).values_list("pk", "name")
    units = Unit.objects.filter(pk__in={event.unit_id for event in acted}).values_list("pk", "short_name")
    return {str(pk): name for pk, name in officers}, dict(units)


def _happening(event: Event, officers: Mapping[str, str], units: Mapping[int, str]) -> Happening:
    title, tone = event_words(event.kind)
    match event.actor_kind:
        case "officer":
            who = f"{officers.get(event.actor_id, '')} · {units.get(event.unit_id or 0, '')}"
        case "citizen":
            who = _("Người nộp")
        case _:
            who = _("Hệ thống")
    return Happening(event.happened_at, title, who, tone=tone)
