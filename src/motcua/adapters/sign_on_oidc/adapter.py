"""The sign-on port over OpenID Connect: authorization code with PKCE, state and nonce."""

import secrets
from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from oauthlib.oauth2 import WebApplicationClient

from motcua.adapters.sign_on_oidc.claims import PROFILES, Profile, person_from
from motcua.adapters.sign_on_oidc.provider import Provider
from motcua.core.identity.definitions import SignedOnPerson
from motcua.core.identity.errors import sign_on_stale
from motcua.core.identity.ports import Session, close_attempt, open_attempt

_ID_TOKEN = "sign_on_oidc_id_token"


class OidcSignOn:
    """`SIGN_ON_OIDC`: issuer, client_id, client_secret, scope, profile ("vneid" or "national_portal")."""

    def __init__(self, configured: Mapping[str, str] | None = None) -> None:
        given = dict(settings.SIGN_ON_OIDC if configured is None else configured)
        missing = [name for name in ("issuer", "client_id") if not given.get(name)]
        if missing:
            raise ImproperlyConfigured(f"SIGN_ON_OIDC lacks {', '.join(missing)}: sign-on has nobody to ask.")
        self.profile: Profile = PROFILES[given.get("profile") or "vneid"]
        self.label = self.profile.label
        self._scope = given.get("scope") or "openid profile"
        self._provider = Provider(given["issuer"], given["client_id"], given.get("client_secret", ""))
        self._oauth = WebApplicationClient(given["client_id"])

    def start(self, *, callback: str, session: Session) -> str:
        endpoint = self._provider.address("authorization_endpoint")
        verifier = self._oauth.create_code_verifier(length=64)
        nonce = secrets.token_urlsafe(24)
        state = open_attempt(session, verifier=verifier, nonce=nonce)
        return str(
            self._oauth.prepare_request_uri(
                endpoint,
                redirect_uri=callback,
                scope=self._scope,
                state=state,
                nonce=nonce,
                code_challenge=self._oauth.create_code_challenge(verifier, "S256"),
                code_challenge_method="S256",
            )
        )

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
