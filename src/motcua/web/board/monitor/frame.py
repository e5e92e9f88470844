"""What stands around each of these pages: the officer's menu, the choice of unit and period, who is let in."""

from collections.abc import Callable, Iterator
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from motcua.core.index.models import Contest, ContestState
from motcua.core.index.policies import may_keep, watched
from motcua.core.index.queries.sets import broken_sets
from motcua.kernel import clock
from motcua.web.board.monitor import asking
from motcua.web.board.monitor.asking import Question
from motcua.web.ui import errors
from motcua.web.ui.acting import officers_only
from motcua.web.ui.navigation import Group
from motcua.web.ui.parts import Link
from motcua.web.ui.requests import ActingRequest

P = ParamSpec("P")
Page = Callable[Concatenate[ActingRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_watchers(page: Page[P]) -> View[P]:
    """For officers whose role lets them look into the figures of at least one unit. No cache keeps these pages."""

    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        acting = cast(ActingRequest, request)
        if watched(acting.actor):
            return page(acting, *args, **kwargs)
        return errors.page(request, 403, said=_("Chỉ cán bộ của đơn vị và người theo dõi cấp trên xem được trang này."))

    return never_cache(officers_only()(guarded))


def refused(request: ActingRequest) -> HttpResponse:
    """What others say is entered by whoever keeps the index: nobody else is told that it was, or that nothing came."""
    return errors.page(request, 403, said=_("Chỉ người theo dõi chỉ số mới làm được việc này."))


def shown(
    request: ActingRequest,
    name: str,
    context: dict[str, Any],
    *,
    question: Question | None = None,
    status: int = 200,
    template: str = "",
) -> HttpResponse:
    """The page of the address `name`, in the officers' frame."""
    around: dict[str, Any] = {
        "desk_nav": menu(request, question),
        "now": clock.now(),
        "broken_sets": broken_sets() if may_keep(request.actor) else [],
    }
    if question is not None:
        around |= {
            "question": question,
            "periods": asking.periods(clock.now()),
            "here": reverse(f"board:monitor:{name}"),
        }
    return render(request, f"board/monitor/{template or name}.html", around | context, status=status)


def menu(request: ActingRequest, question: Question | None) -> tuple[Group, ...]:
    """The way back to the desk and to the public board, then these pages for the same unit and period."""
    back = (
        Link(_("Hộp việc"), reverse("desk:inbox"), "inbox"),
        Link(_("Bảng chất lượng"), reverse("board:home"), "chart"),
    )
    return Group(back), Group((*_pages(request, question), *_reports(request)), _("Chỉ số của đơn vị"))


def _pages(request: ActingRequest, question: Question | None) -> Iterator[Link]:
    query = question.address("costs").partition("?")[2] if question else ""
    waiting = Contest.objects.filter(unit__in=watched(request.actor), state=ContestState.OPEN).count()
    for name, label, icon, count in (
        ("costs", _("Điểm đang mất"), "minus", 0),
        ("risks", _("Điểm có thể mất"), "clock", 0),
        ("contests", _("Đề nghị tính lại"), "repeat", waiting),
        ("patterns", _("Dấu hiệu cần xem"), "search", 0),
        ("opinions", _("Người dân đánh giá"), "chat", 0),
        ("forecast", _("Dự báo cuối kỳ"), "calendar", 0),
        ("suppose", _("Nếu tính khác đi"), "question", 0),
        ("portal", _("Số của Cổng"), "globe", 0),
        ("totals", _("Tổng số quốc gia"), "list", 0),
        ("agreement", _("Đối chiếu"), "check", 0),
        ("own", _("Của riêng tôi"), "person", 0),
    ):
        href = reverse(f"board:monitor:{name}")
        here = request.path.startswith(href)
        yield Link(label, f"{href}?{query}" if query else href, icon, count or None, current=here)


def _reports(request: ActingRequest) -> Iterator[Link]:
    href = reverse("reports:issued")
    yield Link(_("Báo cáo"), href, "paper", current=request.path == href)
