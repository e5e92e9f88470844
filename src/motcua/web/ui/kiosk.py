"""Whether this browser is a machine that stands at a centre.

"Từ xa" counts only what people file by themselves from afar, so the way of filing must be a fact: the centre opens
`/quay-tu-phuc-vu/<code>` once on each of its machines, with a code out of `MOTCUA_KIOSK_CODES`. A signed cookie then
tells the machine through every sign-in and sign-out; the session of each person holds `at_centre`, which filing reads.
Taking the code out of the settings ends it.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

COOKIE = "quay"
SESSION = "at_centre"
"""Session key: this person sits at a machine of a centre."""
_SALT = "motcua.kiosk"
_A_YEAR = 365 * 24 * 60 * 60


def is_code(code: str) -> bool:
    """Whether the code is one of a machine of ours."""
    return any(constant_time_compare(code, known) for known in settings.MOTCUA_KIOSK_CODES)


def recognise(request: HttpRequest) -> bool:
    """Whether the machine is one of a centre; its sessions are told so, and those of no other."""
    known = (
        is_code(str(request.get_signed_cookie(COOKIE, default="", salt=_SALT))) if COOKIE in request.COOKIES else False
    )
    if known and not request.session.get(SESSION):
        request.session[SESSION] = True
    return known


def mark(request: HttpRequest, response: HttpResponse, code: str) -> HttpResponse:
    """From now on this browser is a machine of the centre."""
    request.session[SESSION] = True
    response.set_signed_cookie(
        COOKIE, code, salt=_SALT, max_age=_A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def unmark(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    request.session.pop(SESSION, None)
    response.delete_cookie(COOKIE)
    return response
