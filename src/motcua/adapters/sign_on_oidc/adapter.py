"""The sign-on port over OpenID Connect: authorization code with PKCE, state and nonce."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from motcua.adapters.sign_on_oidc.claims import PROFILES, Profile, person_from
from motcua.adapters.sign_on_oidc.provider import Provider
from motcua.core.identity.definitions import SignedOnPerson
from motcua.core.identity.errors import sign_on_stale
from motcua.core.identity.ports import Session, close_attempt, open_attempt

_ID_TOKEN = "sign_on_oidc_id_token"
_OWN_MACHINE = {"localhost", "127.0.0.1"}


class OidcSignOn:
    """`SIGN_ON_OIDC`: issuer, client_id, client_secret, scope, profile ("vneid" or "national_portal")."""

    def __init__(self, configured: Mapping[str, str] | None = None) -> None:
        given = dict(settings.SIGN_ON_OIDC if configured is None else configured)
        _check(given)
        self.profile: Profile = PROFILES[given.get("profile") or "vneid"]
        self.label = self.profile.label
        self._scope = given.get("scope") or "openid profile"
        self._provider = Provider(given["issuer"], given["client_id"], given.get("client_secret", ""))

    def start(self, *, callback: str, session: Session) -> str:
        endpoint = self._provider.address("authorization_endpoint")
        verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        state = open_attempt(session, verifier=verifier, nonce=nonce)
        query = {
            "response_type": "code",
            "client_id": self._provider.client_id,
            "redirect_uri": callback,
            "scope": self._scope,
            "state": state,
            "nonce": nonce,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        return f"{endpoint}?{urlencode(query)}"

    def finish(self, *, callback: str, answer: Mapping[str, str], session: Session) -> SignedOnPerson:
        attempt = close_attempt(session, answer)
        if not answer.get("code"):
            raise sign_on_stale()
        tokens = self._provider.tokens(code=answer["code"], verifier=attempt["verifier"], callback=callback)
        person = person_from(self._provider.claims(tokens, nonce=attempt["nonce"]), self.profile)
        session[_ID_TOKEN] = tokens.id_token
        return person

    def leave(self, *, back: str, session: Session) -> str:
        """RP-initiated logout, where the provider offers it."""
        id_token = session.get(_ID_TOKEN)
        endpoint = self._provider.address("end_session_endpoint") if id_token else ""
        if not endpoint:
            return ""
        query = {"id_token_hint": id_token, "post_logout_redirect_uri": back, "client_id": self._provider.client_id}
        return f"{endpoint}?{urlencode(query)}"


def _check(given: Mapping[str, str]) -> None:
    missing = [name for name in ("issuer", "client_id") if not given.get(name)]
    if missing:
        raise ImproperlyConfigured(f"SIGN_ON_OIDC lacks {', '.join(missing)}: sign-on has nobody to ask.")
    issuer = urlsplit(given["issuer"])
    if issuer.scheme != "https" and issuer.hostname not in _OWN_MACHINE:
        raise ImproperlyConfigured("SIGN_ON_OIDC's issuer must be reached by https: what it says is believed.")
    if (given.get("profile") or "vneid") not in PROFILES:
        raise ImproperlyConfigured(f"SIGN_ON_OIDC's profile must be one of {', '.join(PROFILES)}.")


def _challenge(verifier: str) -> str:
    """RFC 7636, 4.2: S256."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
