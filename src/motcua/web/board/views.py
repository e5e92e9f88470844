"""Two pages: the board, and a figure opened to its rows."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.core.identity import queries as identity
from motcua.core.index import queries
from motcua.core.index.engine.conditions import Part
from motcua.core.index.figures import FIGURES, Figure
from motcua.core.ledger.queries import latest_seal
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.board import tables
from motcua.web.board.question import Question, asked, periods
from motcua.web.ui.parts import Crumb, Pages

PER_PAGE = 50


def home(request: HttpRequest) -> HttpResponse:
    """The whole board; asked for by htmx, only the figures that move."""
    question = _question(request)
    context = {
        "question": question,
        "periods": periods(question.window.at),
        "units": identity.subtree(identity.root(question.window.at.date()), question.window.at.date()),
        **figures(question),
    }
    live = request.headers.get("HX-Request") and request.GET.get("phan") == "so-lieu"
    return render(request, "board/_figures.html" if live else "board/home.html", context)


def figures(question: Question) -> dict[str, Any]:
    """Everything inside the live region, in a fixed number of queries."""
    flow = queries.flow_of_day(question.unit_ids, tables.day_of(question.window))
    return {
        "values": tables.stats(queries.values_of(question.unit_ids, question.window), question),
        "rows": tables.by_unit(queries.values_by_unit(question.unit_ids, question.window), question),
        "columns": tables.COLUMNS,
        "bars": tables.bars(flow),
        "series": [_("Gửi đến"), pgettext("count", "Tiếp nhận"), _("Có kết quả")],
        "flow_said": tables.said(flow),
        "as_of": question.window.at,
        "seal": (seal := latest_seal()),
        "seal_hash": bytes(seal.hash).hex() if seal else "",
        "live_url": question.address(phan="so-lieu"),
    }


def opened(request: HttpRequest, figure: str) -> HttpResponse:
    """The rows behind a figure: as many as the number says. Codes are shown to those who may see the dossier."""
    if figure not in FIGURES:
        raise Http404
    question, found = _question(request), FIGURES.get(figure)
    said = request.GET.get("phan", "")
    part = Part(said) if said in list(Part) else Part.PART
    rows = queries.rows_of(found, part, question.unit_ids, question.window)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    known = queries.known_to(request.actor, page.object_list)  # type: ignore[attr-defined]  # set by web.ui.acting
    context = {
        "question": question,
        "figure": found,
        "crumbs": [Crumb(_("Chất lượng phục vụ"), question.address()), Crumb(_(found.name))],
        "value": queries.values_of(question.unit_ids, question.window)[found.code],
        "part": part,
        "tabs": tables.part_tabs(found, part, question),
        "rows": tables.dossier_rows(page.object_list, known, question.window),
        "columns": tables.DOSSIER_COLUMNS,
        "total": page.paginator.count,
        "pages": _pages(found, part, question, page),
        "as_of": clock.now(),
    }
    return render(request, "board/figure.html", context)


def _question(request: HttpRequest) -> Question:
    try:
        return asked(request)
    except DomainError as error:
        raise Http404(error.message) from error


def _pages(figure: Figure, part: Part, question: Question, page: Any) -> Pages:
    def address(number: int) -> str:
        return question.address("board:figure", figure.code, phan=part, trang=str(number))

    return Pages(
        address(page.previous_page_number()) if page.has_previous() else "",
        address(page.next_page_number()) if page.has_next() else "",
        f"{page.start_index()}–{page.end_index()} / {page.paginator.count}" if page.paginator.count else "",
    )
