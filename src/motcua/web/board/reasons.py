"""Why a row counted or not, in words. The figure decides (`counted_among`); this only tells what the facts show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.core.dossiers.definitions import NationalChannel, Way
from motcua.core.dossiers.models import DossierFact
from motcua.web.board.words import Say, moment

Told = Callable[[DossierFact, datetime, Say], str]


@dataclass(frozen=True, slots=True)
class Reason:
    met: Told
    missed: Told


def why(counts: str, fact: DossierFact, at: datetime, *, counted: bool, say: Say = moment) -> str:
    """A contest that was upheld comes before everything that the facts show. `say` tells a moment as exactly as the
    reader may know it.
    """
    for ruling in fact.rulings or ():
        if ruling.startswith(f"{counts}:"):
            return _("Theo kết quả giải quyết đề nghị tính lại của đơn vị")
    reason = REASONS.get(counts)
    if reason is None:
        return ""
    return (reason.met if counted else reason.missed)(fact, at, say)


def by(when: datetime | None, at: datetime) -> bool:
    return when is not None and when <= at


def _in_time(fact: DossierFact, at: datetime, say: Say) -> str:
    if by(fact.finished_at, at):
        return _("Xong %(when)s, không quá hẹn") % {"when": say(fact.finished_at)}
    if fact.waited_at(at):
        return _("Đang chờ người nộp bổ sung, không tính thời gian")
    due = fact.promised_at(at)
    if due is None:
        return _("Đang làm, không có ngày hẹn trả")
    return _("Đang làm, còn trong hạn đến %(when)s") % {"when": say(due)}


def _late(fact: DossierFact, at: datetime, say: Say) -> str:
    """Since `late_from`: a promise that passed, or else a second request for more."""
    if fact.late_from is not None and fact.promised_at(fact.late_from) != fact.late_from:
        said = {"when": say(fact.late_from)}
        return _("Yêu cầu bổ sung lần thứ hai, %(when)s: quá một lần thì tính là quá hạn") % said
    said = {"when": say(fact.finished_at), "due": say(fact.late_from or fact.due_at)}
    if by(fact.finished_at, at):
        return _("Xong %(when)s, sau hẹn trả %(due)s") % said
    return _("Chưa xong, quá hẹn trả từ %(due)s") % said


def _standing(fact: DossierFact, at: datetime, say: Say) -> str:
    is_late = fact.late_from is not None and fact.late_from < at
    return _late(fact, at, say) if is_late else _in_time(fact, at, say)


def _online(fact: DossierFact, at: datetime, say: Say) -> str:
    return _("Nộp trực tuyến") if not by(fact.electronic_result_at, at) else _("Nộp trực tuyến, có kết quả điện tử")


def _not_online(fact: DossierFact, at: datetime, say: Say) -> str:
    if fact.channel == NationalChannel.ONLINE:
        return _("Nộp trực tuyến nhưng kết quả không có bản điện tử")
    return _("Nộp qua bưu chính") if fact.channel == NationalChannel.POST else _("Nộp trực tiếp")


def _unhappy(fact: DossierFact, at: datetime, say: Say) -> str:
    if by(fact.unhappy_at, at):
        return _("Bị đánh giá không hài lòng hoặc bị phản ánh, %(when)s") % {"when": say(fact.unhappy_at)}
    return _late(fact, at, say)


def _not_digitised(fact: DossierFact, at: datetime, say: Say) -> str:
    papers, result = by(fact.digitised_at, at), by(fact.electronic_result_at, at)
    if not papers and not result:
        return _("Chưa số hóa thành phần, chưa có kết quả điện tử")
    return (
        _("Thành phần đã số hóa, chưa có kết quả điện tử")
        if papers
        else _("Có kết quả điện tử, thành phần chưa số hóa")
    )


def _way(fact: DossierFact, at: datetime, say: Say) -> str:
    said = {
        Way.SELF_AFAR: _("Tự nộp từ xa"),
        Way.SELF_AT_CENTRE: _("Tự nộp trên máy của bộ phận một cửa"),
        Way.ASSISTED: _("Nộp trực tuyến, có người hỗ trợ"),
        Way.DIRECT: _("Nộp trực tiếp"),
        Way.POST: _("Nộp qua bưu chính"),
    }
    return said.get(Way(fact.way), _("Cán bộ nhập thay"))


def _since(text: Callable[[], str], name: str) -> Told:
    """What happened, and when: "Đồng bộ: 10:42 13/09/2024"."""
    return lambda fact, at, say: f"{text()}: {say(getattr(fact, name))}"


def _plain(text: Callable[[], str]) -> Told:
    return lambda fact, at, say: text()


def _moved(fact: DossierFact, at: datetime, say: Say) -> str:
    if by(fact.finished_at, at):
        return _("Xong %(when)s") % {"when": say(fact.finished_at)}
    return _("Tiếp nhận %(when)s") % {"when": say(fact.accepted_at)}


_NO_FEE_PAID = _plain(lambda: _("Chưa thanh toán trực tuyến"))
_COUNTED = Reason(_moved, _moved)

REASONS: Mapping[str, Reason] = {
    "handled_on_time": Reason(_in_time, _late),
    "average_time": _COUNTED,
    "dossiers_satisfied": Reason(_in_time, _unhappy),
    "dossiers_uncomplained": Reason(_plain(lambda: _("Không bị phản ánh, đánh giá không hài lòng")), _unhappy),
    "dossiers_online": Reason(_online, _not_online),
    "dossiers_paid_online": Reason(_since(lambda: _("Thanh toán trực tuyến"), "paid_online_at"), _NO_FEE_PAID),
    "dossiers_synced": Reason(
        _since(lambda: _("Đồng bộ"), "synced_at"), _plain(lambda: pgettext("dossier", "Chưa đồng bộ"))
    ),
    "electronic_results": Reason(
        _since(lambda: _("Có kết quả điện tử"), "electronic_result_at"),
        _plain(lambda: _("Chưa có tệp kết quả điện tử")),
    ),
    "digitised": Reason(_plain(lambda: _("Đã số hóa thành phần, có kết quả điện tử")), _not_digitised),
    "reused": Reason(
        _since(lambda: _("Có giấy tờ dùng lại"), "reused_at"),
        _plain(lambda: _("Không có giấy tờ nào được dùng lại")),
    ),
    "shared": Reason(
        _since(lambda: _("Lấy từ kho hoặc đưa vào kho"), "shared_at"),
        _plain(lambda: _("Không lấy giấy tờ từ kho, kết quả chưa vào kho")),
    ),
    "dossiers_on_population": Reason(
        _plain(lambda: _("Người nộp đã xác thực định danh điện tử")),
        _plain(lambda: _("Người nộp chưa xác thực định danh điện tử")),
    ),
    "received": _COUNTED,
    "finished": _COUNTED,
    "in_hand": Reason(_standing, _standing),
    "overdue": Reason(_late, _late),
    "from_afar": Reason(_way, _way),
}
