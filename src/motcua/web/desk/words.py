"""What an officer reads for a state, a way, a role, a step, an event."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.documents.models import PaperSource
from motcua.core.dossiers.definitions import ReturnWay, State, Way
from motcua.core.dossiers.queries import Tab
from motcua.core.identity.definitions import Role
from motcua.web.ui.parts import Tone

Words = str | Promise

TABS: dict[Tab, Words] = {
    Tab.TO_RECEIVE: _("Chờ tiếp nhận"),
    Tab.TO_PROCESS: _("Chờ xử lý"),
    Tab.DUE_SOON: _("Sắp đến hạn"),
    Tab.OVERDUE: _("Quá hạn"),
    Tab.SUPPLEMENT: _("Chờ bổ sung"),
    Tab.TO_SIGN: _("Chờ trình ký"),
    Tab.TO_RETURN: _("Chờ trả"),
    Tab.OPINION: _("Cần cho ý kiến"),
    Tab.ALL: _("Tất cả"),
}
STATES: dict[State, tuple[Words, Tone]] = {
    State.REGISTERED: (_("Mới nộp"), "neutral"),
    State.ACCEPTED: (_("Đã tiếp nhận"), "door"),
    State.NOT_ACCEPTED: (_("Không tiếp nhận"), "late"),
    State.PROCESSING: (_("Đang giải quyết"), "door"),
    State.SUPPLEMENT: (_("Chờ bổ sung"), "wait"),
    State.AWAITING_PAYMENT: (_("Chờ nộp phí"), "wait"),
    State.WITHDRAWN: (_("Người nộp đã rút"), "neutral"),
    State.STOPPED: (_("Đã dừng xử lý"), "late"),
    State.FINISHED: (_("Đã có kết quả"), "ok"),
    State.RETURNED: (_("Đã trả kết quả"), "ok"),
}
WAYS: dict[Way, Words] = {
    Way.SELF_AFAR: _("Từ xa"),
    Way.SELF_AT_CENTRE: _("Tại trung tâm"),
    Way.ASSISTED: _("Có hỗ trợ"),
    Way.TYPED_BY_OFFICER: _("Cán bộ nhập thay"),
    Way.DIRECT: _("Trực tiếp"),
    Way.POST: _("Bưu chính"),
}
RETURN_WAYS: dict[ReturnWay, Words] = {
    ReturnWay.COUNTER: _("Nhận tại quầy"),
    ReturnWay.ONLINE: _("Nhận trên mạng"),
    ReturnWay.POST: _("Nhận qua bưu chính"),
}
ROLES: dict[Role, Words] = {
    Role.ONE_STOP: _("Một cửa"),
    Role.SPECIALIST: _("Chuyên viên"),
    Role.DIVISION_HEAD: _("Lãnh đạo phòng"),
    Role.LEADER: _("Lãnh đạo"),
    Role.CLERK: _("Văn thư"),
    Role.MONITOR: _("Theo dõi"),
}
STEPS: dict[StepKind, Words] = {
    StepKind.RECEIVE: _("chờ kiểm tra"),
    StepKind.CHECK: _("chờ kiểm tra"),
    StepKind.ASSIGN: _("chờ phân công"),
    StepKind.PROCESS: _("đang thụ lý"),
    StepKind.INITIAL: _("chờ ký nháy"),
    StepKind.REVIEW: _("chờ xem xét"),
    StepKind.SIGN: _("chờ ký"),
    StepKind.NUMBER: _("chờ lấy số"),
    StepKind.RETURN: _("chờ trả"),
}
SOURCES: dict[PaperSource, Words] = {
    PaperSource.FILED: _("Người nộp gửi"),
    PaperSource.DIGITISED: _("Số hóa tại quầy"),
    PaperSource.REUSED: _("Dùng lại từ kho"),
    PaperSource.REGISTER: _("Lấy từ cơ sở dữ liệu"),
    PaperSource.FORM: _("Điền trên mạng"),
    PaperSource.RESULT: _("Kết quả giải quyết"),
    PaperSource.ON_PAPER: _("Bản giấy"),
}
EVENTS: dict[str, tuple[Words, Tone]] = {
    "dossier.submitted": (pgettext_lazy("event", "Nộp hồ sơ"), "neutral"),
    "dossier.received": (pgettext_lazy("event", "Tiếp nhận tại quầy"), "ok"),
    "dossier.accepted": (pgettext_lazy("event", "Tiếp nhận"), "ok"),
    "dossier.refused": (pgettext_lazy("event", "Từ chối tiếp nhận"), "late"),
    "dossier.supplement_asked": (pgettext_lazy("event", "Yêu cầu bổ sung"), "wait"),
    "dossier.supplement_answered": (pgettext_lazy("event", "Đã bổ sung"), "ok"),
    "dossier.assigned": (pgettext_lazy("event", "Phân công"), "door"),
    "dossier.consulted": (pgettext_lazy("event", "Lấy ý kiến"), "door"),
    "dossier.opinion_given": (pgettext_lazy("event", "Cho ý kiến"), "ok"),
    "dossier.proposed": (pgettext_lazy("event", "Trình"), "door"),
    "dossier.initialled": (pgettext_lazy("event", "Ký nháy"), "door"),
    "dossier.sent_back": (pgettext_lazy("event", "Trả lại"), "soon"),
    "dossier.approved": (pgettext_lazy("event", "Ký duyệt"), "ok"),
    "dossier.numbered": (pgettext_lazy("event", "Lấy số, phát hành"), "ok"),
    "dossier.handed_over": (pgettext_lazy("event", "Trả kết quả"), "ok"),
    "dossier.left_counter": (pgettext_lazy("event", "Người nộp về, trả sau"), "neutral"),
    "dossier.withdrawn": (pgettext_lazy("event", "Người nộp rút hồ sơ"), "neutral"),
    "dossier.stopped": (pgettext_lazy("event", "Dừng xử lý"), "late"),
    "dossier.rated": (pgettext_lazy("event", "Người nộp đánh giá"), "neutral"),
    "dossier.ruled": (pgettext_lazy("event", "Quyết định cách tính vào chỉ số"), "neutral"),
    "feedback.rated": (pgettext_lazy("event", "Người nộp đánh giá"), "neutral"),
    "facts.imported": (pgettext_lazy("event", "Nhập hồ sơ của hệ thống khác"), "neutral"),
    "unit.ended": (pgettext_lazy("event", "Đơn vị thôi hoạt động"), "neutral"),
}


def event_words(kind: str) -> tuple[str, Tone]:
    said, tone = EVENTS.get(kind, (kind, "neutral"))
    return str(said), tone


def state_words(state: int) -> tuple[str, Tone]:
    said, tone = STATES[State(state)]
    return str(said), tone
