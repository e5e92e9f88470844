"""The corner of the page: who is signed in, in which capacity, and where this person may go."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.web.ui.navigation import Entry, links_of
from motcua.web.ui.parts import Account
from motcua.web.ui.requests import ActingRequest

_CITIZEN = (
    Entry(gettext_lazy("Hồ sơ của tôi"), "portal:mine", "inbox"),
    Entry(gettext_lazy("Tin nhắn"), "portal:messages", "bell"),
    Entry(gettext_lazy("Giấy tờ của tôi"), "portal:repository", "paper"),
    Entry(gettext_lazy("Thông tin liên hệ"), "portal:profile", "person"),
    Entry(gettext_lazy("Ủy quyền"), "portal:mandates", "key"),
    Entry(gettext_lazy("Nộp thay người khác"), "sign_in:acting_for", "people"),
)
_OFFICER = (
    Entry(gettext_lazy("Bàn làm việc"), "desk:inbox", "inbox"),
    Entry(gettext_lazy("Bảo mật hai lớp"), "mfa_index", "lock"),
)
_PASSWORD = Entry(gettext_lazy("Đổi mật khẩu"), "account_change_password", "key")
_UNITS = Entry(gettext_lazy("Chuyển đơn vị"), "sign_in:unit", "people")


def account_of(request: ActingRequest) -> Account | None:
    """Nothing for who is not signed in."""
    if not request.user.is_authenticated:
        return None
    leave = reverse("sign_in:leave")
    if request.party is not None:
        caption = _("Thay mặt %(name)s") % {"name": request.acting_for.name} if request.acting_for else _("Người dân")
        return Account(request.party.name, caption, links_of(_CITIZEN), leave)
    if request.officer is None or request.unit is None:
        return Account(request.user.get_username(), _("Chưa giữ vai trò nào"), (), leave)
    title = next(held.title for held in request.holdings if held.unit_id == request.unit.pk)
    units = {held.unit_id for held in request.holdings}
    entries = [*_OFFICER]
    if request.user.has_usable_password():  # without one there is nothing to change, and the page is shut
        entries.append(_PASSWORD)
    if len(units) > 1:
        entries.append(_UNITS)
    return Account(request.officer.name, f"{title} · {request.unit.short_name}", links_of(entries), leave)
