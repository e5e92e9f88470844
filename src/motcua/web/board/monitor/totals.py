"""What the nation's systems say that a unit received, beside what we have: entered, imported, and every mismatch."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.core.identity.models import Unit
from motcua.core.index.engine import live
from motcua.core.index.engine.conditions import Part
from motcua.core.index.models import TotalKind
from motcua.core.index.policies import Action, may
from motcua.core.index.queries.asked import scope_of, with_all_below
from motcua.core.index.queries.national import corrections, divided_by_totals, newest_totals
from motcua.core.index.queries.scored import lists_of
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import Count
from motcua.core.index.services.enter_total import enter_total
from motcua.core.index.services.import_totals import import_totals
from motcua.kernel.errors import DomainError
from motcua.web.board import words
from motcua.web.board.index_page import Number, rows_href
from motcua.web.board.monitor.asking import Question, question_of
from motcua.web.board.monitor.forms import TableForm, TotalForm
from motcua.web.board.monitor.frame import for_watchers, refused, shown
from motcua.web.board.question import Question as BoardQuestion
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.tags.filters import number


@dataclass(frozen=True, slots=True)
class TotalRow:
    """`wrong` names what does not agree; empty where all that is known agrees. `corrected`: what was entered anew."""

    unit: Unit
    reported: str
    synced: str
    ours: Number
    sent: Number | None
    wrong: list[str]
    known: bool
    corrected: list[str]


@for_watchers
@require_http_methods(["GET", "HEAD", "POST"])
def totals(request: ActingRequest) -> HttpResponse:
    question = question_of(request)
    keeps = may(request.actor, Action.KEEP, question.unit.pk)
    if request.method == "POST" and not keeps:
        return refused(request)
    units = [branch.unit for branch in question.units]
    total, table = _forms(request, units) if keeps else (None, None)
    if total is not None and table is not None and (done := _posted(request, question, total, table)):
        return done
    rows = _rows(units, question)
    context = {
        "rows": rows,
        "wrong": sum(bool(row.wrong) for row in rows),
        "known": any(row.known for row in rows),
        "form": total,
        "table": table,
    }
    bad = (total is not None and total.errors) or (table is not None and table.errors)
    return shown(request, "totals", context, question=question, status=422 if bad else 200)


def _forms(request: ActingRequest, units: list[Unit]) -> tuple[TotalForm, TableForm]:
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    initial = {"unit": request.GET.get("sua", "")}
    total = TotalForm(request.POST if sent == TotalForm.slug else None, units=units, initial=initial)
    filed = sent == TableForm.slug
    return total, TableForm(request.POST if filed else None, request.FILES if filed else None)


def _posted(request: ActingRequest, question: Question, total: TotalForm, table: TableForm) -> HttpResponse | None:
    if total.is_bound and total.is_valid() and _entered(request, question, total):
        messages.success(request, _("Đã ghi tổng số của %(unit)s.") % {"unit": total.cleaned_data["unit"].name})
        return redirect(question.address("totals"))
    if table.is_bound and table.is_valid():
        try:
            taken = import_totals(table.cleaned_data["file"], actor=request.actor, source=table.cleaned_data["source"])
        except DomainError as refusal:
            table.refuse(refusal)
            return None
        messages.success(request, ngettext("Đã nhập %(n)d số.", "Đã nhập %(n)d số.", len(taken)) % {"n": len(taken)})
        return redirect(question.address("totals"))
    return None


def _entered(request: ActingRequest, question: Question, form: TotalForm) -> bool:
    """Both numbers or none."""
    said: dict[str, Any] = form.cleaned_data
    with transaction.atomic():
        for kind in TotalKind.values:
            if said[kind] is None:
                continue
            try:
                enter_total(
                    actor=request.actor, unit=said["unit"], period=question.window.code,
                    kind=kind, total=said[kind], source=said["source"],
                )  # fmt: skip
            except DomainError as refusal:
                form.refuse(refusal, total=kind)
        if form.errors:
            transaction.set_rollback(True)
    return not form.errors


def _rows(units: list[Unit], question: Question) -> list[TotalRow]:
    asked, chosen = with_all_below(units, question.window.tree_day), set_on(question.window.tree_day)
    counted = live.count(scope_of(asked), question.window, lists_of(chosen))
    board = question.on_board(chosen)
    known: dict[int, dict[str, int]] = {}
    for row in newest_totals().filter(unit__in=units, period=question.window.code):
        known.setdefault(row.unit_id, {})[row.kind] = row.total
    corrected: dict[int, list[str]] = {}
    for one in corrections([unit.pk for unit in units], question.window.code):
        corrected.setdefault(one.row.unit_id, []).append(words.corrected(one))
    return [
        _row(
            unit,
            known.get(unit.pk, {}),
            _received(counted[unit.pk]["received"], board.of(unit)),
            _sent(counted[unit.pk], board.of(unit)),
            corrected.get(unit.pk, []),
        )
        for unit in units
    ]


def _received(count: Count, board: BoardQuestion) -> Number:
    received = count.numerator or 0
    return Number(number(received, 0), received, board.address("board:figure", "received"))


def _sent(counts: Mapping[str, Count], board: BoardQuestion) -> Number | None:
    """None where nobody tells of it, or where the set has no indicator in which it could be opened."""
    indicator = divided_by_totals(board.scored_by)
    sent = counts[indicator.counts].numerator if indicator else None
    if indicator is None or sent is None:
        return None
    return Number(number(sent, 0), sent, rows_href(board, indicator.code, Part.PART))


def _row(unit: Unit, said: Mapping[str, int], ours: Number, sent: Number | None, corrected: list[str]) -> TotalRow:
    reported, synced = said.get(TotalKind.REPORTED), said.get(TotalKind.SYNCED)
    pairs = (
        (_("BCQG khác Cổng: %(difference)s"), reported, synced),
        (_("BCQG khác ta: %(difference)s"), reported, ours.count),
        (_("Cổng khác ta: %(difference)s"), synced, ours.count),
    )
    wrong = [
        text % {"difference": _difference(a - b)} for text, a, b in pairs if a is not None and b is not None and a != b
    ]
    return TotalRow(
        unit,
        _shown(reported),
        _shown(synced),
        ours,
        sent,
        wrong,
        reported is not None or synced is not None,
        corrected,
    )


def _difference(value: int) -> str:
    return f"{'+' if value > 0 else '−'}{number(abs(value), 0)}"


def _shown(value: int | None) -> str:
    return "" if value is None else number(value, 0)
