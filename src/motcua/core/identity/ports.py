"""The sign-on port: who proves to us who a person is. VNeID and the demo's stand-in for it are adapters."""

import secrets
from collections.abc import Mapping, MutableMapping
from typing import Any, Protocol

from motcua.core.identity.definitions import SignedOnPerson
from motcua.core.identity.errors import sign_on_refused, sign_on_stale
from motcua.kernel.errors import OutsidePartyError

PORT = "sign_on"

Session = MutableMapping[str, Any]
_ATTEMPT = "sign_on_attempt"


class SignOn(Protocol):
    """What the surfaces ask of a sign-on service. `session` is the browser's, kept on our side between two calls."""

    label: str
    """What people call the service: "VNeID"."""

    def start(self, *, callback: str, session: Session) -> str:
        """The address to which the browser goes to prove who sits there; it comes back to `callback`.

        Raises OutsidePartyError when the service cannot be reached.
        """
        ...

    def finish(self, *, callback: str, answer: Mapping[str, str], session: Session) -> SignedOnPerson:
        """Who it is, from the query with which the browser came back. Each attempt can be finished once.

        Raises DomainError `sign_on.refused` (the person said no), `sign_on.stale` (not the answer to the attempt
        under way), `sign_on.incomplete` (proved, but without a number or name); OutsidePartyError otherwise.
        """
        ...

    def leave(self, *, back: str, session: Session) -> str:
        """The address at which the person also leaves the service itself, or nothing where there is none.

        It matters at a shared machine: signed out here only, the next person would come in as this one.
        """
        ...


def open_attempt(session: Session, **kept: Any) -> str:
    """Begin an attempt and return its `state`, which only this browser can bring back."""
    state = secrets.token_urlsafe(24)
    session[_ATTEMPT] = {"state": state, **kept}
    return state


def close_attempt(session: Session, answer: Mapping[str, str]) -> dict[str, Any]:
    """What was kept by `open_attempt`, if `answer` answers it and is no refusal; closed either way.

    The codes of refusal are OAuth's (RFC 6749, 4.1.2.1).
    """
    attempt = session.pop(_ATTEMPT, None)
    error = answer.get("error", "")
    forgotten = bool(error) and "state" not in answer  # some services forget it when they refuse, which opens nothing
    if attempt is None or not (forgotten or _same(attempt["state"], answer.get("state", ""))):
        raise sign_on_stale()
    match error:
        case "":
            return dict(attempt)
        case "access_denied":
            raise sign_on_refused()
        case "server_error" | "temporarily_unavailable":
            raise OutsidePartyError(f"sign-on answered {error}")
    raise OutsidePartyError(f"sign-on answered {error[:60]}", permanent=True)


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())
