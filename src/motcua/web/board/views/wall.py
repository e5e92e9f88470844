"""The board for a wall: one screen, nothing to press, read at ten metres."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from motcua.core.index import queries
from motcua.core.index.definitions import Group
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.ranked import has_worked
from motcua.kernel import clock
from motcua.web.board import day, index_page, words
from motcua.web.board.agreeing import agreed
from motcua.web.board.drawing import hour_bars
from motcua.web.board.ladder import ladder
from motcua.web.board.question import Question, is_of_a_day, question_of
from motcua.web.board.refusing import nothing_of_a_day
from motcua.web.board.views.frame import REGION, as_asked, drawn_once, is_live
from motcua.web.board.views.index import before_of, scored_how, with_children

LOOKS_AGAIN = 60
"""Seconds: what time alone changes (overdue, the running month) moves without any event."""
PLACES = 1
"""Behind the comma: more is not read from afar."""
HERE = "board:wall"
LIGHT, DARK = "sang", "toi"


DAY_LABELS = {
    "received": gettext_lazy("Tiếp nhận hôm nay"),
    "handled": gettext_lazy("Giải quyết hôm nay"),
    "in_hand": gettext_lazy("Đang giải quyết"),
    "overdue": gettext_lazy("Đang quá hạn"),
}


@dataclass(frozen=True, slots=True)
class WallGroup:
    """A group of the index as it is told elsewhere, its points shortened; none where no dossier was there to count."""

    block: index_page.Block
    points: str
    possible: str


@drawn_once
def wall(request: HttpRequest) -> HttpResponse:
    """Without a period it shows the running month, also in the month after: nobody comes to turn it on."""
    question = question_of(request)
    if is_of_a_day(question):
        raise nothing_of_a_day(request)
    context = {**_shown(question), "live_url": as_asked(request, HERE, "nen", phan=REGION), "seconds": LOOKS_AGAIN}
    if is_live(request):
        return render(request, "board/_wall.html", context)
    is_light = request.GET.get("nen") == LIGHT
    around = {"is_light": is_light, "other_href": as_asked(request, HERE, nen=DARK if is_light else LIGHT)}
    return render(request, "board/wall.html", {**context, **around})


def _shown(question: Question) -> dict[str, Any]:
    window = question.window
    found = with_children(question)
    return {
        "question": question,
        "head": index_page.head(found[0], before_of(question), places=PLACES),
        "groups": [_group(found[0], group, question) for group in question.scored_by.groups],
        "before": question.during(window.period.previous()),
        "ladder": ladder(found, question),
        "agreed": agreed(),
        "now": clock.now(),
        **({} if window.is_final else _today(question)),
        **scored_how(question),
    }


def _group(found: UnitFigures, group: Group, question: Question) -> WallGroup:
    total, told = found.group(group.code), index_page.block(found, group, question)
    shown = words.points(total.points, PLACES) if told.points and has_worked(found) else ""
    return WallGroup(told, shown, told.possible)


def _today(question: Question) -> dict[str, Any]:
    """The day so far: four numbers, and what came and was answered hour by hour."""
    today = replace(question, window=day.day_of(question.window))
    values = day.stats(queries.values_of(today.unit_ids, today.window, today.source), today)
    flow = queries.flow_of_day(today.unit_ids, today.window, today.source)
    return {
        "today": [(DAY_LABELS[code], values[code]) for code in day.STRIP],
        "hours": hour_bars(flow, label=day.said(flow)),
    }
