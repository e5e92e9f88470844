"""What the index knows of one dossier: all that there is of one of another system."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.core.dossiers.definitions import NationalChannel
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.web.board.words import moment
from motcua.web.ui.parts import Fact, Words


def facts_of(fact: DossierFact, now: datetime) -> list[Fact]:
    """Moments as they stand now. What did not happen is left out, but for what every dossier is asked."""
    return [*_course(fact, now), *_moments(fact)]


def _course(fact: DossierFact, now: datetime) -> Iterator[Fact]:
    if fact.source != OWN_SOURCE:
        yield Fact(_("Nguồn"), fact.source, _("nhập từ hệ thống khác"))
    yield Fact(_("Kênh nộp"), _channel(fact.channel))
    yield Fact(_("Tiếp nhận lúc"), moment(fact.accepted_at))
    yield Fact(_("Hẹn trả"), moment(fact.due_at))
    yield Fact(_("Xong lúc"), moment(fact.finished_at), _late(fact, now))
    if fact.supplements:
        times = ngettext("%(n)d lần", "%(n)d lần", fact.supplements) % {"n": fact.supplements}
        yield Fact(_("Yêu cầu bổ sung"), times, moment(fact.last_supplement_at))
    if fact.components:
        said = {"digital": fact.components_digital, "reused": fact.components_reused}
        of_them = _("%(digital)d đã số hóa, %(reused)d dùng lại") % said
        all_of_them = ngettext("%(n)d thành phần", "%(n)d thành phần", fact.components) % {"n": fact.components}
        yield Fact(_("Thành phần hồ sơ"), all_of_them, of_them)


def _moments(fact: DossierFact) -> Iterator[Fact]:
    told: tuple[tuple[Words, datetime | None], ...] = (
        (_("Trả kết quả lúc"), fact.returned_at),
        (_("Có kết quả điện tử"), fact.electronic_result_at),
        (_("Thanh toán trực tuyến"), fact.paid_online_at),
        (_("Đồng bộ lên Cổng quốc gia"), fact.synced_at),
        (_("Bị đánh giá không hài lòng hoặc bị phản ánh"), fact.unhappy_at),
    )
    return (Fact(name, moment(when)) for name, when in told if when is not None)


def _late(fact: DossierFact, now: datetime) -> str:
    """Whether that counts is for the indicators to tell."""
    since = fact.late_from
    return _("quá hẹn từ %(when)s") % {"when": moment(since)} if since is not None and since < now else ""


def _channel(channel: int) -> str:
    return {
        NationalChannel.DIRECT: _("Trực tiếp"),
        NationalChannel.ONLINE: _("Trực tuyến"),
        NationalChannel.POST: _("Bưu chính"),
    }[NationalChannel(channel)]
