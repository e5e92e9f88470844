"""What costs us points: dossiers that are not counted, the one that would give back the most on top."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.core.index.definitions import Indicator
from motcua.core.index.engine.judging import Spot
from motcua.core.index.queries.costs import Cost, Costly, Costs, costly_page, costs_of
from motcua.core.index.queries.ranked import has_worked
from motcua.core.index.queries.scored import UnitFigures, figures
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import Score, Standing
from motcua.web.board.monitor import words
from motcua.web.board.monitor.asking import Question, question_of
from motcua.web.board.monitor.counting import Counted, counted
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.monitor.rows import Line, lines_of
from motcua.web.board.question import Question as BoardQuestion
from motcua.web.ui.parts import Pages
from motcua.web.ui.places import opened, sealed
from motcua.web.ui.requests import ActingRequest

Cell = tuple[str, str, str]
_OF = "costs"


@dataclass(frozen=True, slots=True)
class Loss:
    """What one indicator costs; `rows` of them, where rows are what is missing, stand behind `href`."""

    indicator: Indicator
    points: str
    why: str
    counted: Counted | None
    rows: int
    href: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    href: str
    current: bool
    dossiers: int
    each: str
    all: str
    indicators: list[Cell]


@dataclass(frozen=True, slots=True)
class DossierRow:
    line: Line
    each: str
    indicators: list[Cell]
    contest_href: str


@for_watchers
@require_safe
def costs(request: ActingRequest) -> HttpResponse:
    question = question_of(request)
    (found,) = figures([question.asked], question.window, set_on(question.window.tree_day))
    cost = costs_of(question.asked, found)
    only = _only(request.GET.get("nhom", ""), cost)
    place = _place(request.GET.get("sau", ""))
    page, after = costly_page(question.asked, question.window, cost, only=only, after=place)
    context: dict[str, Any] = {
        "total": words.points(found.total.scaled),
        "whole": found.scored_by.total,
        "possible": words.points(found.total.possible),
        "lost": words.points(cost.lost),
        "groups": [_group(one, question, only, cost) for one in cost.groups],
        "dossiers": sum(one.dossiers for one in cost.groups if only in (0, one.mask)),
        "only": only,
        "list_href": "#list" if page else "",
        "rows": _rows(page, request, question, cost),
        "pages": Pages("", _next(question, only, after)),
        "worked": has_worked(found),
        "losses": [_loss(one, question, question.on_board(found.scored_by)) for one in _dearest(found)],
    }
    return shown(request, "costs", context, question=question)


def _group(one: Cost, question: Question, only: int, cost: Costs) -> GroupRow:
    return GroupRow(
        href=question.address("costs", nhom="" if one.mask == only else str(one.mask)),
        current=one.mask == only,
        dossiers=one.dossiers,
        each=words.points(one.each.points),
        all=words.points(one.all.points),
        indicators=words.costs(one.each.by_indicator, cost.figures.scored_by),
    )


def _rows(page: list[Costly], request: ActingRequest, question: Question, cost: Costs) -> list[DossierRow]:
    told = lines_of([one.dossier_id for one in page], request.actor, question.window.at)
    lines = {line.dossier_id: line for line in told}
    return [
        DossierRow(
            line=lines[one.dossier_id],
            each=words.points(one.cost.each.points),
            indicators=words.costs(one.cost.each.by_indicator, cost.figures.scored_by),
            contest_href=question.address("dossier", line.code) if (line := lines[one.dossier_id]).code else "",
        )
        for one in page
        if one.dossier_id in lines
    ]


def _dearest(found: UnitFigures) -> list[Score]:
    """Of a unit without a dossier only what was counted all the same: of the rest nothing was there to lose."""
    losing = [one for one in found.scores.values() if one.lost > 0]
    if not has_worked(found):
        losing = [one for one in losing if one.standing is Standing.COUNTED]
    return sorted(losing, key=lambda one: -one.lost)


def _loss(score: Score, question: Question, board: BoardQuestion) -> Loss:
    """Its points are those of the index, so that all rows together are what is lost."""
    count = score.count
    missing = 0
    if score.standing is Standing.COUNTED and count.numerator is not None and count.denominator is not None:
        missing = max(0, count.denominator - count.numerator)
    asked = urlencode({"don-vi": question.unit.code, "ky": question.window.code, "phan": "rest"})
    return Loss(
        indicator=score.indicator,
        points=words.points(score.lost),
        why=words.standing(score),
        counted=counted(score, board) if score.standing is Standing.COUNTED else None,
        rows=missing,
        href=f"{reverse('board:indicator', args=[score.indicator.code])}?{asked}",
    )


def _only(said: str, cost: Costs) -> int:
    if not said:
        return 0
    if not (said.isascii() and said.isdigit()) or int(said) not in {one.mask for one in cost.groups}:
        return 0  # the group of yesterday's address may be empty today
    return int(said)


def _place(said: str) -> Spot | None:
    """What a link named; a mangled one begins at the beginning."""
    moment, key = opened(_OF, said) or (None, "")
    rank, _sign, pk = key.partition(":")
    return Spot(int(rank), moment, pk) if moment else None


def _next(question: Question, only: int, after: Spot | None) -> str:
    if after is None:
        return ""
    place = sealed(_OF, after.moment, f"{after.rank}:{after.id}")
    return question.address("costs", sau=place, **({"nhom": str(only)} if only else {}))
