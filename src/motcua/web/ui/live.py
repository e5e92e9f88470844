"""The topics that a page may listen to. The page prints tokens; the event stream reads them.

A topic is public unless it names a unit or a party: those are heard only with a token that a page,
which knew the reader's rights, has signed not too long ago.
"""

import re

from django.core import signing

GUARDED = ("unit:", "party:")
TOKEN_SECONDS = 12 * 60 * 60  # a working day: afterwards the page must be asked for again
_SALT = "motcua.live.topic"
_PUBLIC = re.compile(r"[a-z][a-z0-9_-]{0,31}(:[A-Za-z0-9_-]{1,80})?")


def sign_topic(topic: str) -> str:
    """The token that lets a page listen to `topic`; a public topic is its own token."""
    if not topic.startswith(GUARDED):
        return topic
    return signing.TimestampSigner(salt=_SALT).sign(topic)


def topic_of(token: str) -> str | None:
    """The topic that the token opens, or None."""
    if not token.startswith(GUARDED):
        return token if _PUBLIC.fullmatch(token) else None
    try:
        return signing.TimestampSigner(salt=_SALT).unsign(token, max_age=TOKEN_SECONDS)
    except signing.BadSignature:
        return None
