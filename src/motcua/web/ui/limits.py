"""How often one address may ask, where a code could be guessed or a search could tire the machine.

`settings.MOTCUA_RATE_LIMITS` says how often. The address is the one that the server found, behind trusted proxies
too; an IPv6 network counts as one. Who is signed in is counted alone. Requests from the machine itself are not
counted: they come from a proxy that nobody named in TRUSTED_PROXIES, behind which stands everybody.
"""

import hashlib
import math
from collections.abc import Callable
from functools import wraps
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.web.ui import errors
from motcua.web.ui.requests import ActingRequest

P = ParamSpec("P")
R = TypeVar("R", bound=ActingRequest)
View = Callable[Concatenate[R, P], HttpResponse]

IPV6_HOME = 64
"""Bits of an IPv6 address that a network is given; the rest its owner changes at will."""


def limited(name: str, *, asks: str = "") -> Callable[[View[R, P]], View[R, P]]:
    """Answers 429 to who asks more often than `name` allows; with `asks`, only requests that say that count."""

    def around(view: View[R, P]) -> View[R, P]:
        @wraps(view)
        def guarded(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            counts = not asks or bool(request.GET.get(asks, "").strip())
            seconds = _wait(name, _who(request)) if counts else 0
            return too_often(request, seconds) if seconds else view(request, *args, **kwargs)

        return guarded

    return around


def too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    """The page, or for htmx the note, that says when to try again."""
    if getattr(request, "htmx", False):
        answer = errors.refusal(request, asked_too_often(seconds), status=429)
    else:
        answer = errors.page(request, 429, seconds=seconds)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def asked_too_often(seconds: int) -> DomainError:
    said = Sentence("Có quá nhiều lần hỏi trong thời gian ngắn. Xin thử lại sau {n} giây.", n=seconds)
    return DomainError("request.too_often", said)


def seconds_to_wait(name: str, request: HttpRequest) -> int:
    """Counts this request, for who words the answer alone; 0 if it may be answered."""
    return _wait(name, _who(cast(ActingRequest, request)))


def _who(request: ActingRequest) -> str:
    """Nobody (an empty word) is not counted."""
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return ""
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, IPV6_HOME), strict=False))
    return str(address)


def _wait(name: str, who: str) -> int:
    """Counts one request; the seconds until the next is answered, 0 if this one is."""
    times, period = settings.MOTCUA_RATE_LIMITS[name]
    if not who or not times:
        return 0
    window, passed = divmod(clock.real_now().timestamp(), period)
    key = hashlib.sha256(f"{name} {int(window)} {who}".encode()).hexdigest()  # no address is kept in clear
    counts = caches["limits"]
    counts.add(key, 0, period)
    try:
        count = counts.incr(key)
    except ValueError:  # pushed out by others between the two lines
        return 0
    return math.ceil(period - passed) if count > times else 0
