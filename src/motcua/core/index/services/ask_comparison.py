"""Ask for a comparison now, not only tonight."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from motcua.core.index.agreement import COMPARE
from motcua.core.index.policies import require_keeper
from motcua.core.ledger.definitions import Actor


def ask_comparison(*, actor: Actor) -> bool:
    """Queue it in the caller's transaction; the worker compares. False if one waits in the queue already.

    Raises `index.not_permitted`.
    """
    require_keeper(actor)
    try:
        with transaction.atomic():
            app.configure_task(COMPARE, queueing_lock=COMPARE).defer(timestamp=0)
    except AlreadyEnqueued:
        return False
    return True
