"""What every change of a draft shares: it is one's own, still open, and the one that the person last saw."""

from typing import Any

from motcua.core.dossiers.definitions import DraftState
from motcua.core.dossiers.errors import (
    draft_changed_meanwhile,
    draft_closed,
    not_permitted,
)
from motcua.core.dossiers.models import Draft
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock


def require_own(draft: Draft, actor: Actor) -> None:
    """Raises ``dossier.not_permitted`` for anybody but who writes the draft."""
    if not actor.is_citizen or actor.id != str(draft.filer_id):
        raise not_permitted()


def touch(draft: Draft, *, actor: Actor, revision: int | None, **columns: Any) -> Draft:
    """Write `columns` if the draft still stands at `revision` (None: whatever it stands at) and is open.

    Two browsers on one draft: the second to write is told ``draft.changed_meanwhile``, and nothing is overwritten.
    """
    require_own(draft, actor)
    seen = draft.revision if revision is None else revision
    columns |= {"revision": seen + 1, "updated_at": clock.now()}
    open_draft = Draft.objects.filter(pk=draft.pk, revision=seen, state=DraftState.OPEN)
    if open_draft.update(**columns) != 1:
        raise _why(draft)
    for name, value in columns.items():
        setattr(draft, name, value)
    return draft


def _why(draft: Draft) -> Exception:
    state = Draft.objects.values_list("state", flat=True).get(pk=draft.pk)
    return draft_changed_meanwhile() if state == DraftState.OPEN else draft_closed()
