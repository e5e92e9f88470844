"""The index of a unit, one of its groups, and its course over the months."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import DECIDING
from motcua.core.index import queries
from motcua.core.index.definitions import Group
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.asked import with_all_below
from motcua.core.index.queries.course import the_one_before
from motcua.web.board import courses, day, index_page, tiles, words
from motcua.web.board.agreeing import agreed
from motcua.web.board.below import beside, by_group
from motcua.web.board.drawing import tile_map
from motcua.web.board.question import Question, is_of_a_day, question_of
from motcua.web.board.views.frame import REGION, drawn_once, frame, is_live, seal
from motcua.web.ui.parts import Crumb


@drawn_once
def home(request: HttpRequest) -> HttpResponse:
    """The whole index; asked for by htmx, only the figures that move."""
    question = question_of(request)
    if is_of_a_day(question):
        return redirect(question.address("board:day"))
    if is_live(request):
        return render(request, "board/_index.html", index(question))
    return render(request, "board/home.html", {**frame(question, "home"), **index(question)})


def index(question: Question) -> dict[str, Any]:
    """Everything inside the live region. One statement counts the unit and all below it, one the period before."""
    found = with_children(question)
    mine, children = found[0], found[1:]
    window = question.window
    here = index_page.head(mine, before_of(question))
    return {
        "question": question,
        "head": here,
        "blocks": index_page.blocks(mine, question),
        "before": question.during(window.period.previous()),
        "today": _of_today(question),
        "children": beside(children, question),
        **map_of(children, question),
        **scored_how(question),
        "as_of": window.at,
        "live_url": question.address(phan="so-lieu"),
        "course_url": question.address("board:course"),
        "map_url": question.address("board:map"),
        **seal(),
    }


def before_of(question: Question) -> UnitFigures | None:
    """The period before, as the page says it to which its link leads."""
    return the_one_before(question.unit, question.window, question.scored_by, always=bool(question.rules))


def with_children(question: Question) -> list[UnitFigures]:
    """The unit first, then those right below it that have an index."""
    window = question.window
    found = identity.children(question.unit, window.tree_day, since=window.period.first)
    below = [unit for unit in found if unit.kind in DECIDING]
    asked = [question.asked, *with_all_below(below, window.tree_day)]
    return queries.figures(asked, window, question.scored_by)


def map_of(found: Sequence[UnitFigures], question: Question, target: str = "") -> dict[str, Any]:
    """The tile map of the communes among some units, and the names of its bands; nothing where there are none."""
    communes = [one for one in found if one.unit.level == "commune"]
    placed = tiles.tiles(communes, question)
    label = _("Bản đồ thực thi thể chế theo phường, xã, %(period)s") % {"period": question.period}
    return {
        "tiles": placed,
        "map": tile_map(placed, label=label, target=target) if placed else "",
        "bands": list(enumerate(words.band_ranges(question.scored_by), start=1)),
    }


def scored_how(question: Question) -> dict[str, Any]:
    """What every figure says of itself: by which rules, whether it may still move, whether everything agreed."""
    return {
        "agreed": agreed(),
        "rules": question.scored_by,
        "is_final": question.window.is_final,
        "bands_unconfirmed": question.scored_by.bands_certainty != "verified",
    }


@drawn_once
def group(request: HttpRequest, code: str) -> HttpResponse:
    """One group: its points, its indicators, and how the units below stand in it."""
    question = question_of(request)
    if is_of_a_day(question):
        return redirect(question.address("board:day"))
    chosen = _group(question, code)
    found = with_children(question)
    context = {
        "question": question,
        "crumbs": [Crumb(_("Bộ chỉ số"), question.address()), Crumb(_(chosen.name))],
        "group": chosen,
        "told": (told := index_page.block(found[0], chosen, question)),
        "blocks": [told],
        "children": by_group(found[1:], code, question),
        "course_url": question.address("board:course", nhom=code),
        "live_url": question.address("board:group", code, vung=REGION),
        **scored_how(question),
    }
    return render(request, "board/_group.html" if is_live(request) else "board/group.html", context)


def course(request: HttpRequest) -> HttpResponse:
    """Twelve months of the total, a group or an indicator: a part that its page fetches, or a page of its own."""
    question = question_of(request)
    group, indicator = request.GET.get("nhom", ""), request.GET.get("chi-so", "")
    try:
        told = courses.told(question, group=group, indicator=indicator)
    except (KeyError, StopIteration) as error:
        raise Http404 from error
    template = "board/_course.html" if request.headers.get("HX-Request") else "board/course.html"
    crumbs = [Crumb(_("Bộ chỉ số"), question.address()), Crumb(_("Diễn biến 12 tháng"))]
    return render(request, template, {"question": question, "course": told, "crumbs": crumbs})


def _of_today(question: Question) -> list[day.Stat]:
    """The present of the city in four numbers; a period that is over has none, nor a moment that was chosen."""
    if question.window.is_final or question.window.is_fixed:
        return []
    today = replace(question, window=day.day_of(question.window))
    values = day.stats(queries.values_of(today.unit_ids, today.window, today.source), today)
    return [values[code] for code in day.STRIP]


def _group(question: Question, code: str) -> Group:
    for found in question.scored_by.groups:
        if found.code == code:
            return found
    raise Http404
