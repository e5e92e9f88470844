"""Where a page of a list ended, as its link to the next one says it: sealed, for it names a row to the microsecond."""

import base64
import hashlib
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings

_SIGN = "~"


def sealed(of: str, moment: datetime | None, key: str) -> str:
    """A place in the list `of`: the same one always has the same seal. Without a moment it is among rows with none."""
    said = f"{moment.isoformat() if moment else ''}{_SIGN}{key}"
    return base64.urlsafe_b64encode(_cipher().encrypt(said.encode(), [of.encode()])).decode().rstrip("=")


def opened(of: str, said: str) -> tuple[datetime | None, str] | None:
    """The place; None for what was not sealed here, for this list."""
    try:
        sent = base64.urlsafe_b64decode(f"{said}{'=' * (-len(said) % 4)}")
        told = _cipher().decrypt(sent, [of.encode()]).decode()
    except (ValueError, InvalidTag):
        return None
    when, _sign, key = told.partition(_SIGN)
    return (datetime.fromisoformat(when) if when else None), key


def _cipher() -> AESSIV:
    return AESSIV(hashlib.sha256(b"motcua.places" + settings.SECRET_KEY.encode()).digest())
