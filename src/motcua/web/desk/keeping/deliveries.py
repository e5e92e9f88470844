"""Việc tự động chưa làm được: what was to follow an event by itself and did not, and having it tried at once.

An error's own words may name a person, so that only its kind is shown; the words stand in the log and in the table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from motcua.core.dossiers.pages import Key, page_of
from motcua.core.dossiers.policies import scoped
from motcua.core.ledger.models import FailedDelivery
from motcua.core.ledger.queries import failures
from motcua.core.notifications.policies import KEEPERS, may_keep_letters
from motcua.core.notifications.services.deliver_again import deliver_again
from motcua.kernel import clock
from motcua.web.desk.frame import desk_page, for_officers
from motcua.web.desk.keeping.again import pages_around, tried_again
from motcua.web.desk.words import Words, event_words
from motcua.web.ui import errors
from motcua.web.ui.requests import ActingRequest

_NEWEST_FIRST = (Key("pk", int, descending=True),)
_HOUR, _DAY = 60, 24 * 60
_OF_DOSSIERS = "motcua.core.dossiers.subscribers."
DUTIES: Mapping[str, Words] = {
    f"{_OF_DOSSIERS}refresh_whoever_watches": gettext_lazy("Làm mới trang của người đang xem"),
    f"{_OF_DOSSIERS}tell_the_people_concerned": gettext_lazy("Báo tin cho người liên quan"),
    f"{_OF_DOSSIERS}return_online_results_by_themselves": gettext_lazy("Tự trả kết quả trực tuyến"),
    f"{_OF_DOSSIERS}keep_the_result_for_its_owner": gettext_lazy("Cất kết quả vào kho giấy tờ của người nộp"),
    "motcua.core.index.subscribers.move_the_board": gettext_lazy("Làm mới bảng chất lượng"),
    "motcua.core.index.subscribers.another_system_moves_it_too": gettext_lazy("Làm mới bảng chất lượng"),
    "motcua.core.index.subscribers.ratings_move_it_too": gettext_lazy("Làm mới bảng chất lượng"),
    "motcua.core.catalogue.subscribers.end_what_the_unit_offered": gettext_lazy(
        "Kết thúc phân công thủ tục của đơn vị đã thôi hoạt động"
    ),
}
"""What each subscriber is there for, by the name under which the ledger calls it."""


@dataclass(frozen=True, slots=True)
class Line:
    """`code` only where she may open the dossier; `error` is its kind. `since` and `next_try` are lengths of time."""

    id: int
    duty: Words
    event: str
    number: int
    code: str
    happened_at: datetime
    error: str
    attempts: int
    since: str
    next_try: str


@for_officers(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def deliveries(request: ActingRequest) -> HttpResponse:
    """Those to try at once are the ids that are posted: one of them, or all that stand on the page."""
    if not may_keep_letters(request.actor):
        return errors.page(request, 403, said=_("Chỉ người quản trị của cơ quan cao nhất mở được trang này."))
    refused = ""
    if request.method == "POST":
        done, refused = tried_again(
            request.POST.getlist("viec"),
            lambda said: deliver_again(int(said), actor=request.actor),
            _("Không có việc này."),
        )
        if done:
            said = ngettext("Hệ thống đang làm lại %(n)d việc.", "Hệ thống đang làm lại %(n)d việc.", done)
            messages.success(request, said % {"n": done})
        if not refused:
            return redirect("desk:deliveries")
    page = page_of(failures(), _NEWEST_FIRST, request.GET.get("trang", ""))
    context = {
        "lines": _lines(request, page.rows),
        "refused": refused,
        "pages": pages_around(page),
    }
    return desk_page(request, "desk/keeping/deliveries.html", context, status=409 if refused else 200)


def _lines(request: ActingRequest, found: Iterable[FailedDelivery]) -> list[Line]:
    rows, now = list(found), clock.real_now()
    of_dossiers = {UUID(row.event.aggregate_id) for row in rows if row.event.aggregate == "dossier"}
    own = scoped(request.actor).filter(pk__in=of_dossiers) if of_dossiers else ()
    codes = {str(one.pk): one.code for one in own}
    return [
        Line(
            id=row.pk,
            duty=DUTIES.get(row.subscriber, row.subscriber),
            event=event_words(row.event.kind)[0],
            number=row.event_id,
            code=codes.get(row.event.aggregate_id, ""),
            happened_at=row.event.happened_at,
            error=row.error.partition(":")[0],
            attempts=row.attempts,
            since=_length(row.event.recorded_at, now),
            next_try=_length(now, row.next_attempt_at) if row.next_attempt_at > now else "",
        )
        for row in rows
    ]


def _length(begin: datetime, end: datetime) -> str:
    """Of real time, for nobody works by the hours of the city when a machine waits."""
    minutes = max(1, ceil((end - begin).total_seconds() / 60))
    if minutes < 2 * _HOUR:
        return _("%(n)d phút") % {"n": minutes}
    if minutes < 2 * _DAY:
        return _("%(n)d giờ") % {"n": minutes // _HOUR}
    return _("%(n)d ngày") % {"n": minutes // _DAY}
