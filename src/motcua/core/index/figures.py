"""The first live figures, declared. Each counts rows of `DossierFact` and nothing else."""

from django.db.models import F, Q
from django.utils.translation import gettext_noop as _

from motcua.core.dossiers.definitions import Outcome, Way
from motcua.core.index.declarations import Figure, Measure, Window
from motcua.kernel.registry import Registry

FIGURES: Registry[Figure] = Registry("figure")


def _received(window: Window) -> Q:
    return window.holds("accepted_at")


def _handled(window: Window) -> Q:
    return window.holds("finished_at") & Q(accepted_at__isnull=False)


def _received_or_handled(window: Window) -> Q:
    return _received(window) | _handled(window)


def _once_asked(window: Window) -> Q:
    """More than one request for supplements counts as late, whatever the clock says."""
    return Q(supplements__lte=1)


def _in_time(window: Window) -> Q:
    """Ended: net of pauses, not after the promise. Waiting for the citizen: the request is the end so far. Else: now.

    `due_at` was moved by each pause in working time, so comparing with it subtracts the pauses.
    """
    ended = Q(finished_at__lte=F("due_at"))
    waiting = Q(
        finished_at=None,
        paused_since__isnull=False,
        last_supplement_at__lte=F("due_at"),
    )
    running = Q(finished_at=None, paused_since=None, due_at__gte=window.at)
    no_promise = Q(due_at=None)
    return ended | waiting | running | no_promise


def _on_time(window: Window) -> Q:
    return _received_or_handled(window) & _once_asked(window) & _in_time(window)


def _overdue_now(window: Window) -> Q:
    return Q(
        accepted_at__isnull=False,
        finished_at=None,
        paused_since=None,
        due_at__lt=window.at,
    )


def _being_handled(window: Window) -> Q:
    return Q(accepted_at__isnull=False, finished_at=None)


RECEIVED = Measure("received", "Hồ sơ đã tiếp nhận", _received)
HANDLED = Measure("handled", "Hồ sơ đã giải quyết xong", _handled)
ON_TIME = Measure("on_time", "Đúng hạn, trước hạn hoặc còn trong hạn", _on_time)
COUNTED = Measure("counted", "Đã tiếp nhận hoặc giải quyết trong kỳ", _received_or_handled)
FROM_AFAR = Measure("from_afar", "Tự nộp từ xa", lambda window: _received(window) & Q(way=Way.SELF_AFAR))
OVERDUE = Measure("overdue", "Đang quá hạn", _overdue_now)
IN_HAND = Measure("in_hand", "Đang giải quyết", _being_handled)
FILED = Measure("filed", "Hồ sơ gửi đến", lambda window: window.holds("submitted_at"))
ANSWERED = Measure(
    "answered",
    "Có kết quả",
    lambda window: window.holds("finished_at") & Q(outcome=Outcome.DONE),
)

_QD_766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022"

for _figure in (
    Figure(
        "on_time",
        _("Giải quyết đúng hạn"),
        ON_TIME,
        COUNTED,
        _(
            "Trong các hồ sơ tiếp nhận hoặc giải quyết trong kỳ, bao nhiêu hồ sơ đúng hạn, trước hạn hoặc còn "
            "trong hạn. Thời gian chờ người dân bổ sung không tính; yêu cầu bổ sung quá một lần thì tính là quá hạn."
        ),
        f"{_QD_766}, chỉ số 2.1",
    ),
    Figure(
        "from_afar",
        _("Nộp trực tuyến từ xa"),
        FROM_AFAR,
        RECEIVED,
        _(
            "Trong các hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ do người dân tự nộp từ xa, không nhờ người khác, "
            "không đến quầy."
        ),
        "Kế hoạch 9121/KH-UBND ngày 17/11/2023 của UBND thành phố Vũng Tàu: tối thiểu 50% trực tuyến từ xa",
    ),
    Figure(
        "received",
        _("Đã tiếp nhận"),
        RECEIVED,
        None,
        _("Số hồ sơ được tiếp nhận trong kỳ."),
        f"{_QD_766}, nhóm 2",
    ),
    Figure(
        "handled",
        _("Đã giải quyết"),
        HANDLED,
        None,
        _("Số hồ sơ đã tiếp nhận và đã kết thúc trong kỳ: có kết quả, rút hoặc dừng."),
        f"{_QD_766}, nhóm 2",
    ),
    Figure(
        "in_hand",
        _("Đang giải quyết"),
        IN_HAND,
        None,
        _("Số hồ sơ đã tiếp nhận, chưa kết thúc, tính đến lúc xem."),
        f"{_QD_766}, nhóm 2",
    ),
    Figure(
        "overdue",
        _("Đang quá hạn"),
        OVERDUE,
        None,
        _("Số hồ sơ chưa xong mà đã qua ngày hẹn trả, không tính hồ sơ đang chờ người dân bổ sung."),
        f"{_QD_766}, nhóm 2",
    ),
):
    FIGURES.add(_figure.code, _figure)
