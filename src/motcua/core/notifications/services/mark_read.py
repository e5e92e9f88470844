"""Somebody has read their messages."""

from collections.abc import Iterable
from uuid import UUID

from motcua.core.ledger.definitions import Actor
from motcua.core.notifications import queries
from motcua.kernel import clock


def mark_read(*, actor: Actor, ids: Iterable[UUID | str] | None = None) -> int:
    """Mark the actor's own messages (None: all of them) as read and return how many were new."""
    unread = queries.inbox(actor).filter(read_at=None)
    if ids is not None:
        unread = unread.filter(pk__in=list(ids))
    return unread.update(read_at=clock.now())
