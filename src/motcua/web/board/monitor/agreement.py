"""The comparisons for whoever watches units: each difference in words, and the order to compare now."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from motcua.core.dossiers.policies import scoped
from motcua.core.identity.models import Unit
from motcua.core.index.agreement import Counted, Difference, Fault
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.policies import may_keep, watched
from motcua.core.index.queries.agreement import agreements, differences_of, is_comparing
from motcua.core.index.queries.sets import set_on
from motcua.core.index.services.ask_comparison import ask_comparison
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.board import agreeing, words
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.views.agreement import SHOWN
from motcua.web.board.views.frame import is_live
from motcua.web.ui import errors
from motcua.web.ui.requests import ActingRequest

LOOKS_AGAIN = 3
"""Seconds: a job that is done says so only by being gone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One difference: of whom, of what, and what differs."""

    unit: str
    what: str
    href: str
    said: str


FACT_LABELS = {
    "accepted_at": gettext_lazy("lúc tiếp nhận"),
    "due_at": gettext_lazy("ngày hẹn trả"),
    "finished_at": gettext_lazy("lúc xong"),
    "outcome": gettext_lazy("cách kết thúc"),
    "state": gettext_lazy("trạng thái"),
    "late_from": gettext_lazy("mốc tính quá hạn"),
    "way": gettext_lazy("cách nộp"),
    "channel": gettext_lazy("kênh nộp"),
    "supplements": gettext_lazy("số lần yêu cầu bổ sung"),
    "digitised_at": gettext_lazy("lúc số hóa"),
    "reused_at": gettext_lazy("lúc dùng lại giấy tờ"),
    "shared_at": gettext_lazy("lúc khai thác kho dữ liệu"),
    "electronic_result_at": gettext_lazy("lúc có kết quả điện tử"),
    "paid_at": gettext_lazy("lúc nộp phí"),
    "paid_online_at": gettext_lazy("lúc thanh toán trực tuyến"),
    "synced_at": gettext_lazy("lúc đồng bộ lên Cổng"),
    "unhappy_at": gettext_lazy("lúc bị chê"),
    "rated_at": gettext_lazy("lúc đánh giá"),
    "rulings": gettext_lazy("kết quả giải quyết đề nghị tính lại"),
    "worked_minutes": gettext_lazy("thời gian làm việc đã dùng"),
}
"""The parts of a fact that indicators ask for; what is not among them is told by its own name."""


@for_watchers
@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: ActingRequest) -> HttpResponse:
    if request.method == "POST":
        try:
            ask_comparison(actor=request.actor)
        except DomainError as refusal:
            return errors.refusal(request, refusal, status=403)
        return redirect("board:monitor:agreement")
    found = agreements(SHOWN)
    last = found[0] if found else None
    lines = lines_of(differences_of(last), request.actor)
    comparing = is_comparing()
    context = {
        "last": last,
        "told": [agreeing.told(one) for one in found],
        "lines": lines,
        "elsewhere": len(last.differences) - len(lines) if last else 0,
        "may_compare": may_keep(request.actor),
        "comparing": comparing,
        "seconds": LOOKS_AGAIN if comparing else 0,
        "live_url": f"{reverse('board:monitor:agreement')}?phan=so-lieu",
    }
    return shown(request, "agreement", context, template="_agreement" if is_live(request) else "")


def lines_of(differences: Iterable[Difference], actor: Actor) -> list[Line]:
    """Those of the units that she watches, in words; a dossier opens for whoever may see it."""
    units = dict(Unit.objects.filter(pk__in=watched(actor)).values_list("code", "name"))
    mine = [one for one in differences if one.unit in units or _is_keepers(one, actor)]
    ids = [one.dossier for one in mine if one.dossier]
    opens = {str(pk) for pk in scoped(actor).filter(pk__in=ids).values_list("pk", flat=True)} if ids else set()
    chosen = set_on(clock.today())
    return [_line(one, units.get(one.unit, one.unit), opens, chosen) for one in mine]


def _is_keepers(one: Difference, actor: Actor) -> bool:
    """What hangs nowhere in the tree is below nobody: it is told to who watches the whole."""
    return one.fault is Fault.COUNTED_NOWHERE and may_keep(actor)


def _line(one: Difference, unit: str, opens: Container[str], chosen: IndicatorSet) -> Line:
    if one.fault is Fault.ENGINES_DIFFER:
        what = f"{agreeing.figure_name(one.counts, chosen)}, {agreeing.period_name(one.period)}"
        return Line(unit, what, agreeing.address_of(one.counts, one.period, chosen, one.unit), _of_figure(one))
    if one.fault is Fault.UNIT_NOT_THERE_YET:
        said = ngettext(
            "%(n)d hồ sơ tiếp nhận trước ngày đơn vị có trong cây đơn vị",
            "%(n)d hồ sơ tiếp nhận trước ngày đơn vị có trong cây đơn vị",
            one.dossiers,
        )
        return Line(unit, _("Cây đơn vị"), "", said % {"n": one.dossiers})
    if one.fault is Fault.COUNTED_NOWHERE:
        said = ngettext(
            "%(n)d hồ sơ của đơn vị không thuộc cây đơn vị, nên không tính vào đâu",
            "%(n)d hồ sơ của đơn vị không thuộc cây đơn vị, nên không tính vào đâu",
            one.dossiers,
        )
        return Line(unit, _("Cây đơn vị"), "", said % {"n": one.dossiers})
    href = reverse("desk:dossier", args=[one.code]) if one.dossier in opens else ""
    return Line(unit, _("Hồ sơ %(code)s") % {"code": one.code}, href, _of_fact(one))


def _of_figure(one: Difference) -> str:
    both = {"shown": _fraction(one.shown), "again": _fraction(one.again)}
    return _("bảng ghi %(shown)s, đếm lại từ sổ sự kiện %(again)s") % both


def _fraction(counted: Counted) -> str:
    above, below = (words.thousands(number) if number is not None else "–" for number in counted)
    return above if counted[1] is None else f"{above}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}{below}"


def _of_fact(one: Difference) -> str:
    match one.fault:
        case Fault.FACT_MISSING:
            return _("có trong sổ sự kiện mà không có trong số liệu")
        case Fault.FACT_WITHOUT_EVENTS:
            return _("có trong số liệu mà không có trong sổ sự kiện")
        case _:
            named = ", ".join(str(FACT_LABELS.get(column, column)) for column in one.columns)
            return _("số liệu khác sổ sự kiện ở: %(columns)s") % {"columns": named}
