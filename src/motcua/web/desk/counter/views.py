"""The counter's pages: the sheet, a scan of a paper, and the slip with the way to the next person."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.core.catalogue.queries import fee_lines, limit_for
from motcua.core.dossiers.rules import channel_of
from motcua.core.dossiers.services.read_dossier import read_dossier
from motcua.core.identity.definitions import Role
from motcua.kernel.errors import DomainError
from motcua.web.desk.counter.eform import change_rows, first_wrong, read_answers, typed_form
from motcua.web.desk.counter.form import SheetForm
from motcua.web.desk.counter.person import find_person
from motcua.web.desk.counter.receiving import receive
from motcua.web.desk.counter.scans import BOX, keep_scan, keep_sent_along
from motcua.web.desk.counter.sheet import Sheet, blank
from motcua.web.desk.counter.visit import visitors
from motcua.web.desk.frame import desk_page, for_officers, look_of
from motcua.web.desk.rows import title_of
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.wording import limit_words

_BOX = re.compile(r"[A-Za-z][\w.-]{0,80}")


@for_officers(Role.ONE_STOP)
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: ActingRequest) -> HttpResponse:
    """`do` says what was pressed: person, procedure, add, remove, forget, receive. The sheet comes back whole."""
    unit = request.unit
    if unit is None:
        raise Http404
    if request.method != "POST":
        return _show(request, blank(unit, {"procedure": request.GET.get("thu-tuc")}))
    sheet = Sheet.read(request.POST, unit)
    keep_sent_along(request, sheet, actor=request.actor)
    read_answers(sheet)
    act, _, about = request.POST.get("do", "person").partition(":")
    match act:
        case "add" | "remove":
            change_rows(sheet, act, about)
        case "forget":
            sheet.forget_person()
        case "person":
            find_person(sheet, actor=request.actor)
        case "receive":
            dossier = receive(sheet, actor=request.actor)
            if dossier is not None:
                return redirect("desk:visit" if dossier.waits_at_counter else "desk:counter_done", dossier.code)
    return _show(request, sheet, status=422 if sheet.wrong else 200)


@for_officers(Role.ONE_STOP)
@require_POST
def scan(request: ActingRequest, code: str) -> HttpResponse:
    """One scanned sheet or file, kept for the desk until the dossier exists; answers with its line of the list."""
    upload = request.FILES.get(f"{BOX}{code}")
    if upload is None or request.unit is None:
        raise Http404
    try:
        kept = keep_scan(upload, request.unit, actor=request.actor)
    except DomainError as problem:
        return HttpResponse(problem.message, status=422, content_type="text/plain; charset=utf-8")
    context = {"file": kept.file, "code": code, "blurred": kept.blurred, "more": True}
    return render(request, "desk/_counter_file.html", context)


@for_officers(Role.ONE_STOP)
@require_safe
def done(request: ActingRequest, code: str) -> HttpResponse:
    """The slip, ready to print, and the way to the next person."""
    with nothing_revealed():
        dossier = read_dossier(code, actor=request.actor, purpose="counter_reception")
    same = urlencode({"thu-tuc": dossier.procedure.procedure.code})
    context = {
        "dossier": dossier,
        "title": title_of(dossier),
        "same": f"{reverse('desk:counter')}?{same}",
    }
    return desk_page(request, "desk/counter_done.html", context)


def _show(request: ActingRequest, sheet: Sheet, *, status: int = 200) -> HttpResponse:
    papers = sheet.papers()
    context: dict[str, Any] = {
        "sheet": sheet,
        "form": SheetForm(sheet),
        "papers": papers,
        "typed_form": typed_form(sheet, judged=any(name.startswith("form:") for name in sheet.wrong)),
        "begin": _begin(sheet),
        "general": sheet.wrong.get("", []),
        **_promise(sheet),
    }
    found = look_of(request)
    return desk_page(request, "desk/counter.html", context | visitors(request, found), found=found, status=status)


def _begin(sheet: Sheet) -> str:
    """The id of the box that the hands go to next."""
    wrong = next((name for name in sheet.wrong if name in SheetForm.base_fields), "")
    if wrong or (wrong := first_wrong(sheet)):
        return wrong
    if _BOX.fullmatch(at := sheet.said("at")):
        return at
    if sheet.unknown:
        return "name"
    if not sheet.known:
        return "scan"
    if sheet.version is None:
        return "procedure"
    return "case" if sheet.cases and sheet.case is None else "all"


def _promise(sheet: Sheet) -> dict[str, Any]:
    """How long it takes and what it costs by the way it is filed, to be told before the slip is printed."""
    if sheet.version is None:
        return {}
    channel = channel_of(sheet.way)
    limit = limit_for(sheet.version, sheet.case, channel)
    said = limit_words(limit.amount, limit.unit) if limit else ""
    return {"limit": said, "fees": fee_lines(sheet.version, sheet.case, channel)}
