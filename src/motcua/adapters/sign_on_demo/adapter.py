"""The sign-on port without a provider: who the person is was chosen on a page of ours and lies in the session."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_noop as _

from motcua.adapters.sign_on_demo.people import Choice, person_of
from motcua.core.identity.definitions import SignedOnPerson
from motcua.core.identity.errors import sign_on_stale
from motcua.core.identity.ports import Session, close_attempt, open_attempt

CALLBACK = "sign_on_demo_callback"
CHOSEN = "sign_on_demo_chosen"


class DemoSignOn:
    label = _("VNeID (thử nghiệm)")

    def start(self, *, callback: str, session: Session) -> str:
        session.pop(CHOSEN, None)
        session[CALLBACK] = callback
        return f"{reverse('sign_on_demo:choose')}?{urlencode({'state': open_attempt(session)})}"

    def finish(self, *, callback: str, answer: Mapping[str, str], session: Session) -> SignedOnPerson:
        chosen = session.pop(CHOSEN, None)
        close_attempt(session, answer)
        if chosen is None or session.pop(CALLBACK, None) != callback:
            raise sign_on_stale()
        return person_of(Choice(**chosen))

    def leave(self, *, back: str, session: Session) -> str:
        return ""
