"""Units beside each other: the ranking of a peer set, the map, one unit against its peers."""

from fractions import Fraction
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from motcua.core.index.queries.ranking import ranking as ranking_of
from motcua.web.board import paging, standing, words
from motcua.web.board.question import Question, is_of_a_day, question_of
from motcua.web.board.refusing import nothing_of_a_day
from motcua.web.board.views.frame import as_asked, drawn_once, frame, is_live
from motcua.web.board.views.index import map_of, scored_how


@drawn_once
def ranking(request: HttpRequest) -> HttpResponse:
    """One peer set, by the total or by a group."""
    question = _question(request)
    context = {"question": question, **_ranked(request, question), **scored_how(question)}
    if is_live(request):
        return render(request, "board/_ranking.html", context)
    return render(request, "board/ranking.html", {**frame(question, "ranking"), **context})


@drawn_once
def city_map(request: HttpRequest) -> HttpResponse:
    """Every commune as a tile, and the same as a table."""
    question = _question(request)
    context = _mapped(question, "")
    context["live_url"] = question.address("board:map", phan="so-lieu")
    if is_live(request):
        return render(request, "board/_map.html", context)
    embed = request.build_absolute_uri(as_asked(request, "board:framed"))
    feeds = [(kind, question.address("board:feed", kind)) for kind in ("json", "csv")]
    return render(request, "board/map.html", {**frame(question, "map"), **context, "embed": embed, "feeds": feeds})


@xframe_options_exempt
def framed(request: HttpRequest) -> HttpResponse:
    """The map alone, for the city's own site: only here another site may put a frame around."""
    question = _question(request)
    context = _mapped(question, "_blank")
    context["live_url"] = as_asked(request, "board:framed", phan="so-lieu")
    answer = render(request, "board/_map.html" if is_live(request) else "board/framed.html", context)
    answer.headers["Content-Security-Policy"] = framed_policy()
    return answer


def framed_policy() -> str:
    """As on every page, but for who may frame it: our own site, and those that the installation names."""
    sites = " ".join(["'self'", *settings.MOTCUA_FRAMED_BY])
    return (
        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; form-action 'none'; "
        f"base-uri 'none'; object-src 'none'; frame-ancestors {sites}"
    )


@drawn_once
def peers(request: HttpRequest) -> HttpResponse:
    """One unit against all of its level and kind."""
    question = _question(request)
    context = {"question": question, **_against(request, question), **scored_how(question)}
    if is_live(request):
        return render(request, "board/_peers.html", context)
    return render(request, "board/peers.html", {**frame(question, "peers"), **context})


def _question(request: HttpRequest) -> Question:
    """These pages are about a period of the index; a day has none."""
    question = question_of(request)
    if is_of_a_day(question):
        raise nothing_of_a_day(request)
    return question


def _ranked(request: HttpRequest, question: Question) -> dict[str, Any]:
    groups = question.scored_by.groups
    sets = standing.peer_sorts(question)
    asked = request.GET.get("nhom", "") or standing.key_of(question.unit)
    current = asked if asked in sets else next((key for key in (standing.FIRST, *sets) if key in sets), "")
    sort = request.GET.get("xep", "")
    sort = sort if sort in {group.code for group in groups} else ""
    found = ranking_of(sets.get(current, {}), question.window, question.scored_by, group=sort)
    page = paging.page_of(request, found, question, "board:ranking", nhom=current, xep=sort)
    return {
        "sets": standing.set_tabs(sets, current, question, sort),
        "set_name": standing.set_name(current) if current else "",
        "rows": [standing.row_of(one, question) for one in page.shown],
        "pages": page.pages,
        "own": page.own,
        "columns": standing.ranking_columns(groups, question, current, sort),
        "groups": groups,
        "sort": sort,
        "sorted_by": next((_(group.name) for group in groups if group.code == sort), ""),
        "live_url": page.live_url,
    }


def _mapped(question: Question, target: str) -> dict[str, Any]:
    units = standing.peer_sets(question).get(standing.FIRST, [])
    found = standing.figures_of(units, question)
    return {
        "question": question,
        "rows": standing.ranking(found, question),
        "groups": question.scored_by.groups,
        "target": target,
        **map_of(found, question, target),
        **scored_how(question),
    }


def _against(request: HttpRequest, question: Question) -> dict[str, Any]:
    key = standing.key_of(question.unit)
    sorts = standing.peer_sorts(question).get(key, {})
    found = ranking_of(sorts, question.window, question.scored_by)
    own = found.of(question.unit)
    if own is None:
        return {"own": None, "live_url": question.address("board:peers", phan="so-lieu")}
    page, around = paging.page_of(request, found, question, "board:peers", at_own=True), found.spread()
    whole = Fraction(question.scored_by.total)
    return {
        "own": own,
        "own_shown": words.points(own.share * whole) if own.share is not None else "",
        "around": around,
        "median": words.points(around.median * whole) if around.median is not None else "",
        "best": words.points(around.best * whole) if around.best is not None else "",
        "gaps": standing.gaps(found, own.figures, question),
        "rows": [standing.row_of(one, question) for one in page.shown],
        "pages": page.pages,
        "own_href": page.own,
        "groups": question.scored_by.groups,
        "set_name": standing.set_name(key),
        "set_href": question.address("board:ranking", nhom=key),
        "live_url": page.live_url,
    }
