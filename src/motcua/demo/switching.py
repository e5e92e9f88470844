"""Become somebody of the bar, or nobody again."""

from django.contrib.auth import login, logout
from django.http import HttpRequest

from motcua.core.identity.models import User
from motcua.demo.city.people import Persona, personas
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

NOBODY = ""
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DESK = "/can-bo/"


def persona(key: str) -> Persona | None:
    """Who is called so in the bar; None is nobody. Raises DomainError `demo.unknown_persona`."""
    if key == NOBODY:
        return None
    for one in personas():
        if one.key == key:
            return one
    raise DomainError("demo.unknown_persona", Sentence("Thành phố mẫu không có người này."))


def become(request: HttpRequest, who: Persona | None) -> None:
    """Sign the browser in as `who`. Only the demo may, and it asks for no password: the callers have checked."""
    logout(request)
    if who is not None:
        login(request, account_of(who), backend=BACKEND)


def account_of(who: Persona) -> User:
    if who.is_officer:
        return User.objects.get(username=who.account)
    return User.objects.get(party__kind="person", party__identifier=who.account)


def place_after(who: Persona | None, here: str) -> str:
    """Where the new person goes on: on the same page, unless it is of another kind of people's."""
    at_desk = here.startswith(DESK)
    if who is not None and who.is_officer:
        return here if at_desk or here.startswith("/chat-luong/") else DESK
    return "/" if at_desk else here


def current(request: HttpRequest) -> str:
    """The key of whoever sits at the browser, if it is somebody of the bar. Asks no database."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return NOBODY
    party = getattr(request, "party", None)
    account = party.identifier if party is not None else user.get_username()
    return next((one.key for one in personas() if one.account == account), "?")
