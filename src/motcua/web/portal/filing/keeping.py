"""Writing what a whole page brought, beside the fields that save themselves and beside other windows."""

from collections.abc import Mapping
from typing import Any

from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.services.save_draft import save_answers
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError
from motcua.web.portal.filing.drafts import Filing
from motcua.web.portal.filing.merging import merged

TRIES = 3


def keep(
    filing: Filing, typed: Mapping[str, Any], *, actor: Actor, revision: int, seen: str
) -> tuple[Filing, list[str]]:
    """The filing as it stands afterwards, and the names that another window changed differently: those wait.

    Nothing is written over another window's words unless the page was made after them (`revision`).
    """
    for attempt in range(1, TRIES + 1):
        draft = filing.draft
        mine, clashes = merged(typed, draft.answers, seen)
        if clashes and revision != draft.revision:
            return filing, clashes
        if not mine:
            return filing, []
        try:
            return Filing(save_answers(draft, actor=actor, revision=draft.revision, answers=mine)), []
        except DomainError as problem:
            if problem.code != "draft.changed_meanwhile" or attempt == TRIES:
                raise
            filing = Filing(dossiers.own_draft(actor, draft.pk))
    raise AssertionError("the last try returns or raises")
