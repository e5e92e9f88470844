"""What a citizen reads for a state, a way, a role. Never "đang thụ lý": the page says who holds it, since, until."""

from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.dossiers.definitions import ReturnWay, State, Way
from motcua.core.identity.definitions import Role
from motcua.kernel.clock import day_of
from motcua.kernel.dates import format_time
from motcua.web.ui.parts import Tone
from motcua.web.ui.tags.filters import vi_weekday_date

STATES: dict[State, tuple[str | Promise, Tone]] = {
    State.REGISTERED: (gettext_lazy("Đã nộp, chờ trả lời"), "wait"),
    State.ACCEPTED: (gettext_lazy("Đã tiếp nhận"), "door"),
    State.NOT_ACCEPTED: (gettext_lazy("Không được tiếp nhận"), "late"),
    State.PROCESSING: (gettext_lazy("Đang giải quyết"), "door"),
    State.SUPPLEMENT: (gettext_lazy("Cần bạn bổ sung"), "soon"),
    State.AWAITING_PAYMENT: (gettext_lazy("Chờ bạn nộp phí"), "soon"),
    State.WITHDRAWN: (gettext_lazy("Đã rút"), "neutral"),
    State.STOPPED: (gettext_lazy("Đã dừng xử lý"), "late"),
    State.FINISHED: (gettext_lazy("Đã có kết quả"), "ok"),
    State.RETURNED: (gettext_lazy("Đã trả kết quả"), "ok"),
}

WAYS: dict[str, str | Promise] = {
    Way.SELF_AFAR: gettext_lazy("tự nộp trên mạng"),
    Way.SELF_AT_CENTRE: gettext_lazy("tự nộp tại máy của bộ phận một cửa"),
    Way.ASSISTED: gettext_lazy("nộp trên mạng, có người hỗ trợ"),
    Way.TYPED_BY_OFFICER: gettext_lazy("cán bộ nhập thay tại quầy"),
    Way.DIRECT: gettext_lazy("nộp tại quầy"),
    Way.POST: gettext_lazy("gửi qua bưu chính"),
}

RETURN_WAYS: dict[str, str | Promise] = {
    ReturnWay.ONLINE: gettext_lazy("Nhận trên mạng"),
    ReturnWay.COUNTER: gettext_lazy("Nhận tại quầy"),
    ReturnWay.POST: gettext_lazy("Nhận qua bưu chính"),
}

# Where nobody is named in the role yet, its usual title stands for whoever takes it.
_TITLES: dict[str, str | Promise] = {
    Role.ONE_STOP: gettext_lazy("Cán bộ một cửa"),
    Role.SPECIALIST: gettext_lazy("Chuyên viên"),
    Role.DIVISION_HEAD: gettext_lazy("Lãnh đạo phòng"),
    Role.LEADER: gettext_lazy("Lãnh đạo cơ quan"),
    Role.CLERK: gettext_lazy("Văn thư"),
}


def state_words(state: int) -> tuple[str, Tone]:
    said, tone = STATES[State(state)]
    return str(said), tone


def title_of(role: str) -> str:
    return str(_TITLES.get(role, ""))


def told(moment: datetime, today: date) -> str:
    """A moment as one says it: "09:40 hôm nay", "16:05 hôm qua", "17:00, thứ Sáu 27/09/2024"."""
    day = day_of(moment)
    near = {today: _("hôm nay"), today - timedelta(days=1): _("hôm qua"), today + timedelta(days=1): _("ngày mai")}
    time = format_time(moment)
    return f"{time} {near[day]}" if day in near else f"{time}, {vi_weekday_date(day)}"
