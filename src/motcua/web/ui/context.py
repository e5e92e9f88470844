"""What every page knows without its view saying so."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from motcua.kernel.text import initials
from motcua.web.ui import navigation
from motcua.web.ui.parts import Account


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: banners, the public menu, whose city it is, who is signed in.

    A middleware may set `request.account` (`motcua.web.ui.parts.Account`); else a signed-in user is shown
    by name. `request.place` likewise names the unit that this installation serves, told
    as `place_served`: views have places of their own.
    """
    account = _account(request)
    return {
        "banners": settings.MOTCUA_BANNERS,
        "nav": navigation.public(request),
        "place_served": getattr(request, "place", "") or settings.MOTCUA_PLACE,
        "account": account,
        "account_initials": initials(account.name) if account else "",
        "set_language_url": navigation.address_of("set_language"),
        "sign_in_url": navigation.address_of("sign_in:choose"),
    }


def _account(request: HttpRequest) -> Account | None:
    if given := getattr(request, "account", None):
        return given if isinstance(given, Account) else None
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return Account(
        name=user.get_full_name() or user.get_username(), sign_out_href=navigation.address_of("account_logout")
    )
