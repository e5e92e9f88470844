"""Each field saves itself: half a form is kept as it is, checked only when it is sent."""

from collections.abc import Mapping
from typing import Any

from motcua.core.catalogue.models import ProcedureCase
from motcua.core.dossiers.definitions import ReturnWay
from motcua.core.dossiers.models import Draft
from motcua.core.dossiers.services.drafting import touch
from motcua.core.identity.models import Unit
from motcua.core.ledger.definitions import Actor


def save_answers(draft: Draft, *, actor: Actor, revision: int, answers: Mapping[str, Any]) -> Draft:
    """Merge some answers into the draft, as typed. A value of None takes the answer away."""
    merged = {key: value for key, value in {**draft.answers, **answers}.items() if value is not None}
    return touch(draft, actor=actor, revision=revision, answers=merged)


def choose(
    draft: Draft,
    *,
    actor: Actor,
    revision: int,
    case: ProcedureCase | None = None,
    receiving_unit: Unit | None = None,
    competent_unit: Unit | None = None,
    return_way: ReturnWay | None = None,
) -> Draft:
    """Choose the case, the place or the way back; what is not given stays as it was."""
    chosen = {
        "case": case,
        "receiving_unit": receiving_unit,
        "competent_unit": competent_unit,
        "return_way": return_way,
    }
    return touch(
        draft,
        actor=actor,
        revision=revision,
        **{k: v for k, v in chosen.items() if v is not None},
    )


def discard_draft(draft: Draft, *, actor: Actor) -> Draft:
    """It is listed no more, and can be neither changed nor sent."""
    return touch(draft, actor=actor, revision=None, state="discarded")
