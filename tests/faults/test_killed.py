"""PostgreSQL is killed while people submit: acknowledged means stored, and what was not is there to be sent again."""

import random
from functools import partial
from multiprocessing import get_context
from typing import Any

import pytest
from django.db import Error, connection

from motcua.config.postgres.cluster import Cluster
from motcua.core.dossiers import facts
from motcua.core.dossiers.definitions import DraftState
from motcua.core.dossiers.models import Dossier, DossierFact, Draft
from motcua.core.dossiers.services.submit import submit
from motcua.core.ledger.models import Event, OutboxEntry
from motcua.core.ledger.queries import verify
from tests.faults.at_once import started
from tests.faults.conftest import Ready
from tests.faults.server import kill, wait_until_back
from tests.people import ANSWERS, City

pytestmark = pytest.mark.slow

FILERS, DRAFTS, KILLS = 3, 90, 3


def test_what_was_acknowledged_is_stored_and_what_was_not_is_sent_again(
    server: Cluster, own_city: City, ready: Ready
) -> None:
    drafts, told = ready(DRAFTS), get_context("fork").SimpleQueue()
    filers = [partial(_file_all, drafts[n::FILERS], own_city, server, told) for n in range(FILERS)]
    with started(*filers):
        heard = _listen_and_kill(server, told)
    acknowledged = {draft: code for what, draft, code in heard if what == "acknowledged"}
    found_after = [(state, is_whole) for what, state, is_whole in heard if what == "found"]
    stored = dict(Dossier.objects.filter(draft_id__in=[d.pk for d in drafts]).values_list("draft_id", "code"))
    assert acknowledged == stored and len(stored) == DRAFTS
    assert found_after and all(is_whole for _, is_whole in found_after)
    assert list(verify()) == []
    _facts_are_what_the_events_tell(stored)


def _listen_and_kill(server: Cluster, told: Any) -> list[tuple[str, Any, Any]]:
    """Hears everybody out; kills the server after a number of acknowledgements that nobody could foresee."""
    thrown = random.Random(13)
    deaths = sorted(thrown.sample(range(3, DRAFTS - 10), KILLS))
    heard: list[tuple[str, Any, Any]] = []
    while sum(what == "acknowledged" for what, *_ in heard) < DRAFTS:
        heard.append(told.get())
        assert heard[-1][0] != "failed", heard[-1]
        if deaths and sum(what == "acknowledged" for what, *_ in heard) >= deaths[0]:
            deaths.pop(0)
            kill(server)
            wait_until_back(server)
    return heard


def _file_all(drafts: list[Draft], city: City, server: Cluster, told: Any) -> None:
    """Somebody who submits one draft after the other, and presses again when it failed."""
    try:
        for draft in drafts:
            told.put(("acknowledged", draft.pk, _until_acknowledged(draft, city, server, told).code))
    except Exception as error:
        told.put(("failed", type(error).__name__, str(error)))  # else it would be waited for


def _until_acknowledged(draft: Draft, city: City, server: Cluster, told: Any) -> Dossier:
    seen, is_interrupted = draft.revision, False
    while True:
        try:
            if is_interrupted:
                draft = Draft.objects.get(pk=draft.pk)
                told.put(("found", str(draft.state), _is_whole(draft, seen)))
            return submit(draft, actor=city.an.actor, revision=seen)
        except Error:  # the server was killed, perhaps once more
            connection.close()
            wait_until_back(server)
            is_interrupted = True


def _is_whole(draft: Draft, seen: int) -> bool:
    """After the crash: still a draft with all that was in it, or already a dossier whose receipt got lost."""
    dossiers = Dossier.objects.filter(draft_id=draft.pk).count()
    is_draft = draft.state == DraftState.OPEN and draft.revision == seen and dossiers == 0
    is_dossier = draft.state == DraftState.SUBMITTED and dossiers == 1
    return draft.answers == ANSWERS and draft.papers.count() == 1 and (is_draft or is_dossier)


def _facts_are_what_the_events_tell(stored: dict[Any, str]) -> None:
    """No dossier without its event, its fact and its place in the outbox, whatever moment the power went."""
    ids = list(Dossier.objects.filter(draft_id__in=stored).values_list("pk", flat=True))
    events = Event.objects.filter(aggregate="dossier", aggregate_id__in=map(str, ids))
    assert events.count() == OutboxEntry.objects.filter(event__in=events).count() == len(ids)
    for fact in DossierFact.objects.filter(pk__in=ids[:10]):
        rebuilt = facts.rebuilt(fact.pk)
        assert rebuilt is not None and (rebuilt.code, rebuilt.state) == (fact.code, fact.state)
