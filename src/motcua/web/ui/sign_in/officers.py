"""Officers come in by an account that an administrator made, with a password and a second factor: allauth's work.

Of allauth's pages only those named here are open, and to officers alone: a citizen's account must never get a
password beside the sign-on service, and nobody signs up.
"""

import base64
import hashlib
import logging
from collections.abc import Callable
from smtplib import SMTPException
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.identity.models import User
from motcua.web.ui import errors
from motcua.web.ui.requests import ActingRequest

log = logging.getLogger(__name__)

OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reauthenticate",
        "account_change_password",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_index",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_edit_webauthn",
        "mfa_remove_webauthn",
        "mfa_reauthenticate_webauthn",
    }
)


class OfficersDoor:
    """Middleware behind `Acting`: keeps allauth's other pages shut, and citizens out of all of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not view.__module__.startswith("allauth.") or request.resolver_match is None:
            return None
        if request.resolver_match.url_name not in OPEN:
            raise Http404
        if cast(ActingRequest, request).actor.is_citizen:
            said = _("Bạn đang đăng nhập là người dân. Xin đăng xuất rồi đăng nhập bằng tài khoản cán bộ.")
            return errors.page(request, 403, said=said)
        return None


class OfficerAccounts(DefaultAccountAdapter):
    """allauth's account rules with the sign-up closed, in our words."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("Tài khoản này đã ngừng hoạt động."),
        "email_password_mismatch": gettext_lazy("Tên đăng nhập hoặc mật khẩu không đúng."),
        "username_password_mismatch": gettext_lazy("Tên đăng nhập hoặc mật khẩu không đúng."),
        "invalid_login": gettext_lazy("Tên đăng nhập hoặc mật khẩu không đúng."),
        "enter_current_password": gettext_lazy("Mật khẩu đang dùng không đúng."),
        "incorrect_password": gettext_lazy("Mật khẩu không đúng."),
        "incorrect_code": gettext_lazy("Mã không đúng hoặc đã hết hạn."),
        "invalid_password_reset": gettext_lazy("Đường dẫn đặt lại mật khẩu không còn dùng được."),
        "too_many_login_attempts": gettext_lazy("Đăng nhập sai quá nhiều lần. Xin thử lại sau ít phút."),
        "rate_limited": gettext_lazy("Bạn thao tác nhanh quá. Xin đợi một lát rồi thử lại."),
        "same_as_current": gettext_lazy("Mật khẩu mới phải khác mật khẩu đang dùng."),
        "unknown_email": gettext_lazy("Không có tài khoản nào dùng địa chỉ này."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The letter holds a key and so is kept nowhere: the page says to ask again should it not arrive."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as failure:
            log.warning("letter %s not sent: %s", template_prefix, type(failure).__name__)


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors lie encrypted in the database: a copy of it alone lets nobody in."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("Không tắt được bảo mật hai lớp."),
        "cannot_generate_recovery_codes": gettext_lazy("Xin bật bảo mật hai lớp trước khi tạo mã dự phòng."),
        "incorrect_code": gettext_lazy("Mã không đúng hoặc đã hết hạn."),
    }

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002  the name is allauth's
        return _("Khóa %(n)d") % {"n": Authenticator.objects.filter(user=user, type=type).count() + 1}

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    """Under a key made from SECRET_KEY; what older keys wrote stays readable while they are named as fallbacks."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"motcua.second_factors" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
