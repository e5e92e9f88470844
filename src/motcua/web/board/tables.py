"""From counted figures to what the page lists."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from motcua.core.catalogue.queries import short_names
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index.engine.conditions import Part
from motcua.core.index.figures import Figure
from motcua.core.index.periods import Period, PeriodKind, Window
from motcua.core.index.queries import Hour, Value
from motcua.web.board.question import Question
from motcua.web.ui.charts import Bar
from motcua.web.ui.parts import Column, Tab

COLUMNS = (
    Column(gettext_lazy("Đơn vị")),
    Column(pgettext_lazy("count", "Tiếp nhận"), numeric=True),
    Column(gettext_lazy("Giải quyết"), numeric=True),
    Column(gettext_lazy("Đang làm"), numeric=True),
    Column(gettext_lazy("Quá hạn"), numeric=True),
    Column(gettext_lazy("Đúng hạn"), numeric=True),
    Column(gettext_lazy("Từ xa"), numeric=True),
)
_ORDER = ("received", "handled", "in_hand", "overdue", "on_time", "from_afar")

DOSSIER_COLUMNS = (
    Column(gettext_lazy("Hồ sơ")),
    Column(gettext_lazy("Đơn vị giải quyết")),
    Column(gettext_lazy("Nộp lúc")),
    Column(gettext_lazy("Hẹn trả")),
    Column(gettext_lazy("Xong lúc")),
    Column(gettext_lazy("Tình trạng")),
)


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure ready to be shown: in words, with the address of its rows."""

    figure: Figure
    shown: str
    detail: str
    href: str
    tone: str
    absent: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    name: str
    href: str
    cells: Sequence[Stat]


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One counted dossier. `code` is empty for whoever may not see it."""

    code: str
    procedure: str
    unit: str
    submitted_at: datetime
    due_at: datetime | None
    finished_at: datetime | None
    word: str
    tone: str


def percent(ratio: float) -> str:
    return f"{ratio * 100:.1f}".replace(".", ",") + "%"


def thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def stats(values: Mapping[str, Value], question: Question) -> dict[str, Stat]:
    return {code: stat(value, question) for code, value in values.items()}


def stat(value: Value, question: Question) -> Stat:
    figure = value.figure
    href = question.address("board:figure", figure.code)
    if not figure.is_ratio:
        late = "late" if figure.code == "overdue" and value.numerator else ""
        return Stat(figure, thousands(value.numerator), "", href, late, absent=False)
    if value.ratio is None:
        return Stat(figure, _("chưa phát sinh"), "", href, "", absent=True)
    detail = _("%(part)s trên %(whole)s hồ sơ") % {
        "part": thousands(value.numerator),
        "whole": thousands(value.denominator or 0),
    }
    return Stat(figure, percent(value.ratio), detail, href, "", absent=False)


def by_unit(values: Mapping[int, Mapping[str, Value]], question: Question) -> list[UnitRow]:
    """A row for each unit that decided something, in the order of the alphabet."""
    rows = []
    for unit in Unit.objects.filter(pk__in=values):
        here = Question(unit, question.window, frozenset({unit.pk}))
        cells = [stat(values[unit.pk][code], here) for code in _ORDER]
        rows.append(UnitRow(unit.name, here.address(), cells))
    return rows


def day_of(window: Window) -> Window:
    """Today's flow is today's, whatever period is asked for; a past day shows its own."""
    return window if window.period.kind is PeriodKind.DAY else Period.day(window.at.date()).asked(window.at)


def bars(flow: Iterable[Hour]) -> list[Bar]:
    return [
        Bar(
            _("%(n)d giờ") % {"n": hour.start.hour},
            (hour.filed, hour.received, hour.answered),
            short=f"{hour.start.hour}",
        )
        for hour in flow
    ]


def said(flow: Sequence[Hour]) -> str:
    return _("Gửi đến %(filed)s, tiếp nhận %(received)s, có kết quả %(answered)s hồ sơ.") % {
        "filed": sum(hour.filed for hour in flow),
        "received": sum(hour.received for hour in flow),
        "answered": sum(hour.answered for hour in flow),
    }


def part_tabs(figure: Figure, part: Part, question: Question) -> list[Tab]:
    if not figure.is_ratio:
        return []
    labels = {Part.PART: _("Được tính"), Part.REST: _("Không được tính"), Part.WHOLE: _("Tất cả")}
    return [
        Tab(label, question.address("board:figure", figure.code, phan=code), current=code == part)
        for code, label in labels.items()
    ]


def dossier_rows(facts: Iterable[DossierFact], known: AbstractSet[UUID], window: Window) -> list[DossierRow]:
    page = list(facts)
    units = dict(Unit.objects.filter(pk__in={fact.competent_unit_id for fact in page}).values_list("pk", "name"))
    names = short_names({fact.procedure_version_id for fact in page})
    return [
        DossierRow(
            code=fact.code if fact.dossier_id in known else "",
            procedure=names.get(fact.procedure_version_id, fact.procedure_code),
            unit=units.get(fact.competent_unit_id, ""),
            submitted_at=fact.submitted_at,
            due_at=fact.due_at,
            finished_at=fact.finished_at,
            word=judged(fact, window)[0],
            tone=judged(fact, window)[1],
        )
        for fact in page
    ]


Judgement = tuple[str, Literal["ok", "late", "wait", "neutral"]]


def judged(fact: DossierFact, window: Window) -> Judgement:
    """In a word, why a dossier counts as on time or late."""
    if fact.supplements > 1:
        return _("Yêu cầu bổ sung quá một lần"), "late"
    if fact.finished_at:
        late = fact.due_at is not None and fact.finished_at > fact.due_at
        return (_("Xong sau hẹn"), "late") if late else (_("Xong đúng hạn"), "ok")
    if fact.paused_since:
        return _("Chờ người nộp bổ sung"), "wait"
    if fact.due_at is not None and fact.due_at < window.at:
        return _("Đang quá hạn"), "late"
    return (_("Đang trong hạn"), "ok") if fact.state != State.REGISTERED else (_("Chờ tiếp nhận"), "neutral")
