"""Who acts in this request: set once by the middleware, asked by every view.

`request.actor` is always there. A citizen also has `request.party`, and `request.acting_for` while acting under a
mandate; an officer has `request.officer`, `request.unit` and `request.holdings`. All of it is looked up anew in
every request: a role laid down or a mandate revoked a minute ago holds no longer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from motcua.core.identity import queries
from motcua.core.ledger.definitions import NOBODY, citizen, officer
from motcua.kernel import clock
from motcua.web.ui import errors, kiosk
from motcua.web.ui.account import account_of
from motcua.web.ui.parts import Account
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.ways_in import signed_out, to_sign_in

__all__ = ["ACTING_FOR", "UNIT", "Acting", "ActingRequest", "citizens_only", "officers_only"]

UNIT = "unit"
"""Session key: for which of their units an officer acts."""
ACTING_FOR = "acting_for"
"""Session key: the id of the party for whom a citizen acts under a mandate."""

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]


class Acting:
    """The middleware; stands behind those of session, authentication and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        acting = cast(ActingRequest, request)
        acting.actor, acting.party, acting.acting_for, acting.mandate = NOBODY, None, None, None
        acting.officer, acting.unit, acting.holdings = None, None, []
        acting.at_centre = kiosk.recognise(acting)
        if acting.user.is_authenticated:
            settle(acting)
        # Only a page with a corner asks: the answer to a press of a button has none.
        acting.account = cast(Account | None, SimpleLazyObject(lambda: account_of(acting)))
        return self.get_response(request)


def settle(request: ActingRequest) -> None:
    """Find out as whom a signed-in person acts: as a citizen, or as an officer in one of their units."""
    if request.user.party_id is not None:
        request.party = request.user.party
        request.actor = citizen(request.user.party_id)
        _settle_mandate(request)
        return
    request.holdings = queries.holdings_of_user(request.user.pk, clock.today())
    if not request.holdings:
        return
    chosen = request.session.get(UNIT)
    holding = next((one for one in request.holdings if one.unit_id == chosen), request.holdings[0])
    request.officer, request.unit = holding.officer, holding.unit
    roles = [one.role for one in request.holdings if one.unit_id == holding.unit_id]
    request.actor = officer(holding.officer_id, holding.unit_id, roles)


def _settle_mandate(request: ActingRequest) -> None:
    principal = request.session.get(ACTING_FOR)
    if principal is None or request.party is None:
        return
    request.mandate = queries.mandate_from(UUID(principal), request.party, clock.now())
    if request.mandate is None:
        del request.session[ACTING_FOR]
        messages.warning(request, _("Ủy quyền đã hết hiệu lực. Từ giờ bạn nộp hồ sơ cho chính mình."))
    else:
        request.acting_for = request.mandate.principal


def citizens_only(view: View[Parameters]) -> View[Parameters]:
    """For citizens: who is not signed in goes to sign in and comes back, an officer gets the page that says no."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        if cast(ActingRequest, request).actor.is_citizen:
            return view(request, *args, **kwargs)
        return _turn_away(request, "sign_in:choose", _("Trang này dành cho người dân đã đăng nhập bằng VNeID."))

    return guarded


def officers_only(*roles: str) -> Callable[[View[Parameters]], View[Parameters]]:
    """For officers who hold one of `roles` in the unit they act for; without `roles`, for every officer."""

    def decorate(view: View[Parameters]) -> View[Parameters]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
            acting = cast(ActingRequest, request)
            if acting.actor.is_officer and (not roles or acting.actor.holds(*roles)):
                return view(request, *args, **kwargs)
            return _turn_away(request, "account_login", _why_not(acting, roles))

        return guarded

    return decorate


def _turn_away(request: HttpRequest, way_in: str, said: str) -> HttpResponse:
    """Signing in helps only who has not: a stranger who asks to see is led there, everybody else is told."""
    if request.user.is_authenticated:
        return errors.page(request, 403, said=said)
    if request.method in ("GET", "HEAD") or getattr(request, "htmx", False):
        return to_sign_in(request, way_in)
    return signed_out(request, way_in)


def _why_not(request: ActingRequest, roles: tuple[str, ...]) -> str:
    elsewhere = [one.unit.name for one in request.holdings if one.role in roles]
    if elsewhere:
        return _("Bạn có quyền này ở %(unit)s. Xin chuyển sang đơn vị đó rồi mở lại.") % {"unit": elsewhere[0]}
    return _("Trang này dành cho cán bộ có vai trò phù hợp trong đơn vị.")
