"""A figure opened to its rows: an indicator of the set, or a figure of the day."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.core.index import queries
from motcua.core.index.engine.conditions import Part
from motcua.core.index.figures import FIGURES
from motcua.core.index.rules import Count, Score
from motcua.core.ledger.definitions import Actor
from motcua.web.board import day, index_page, taken
from motcua.web.board.agreeing import agreed
from motcua.web.board.below import by_indicator
from motcua.web.board.formula import ORDER, Formula, formula_of, part_asked, part_tabs, parts_of, rows_in
from motcua.web.board.listing import listed
from motcua.web.board.question import TODAY, Question, is_of_a_day, question_of
from motcua.web.board.views.frame import REGION, drawn_once, frame, is_live
from motcua.web.board.views.index import scored_how, with_children
from motcua.web.ui import errors
from motcua.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page of an indicator is about."""

    score: Score
    row: index_page.Row
    formula: Formula


def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """The explanation, the formula with its numbers, the units below compared, and the rows."""
    question = question_of(request)
    if is_of_a_day(question):  # of a day there is the day's page: what a few people did that day is nobody's business
        return redirect(question.address("board:day"))
    found = with_children(question)
    score = found[0].scores.get(code)
    if score is None:
        raise Http404
    part, procedure = part_asked(request.GET.get("phan", ""), parts_of(score)), request.GET.get("thu-tuc", "")
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by web.ui.acting
    by_procedure = taken.told(score, question, actor, procedure)
    if procedure and not (by_procedure and by_procedure.opens):
        return errors.page(request, 403, said=_("Số liệu theo thủ tục chỉ mở cho cán bộ theo dõi đơn vị."))
    group = next(one for one in question.scored_by.groups if score.indicator in one.measured)
    context = {
        "question": question,
        "crumbs": [
            Crumb(_("Bộ chỉ số"), question.address()),
            Crumb(_(group.name), question.address("board:group", group.code)),
            Crumb(code),
        ],
        "opened": Opened(score, index_page.row(score, question), formula_of(score, question)),
        "children": by_indicator(found[1:], code, question),
        "taken": by_procedure,
        "tabs": part_tabs(parts_of(score), score.count, part, lambda one: index_page.rows_href(question, code, one)),
        "course_url": question.address("board:course", **{"chi-so": code}),
        "live_url": _live_url(request, part, question, code),
        "listing": _listing(request, score.indicator.counts, part, question, ("board:indicator", code), procedure),
        **scored_how(question),
    }
    return render(request, "board/_indicator.html" if is_live(request) else "board/indicator.html", context)


def figure(request: HttpRequest, figure: str) -> HttpResponse:
    """The rows behind a figure of the day: as many as the number says."""
    if figure not in FIGURES:
        raise Http404
    question, found = question_of(request), FIGURES.get(figure)
    parts = ORDER if found.is_ratio else (Part.PART,)
    part = part_asked(request.GET.get("phan", ""), parts)
    value = queries.values_of(question.unit_ids, question.window, question.source)[found.code]
    count = Count(value.numerator, value.denominator)
    context = {
        "question": question,
        "figure": found,
        "crumbs": [Crumb(_("Trong ngày"), question.address("board:day", ky="")), Crumb(_(found.name))],
        "agreed": agreed(),
        "value": day.stat(value, question),
        "tabs": part_tabs(parts, count, part, lambda one: question.address("board:figure", figure, phan=one)),
        "total": rows_in(part, count),
        "listing": _listing(request, found.counts, part, question, ("board:figure", figure)),
    }
    return render(request, "board/figure.html", context)


@drawn_once
def the_day(request: HttpRequest) -> HttpResponse:
    """What came, what is in hand, what is late, hour by hour."""
    question = question_of(request, otherwise=TODAY)
    ids, window, source = question.unit_ids, question.window, question.source
    of_day = replace(question, window=day.day_of(window))
    flow = queries.flow_of_day(ids, of_day.window, source)
    context = {
        "question": question,
        "values": day.stats(queries.values_of(ids, window, source), question),
        "rows": day.by_unit(queries.values_by_unit(ids, window, source), question),
        "columns": day.COLUMNS,
        "bars": day.bars(flow, of_day),
        "series": day.series(),
        "flow_said": day.said(flow),
        "as_of": question.window.at,
        "agreed": agreed(),
        "live_url": question.address("board:day", phan="so-lieu"),
    }
    if is_live(request):
        return render(request, "board/_day.html", context)
    return render(request, "board/day.html", {**frame(question, "day"), **context})


def _listing(
    request: HttpRequest, counts: str, part: Part, question: Question, view: tuple[str, ...], procedure: str = ""
) -> Any:
    here = question.address(*view, phan=part.value, **({"thu-tuc": procedure} if procedure else {}))
    actor = request.actor  # type: ignore[attr-defined]  # set by web.ui.acting
    at_row = request.GET.get("sau", "")
    return listed(counts, part, question, actor, at_row=at_row, here=here, procedure=procedure)


def _live_url(request: HttpRequest, part: Part, question: Question, code: str) -> str:
    """The same part of the same list, from the same place on."""
    place = {name: request.GET[name] for name in ("sau", "thu-tuc") if name in request.GET}
    return question.address("board:indicator", code, phan=part.value, vung=REGION, **place)
