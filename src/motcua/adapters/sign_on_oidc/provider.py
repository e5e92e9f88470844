"""One OpenID provider over HTTP: what it announces, its tokens, its keys, what it tells of a person."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt
import requests

from motcua.kernel.errors import OutsidePartyError

TIMEOUT = (5, 10)  # seconds to connect, to wait for an answer
REMEMBERED = 3600  # seconds for which what a provider announces is believed
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384")  # signatures only: never "none", never our secret
_LEEWAY = 60  # seconds by which two clocks may differ


@dataclass(frozen=True, slots=True)
class Tokens:
    id_token: str
    access_token: str


class Provider:
    """Talks to one issuer as one client. Whatever fails is an OutsidePartyError; a 4xx of its own is permanent."""

    def __init__(self, issuer: str, client_id: str, client_secret: str) -> None:
        self.issuer = issuer.rstrip("/")
        self.client_id = client_id
        self._client_secret = client_secret
        self._announced: dict[str, Any] = {}
        self._announced_at = 0.0

    def address(self, endpoint: str) -> str:
        """An endpoint that the provider announces ("authorization_endpoint"), or nothing if it has none."""
        return str(self._announcement().get(endpoint, ""))

    def tokens(self, *, code: str, verifier: str, callback: str) -> Tokens:
        """Exchange the code of the browser for tokens, proving that we began the attempt (PKCE, RFC 7636)."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": callback,
            "code_verifier": verifier,
            "client_id": self.client_id,
        }
        credentials = (self.client_id, self._client_secret) if self._client_secret else None
        answer = _json("POST", self.address("token_endpoint"), data=form, auth=credentials)
        try:
            return Tokens(id_token=answer["id_token"], access_token=answer["access_token"])
        except KeyError as missing:
            raise OutsidePartyError(f"token endpoint gave no {missing}", permanent=True) from None

    def claims(self, tokens: Tokens, *, nonce: str) -> dict[str, Any]:
        """What the checked ID token and the user-info endpoint say together."""
        claims = self._read_id_token(tokens.id_token, nonce)
        if endpoint := self.address("userinfo_endpoint"):
            told = _json("GET", endpoint, headers={"Authorization": f"Bearer {tokens.access_token}"})
            if told.get("sub") != claims["sub"]:  # OpenID Connect Core 5.3.2: else it is about somebody else
                raise OutsidePartyError("user info is about another subject", permanent=True)
            claims |= told
        return claims

    def _read_id_token(self, token: str, nonce: str) -> dict[str, Any]:
        """OpenID Connect Core 3.1.3.7: signature, issuer, audience, time and nonce."""
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                self._key(jwt.get_unverified_header(token)),
                algorithms=list(_ALGORITHMS),
                audience=self.client_id,
                issuer=self.address("issuer") or self.issuer,
                leeway=_LEEWAY,
                options={"require": ["exp", "iat", "sub", "aud", "iss"]},
            )
        except jwt.PyJWTError as error:
            raise OutsidePartyError(f"ID token refused: {type(error).__name__}", permanent=True) from error
        if claims.get("nonce") != nonce:
            raise OutsidePartyError("ID token answers another attempt", permanent=True)
        return claims

    def _key(self, header: Mapping[str, Any]) -> jwt.PyJWK:
        """The key that signed; a provider with one key need not name it. Asked each time: keys are rolled."""
        keys = jwt.PyJWKSet.from_dict(_json("GET", self.address("jwks_uri"))).keys
        wanted = header.get("kid")
        fitting = [key for key in keys if wanted is None or key.key_id == wanted]
        if len(fitting) != 1:
            raise jwt.InvalidKeyError("no single key fits")
        return fitting[0]

    def _announcement(self) -> dict[str, Any]:
        if not self._announced or time.monotonic() - self._announced_at > REMEMBERED:
            self._announced = _json("GET", f"{self.issuer}/.well-known/openid-configuration")
            self._announced_at = time.monotonic()
        return self._announced


def _json(method: str, url: str, **more: Any) -> dict[str, Any]:
    """One exchange. Nothing of what was sent or answered enters the message: it may hold secrets and names."""
    try:
        answer = requests.request(method, url, timeout=TIMEOUT, allow_redirects=False, **more)
    except requests.RequestException as error:
        raise OutsidePartyError(f"sign-on cannot be reached: {type(error).__name__}") from error
    if answer.status_code != 200:
        permanent = 400 <= answer.status_code < 500 and answer.status_code != 429
        raise OutsidePartyError(f"sign-on answered {answer.status_code}", permanent=permanent)
    try:
        content = answer.json()
    except ValueError:
        raise OutsidePartyError("sign-on answered no JSON") from None
    if not isinstance(content, dict):
        raise OutsidePartyError("sign-on answered no object", permanent=True)
    return content
