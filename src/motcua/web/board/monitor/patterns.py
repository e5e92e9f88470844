"""Patterns that flatter a figure: how many dossiers show each, which ones, and the unit's word beside them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.core.index.models import UnitWord
from motcua.core.index.patterns import PATTERNS, Pattern, Thresholds, thresholds_on
from motcua.core.index.policies import Action, may, offices
from motcua.core.index.queries.patterns import MOST, Found, found, words_of
from motcua.core.index.services.say_word import say_word
from motcua.kernel.errors import DomainError
from motcua.web.board.index_page import Number
from motcua.web.board.monitor.asking import Question, question_of
from motcua.web.board.monitor.forms import WordForm
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.monitor.rows import Line, lines_of
from motcua.web.board.paging import SIZE, page_asked, pages
from motcua.web.ui.parts import Crumb, Happening
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.tags.filters import number


@dataclass(frozen=True, slots=True)
class PatternRow:
    pattern: Pattern
    threshold: str
    number: Number
    words: int


@dataclass(frozen=True, slots=True)
class FoundRow:
    line: Line
    said: str


@for_watchers
@require_safe
def patterns(request: ActingRequest) -> HttpResponse:
    question = question_of(request)
    said = thresholds_on(question.window.tree_day)
    spoken = [word.pattern for word in words_of(question.asked.counted, question.window.code)]
    context = {
        "rows": [_row(one, question, said, spoken) for one in PATTERNS],
        "thresholds": said,
    }
    return shown(request, "patterns", context, question=question)


@for_watchers
@require_http_methods(["GET", "HEAD", "POST"])
def pattern(request: ActingRequest, slug: str) -> HttpResponse:
    one = next((one for one in PATTERNS if one.slug == slug), None)
    if one is None:
        raise Http404(slug)
    question = question_of(request)
    form = _form(request, question)
    if form is not None and form.is_bound and form.is_valid() and _spoken(request, question, one, form):
        messages.success(request, _("Đã ghi lời của đơn vị."))
        return redirect(question.address("pattern", slug))
    said = thresholds_on(question.window.tree_day)
    rows = found(one.code, question.asked.counted, question.window, said)
    asked = page_asked(request, len(rows))
    on_page = rows[(asked - 1) * SIZE : asked * SIZE]
    lines = {line.dossier_id: line for line in lines_of([row.dossier_id for row in on_page], request.actor)}
    context: dict[str, Any] = {
        "pattern": one,
        "threshold": threshold_words(one.code, said),
        "thresholds": said,
        "number": len(rows),
        "is_most": len(rows) == MOST,
        "rows": [_found(one, row, lines[row.dossier_id]) for row in on_page if row.dossier_id in lines],
        "pages": pages(asked, len(rows), lambda page: question.address("pattern", slug, trang=str(page))),
        "words": [
            _told(word) for word in words_of(question.asked.counted, question.window.code).filter(pattern=one.code)
        ],
        "form": form,
        "crumbs": [Crumb(_("Dấu hiệu cần xem"), question.address("patterns")), Crumb(_(one.name))],
    }
    bad = form is not None and form.errors
    return shown(request, "patterns", context, question=question, template="pattern", status=422 if bad else 200)


def threshold_words(code: str, said: Thresholds) -> str:
    """From when this pattern is worth a look."""
    match code:
        case "late_supplement":
            return _("từ %(share)s thời hạn đã qua") % {
                "share": f"{number(float(said.late_supplement.share_used * 100), 0)}%"
            }
        case "filed_again":
            return _("trong %(n)d ngày sau khi kết thúc") % {"n": said.filed_again.days}
        case "held_back":
            return _("từ %(n)d ngày làm việc") % {"n": said.held_back.working_days}
        case "poor_result":
            return _("nhỏ hơn %(n)d byte, hoặc trùng trong %(days)d ngày gần nhất") % {
                "n": said.poor_result.least_bytes,
                "days": said.poor_result.look_back_days,
            }
        case "one_device":
            return _("từ %(n)d đánh giá trong kỳ") % {"n": said.one_device.ratings}
    return _("mọi hồ sơ")


def _found(one: Pattern, row: Found, line: Line) -> FoundRow:
    """What goes with a dossier (another one's code) is for whoever may see it."""
    return FoundRow(line, _measured(one.code, row) if line.code or one.code != "filed_again" else "")


def _measured(code: str, row: Found) -> str:
    """What was measured in one dossier."""
    match code:
        case "late_supplement":
            return _("đã dùng %(share)s thời hạn") % {"share": f"{number(row.amount * 100, 0)}%"}
        case "filed_again":
            return _("nộp lại: %(code)s") % {"code": row.other}
        case "held_back":
            days = round(row.amount)
            return ngettext("chờ trả %(n)d ngày làm việc", "chờ trả %(n)d ngày làm việc", days) % {"n": days}
        case "poor_result":
            return (
                _("cùng tệp %(hash)s trong %(n)d hồ sơ") % {"hash": row.other, "n": row.amount}
                if row.amount
                else _("tệp gần như rỗng")
            )
        case "one_device":
            return _("thiết bị %(hash)s, %(n)d đánh giá") % {"hash": row.other, "n": row.amount}
    return _("cán bộ nhập, ghi là trực tuyến")


def _row(one: Pattern, question: Question, said: Thresholds, spoken: list[str]) -> PatternRow:
    rows = found(one.code, question.asked.counted, question.window, said)
    opens = Number(_counted(len(rows)), len(rows), question.address("pattern", one.slug))
    return PatternRow(one, threshold_words(one.code, said), opens, spoken.count(one.code))


def _counted(found: int) -> str:
    """Beyond what is read at all nobody counts."""
    said = number(found, 0)
    return _("từ %(n)s") % {"n": said} if found == MOST else said


def _form(request: ActingRequest, question: Question) -> WordForm | None:
    """For the officers of the unit that the page is about."""
    if request.actor.unit_id is None or question.unit.pk not in offices(request.actor.unit_id):
        return None
    if not may(request.actor, Action.SPEAK, question.unit.pk):
        return None
    return WordForm(request.POST if request.method == "POST" else None)


def _spoken(request: ActingRequest, question: Question, one: Pattern, form: WordForm) -> bool:
    said = {"unit": question.unit, "pattern": one.code, "period": question.window.code}
    try:
        say_word(actor=request.actor, text=form.cleaned_data["text"], **said)  # type: ignore[arg-type]
    except DomainError as refusal:
        form.refuse(refusal)
        return False
    return True


def _told(word: UnitWord) -> Happening:
    return Happening(word.said_at, word.unit.name, word.officer.name, word.text)
