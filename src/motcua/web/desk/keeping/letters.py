"""Thư không gửi được: letters that nobody tries to send any more, why, and sending them again.

Whoever keeps the house needs neither what a letter says nor whom it is for: its page has neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from motcua.core.dossiers.pages import Key, page_of
from motcua.core.dossiers.policies import scoped
from motcua.core.notifications.errors import Why
from motcua.core.notifications.models import Message
from motcua.core.notifications.policies import KEEPERS, may_keep_letters
from motcua.core.notifications.queries import failed
from motcua.core.notifications.services.send_again import send_again
from motcua.web.desk.frame import desk_page, for_officers
from motcua.web.desk.keeping.again import pages_around, tried_again
from motcua.web.desk.words import Words, event_words
from motcua.web.ui import errors
from motcua.web.ui.requests import ActingRequest

_NEWEST_FIRST = (Key("created_at", datetime.fromisoformat, descending=True), Key("pk", UUID, descending=True))
_BECAUSE: dict[str, Words] = {
    Why.NO_ADDRESS: gettext_lazy("Người nhận không còn địa chỉ thư điện tử."),
    Why.RECIPIENT: gettext_lazy("Nơi nhận báo không có địa chỉ này. Xin nhờ bộ phận một cửa hỏi lại người nhận."),
    Why.LETTER: gettext_lazy("Nơi nhận từ chối thư này, hoặc địa chỉ viết sai quy cách."),
    Why.CARRIER: gettext_lazy("Máy chủ thư không trả lời suốt nhiều ngày. Khi máy chủ chạy lại, xin gửi lại."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """`code` is empty for a letter about no dossier, `opens` whether she may see the one it is about."""

    id: UUID
    kind: str
    code: str
    opens: bool
    to: str
    address: str
    written_at: datetime
    attempts: int
    because: Words


@for_officers(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: ActingRequest) -> HttpResponse:
    """The letters to send again are those whose ids are posted: one of them, or all that stand on the page."""
    if not may_keep_letters(request.actor):
        return errors.page(request, 403, said=_("Chỉ người quản trị của cơ quan cao nhất mở được trang này."))
    refused = ""
    if request.method == "POST":
        sent, refused = tried_again(
            request.POST.getlist("thu"),
            lambda said: send_again(UUID(said), actor=request.actor),
            _("Không có thư này."),
        )
        if sent:
            said = ngettext("Đã xếp %(n)d thư vào hàng gửi lại.", "Đã xếp %(n)d thư vào hàng gửi lại.", sent)
            messages.success(request, said % {"n": sent})
        if not refused:
            return redirect("desk:letters")
    page = page_of(failed(), _NEWEST_FIRST, request.GET.get("trang", ""))
    context = {
        "lines": _lines(request, page.rows),
        "refused": refused,
        "pages": pages_around(page),
    }
    return desk_page(request, "desk/keeping/letters.html", context, status=409 if refused else 200)


def _lines(request: ActingRequest, found: Iterable[Message]) -> list[Line]:
    rows = list(found)
    codes = {row.dossier_code for row in rows if row.dossier_code}
    known = set(scoped(request.actor).filter(code__in=codes).values_list("code", flat=True)) if codes else set()
    return [_line(row, opens=row.dossier_code in known) for row in rows]


def _line(row: Message, *, opens: bool) -> Line:
    officer = row.officer
    return Line(
        id=row.pk,
        kind=event_words(row.kind)[0],
        code=row.dossier_code,
        opens=opens,
        to=officer.name if officer else _("Người nộp hồ sơ"),
        address=_masked(officer.user.email if officer else row.party.email if row.party else ""),
        written_at=row.created_at,
        attempts=row.attempts,
        because=_BECAUSE.get(row.why, _("Không gửi được.")),
    )


def _masked(address: str) -> str:
    """a…@example.vn: enough to see a slip in the name of the server, too little to write to somebody."""
    name, at, host = address.partition("@")
    return f"{name[:1]}…@{host}" if at else ""
