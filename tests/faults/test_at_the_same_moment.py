"""Two people at the same moment: one wins, the other hears it, nothing is done twice and no number is lost."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from motcua.core.dossiers.models import Dossier, Draft, NumberBook, Result
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.refuse import refuse
from motcua.core.dossiers.services.save_draft import save_answers
from motcua.core.dossiers.services.submit import submit
from motcua.core.ledger.models import Event
from tests.core.dossiers.walk import a_file, walked
from tests.faults.at_once import at_once
from tests.faults.conftest import Ready
from tests.people import City

pytestmark = pytest.mark.slow


def sent(draft: Draft, city: City) -> str:
    return submit(draft, actor=city.an.actor, revision=draft.revision).code


def typed(draft: Draft, city: City) -> int:
    return save_answers(draft, actor=city.an.actor, revision=draft.revision, answers={"plot": "99"}).revision


def events_of(dossier: Dossier) -> list[str]:
    events = Event.objects.filter(aggregate="dossier", aggregate_id=str(dossier.pk)).order_by("sequence")
    return list(events.values_list("kind", flat=True))


def test_a_draft_submitted_by_two_windows_becomes_one_dossier(own_city: City, ready: Ready) -> None:
    for draft in ready(3):
        first, second = at_once(partial(sent, draft, own_city), partial(sent, draft, own_city))
        assert first == second
        assert events_of(Dossier.objects.get(draft_id=draft.pk)) == ["dossier.submitted"]


def test_who_still_types_and_who_submits_are_told_of_each_other(own_city: City, ready: Ready) -> None:
    for draft in ready(3):
        told, code = at_once(partial(typed, draft, own_city), partial(sent, draft, own_city))
        found = Dossier.objects.filter(draft_id=draft.pk).first()
        if found is None:
            assert (told, code) == (draft.revision + 1, "draft.changed_meanwhile")
        else:
            assert (told, code, found.answers["plot"]) == ("draft.closed", found.code, "12")


MOVES = {"accept": accept, "refuse": partial(refuse, reason="Không thuộc thẩm quyền.")}


@pytest.mark.parametrize("other", MOVES)
def test_of_two_officers_one_wins_and_the_other_is_told(own_city: City, other: str) -> None:
    dossier = walked(own_city)
    said = {"actor": own_city.dung.actor, "version": dossier.version}
    outcomes = at_once(*[partial(_code_after, move, dossier, said) for move in (accept, MOVES[other])])
    assert sorted(outcomes) == sorted([dossier.code, "dossier.changed_meanwhile"])
    assert len(events_of(dossier)) == 2


def _code_after(move: Callable[..., Dossier], dossier: Dossier, said: dict[str, Any]) -> str:
    return move(dossier, **said).code


def test_codes_are_one_a_dossier_whoever_files_at_once(own_city: City, ready: Ready) -> None:
    drafts = ready(16)
    shares = at_once(*[partial(_sent_all, drafts[n::4], own_city) for n in range(4)])
    codes = [code for share in shares for code in share]
    stored = Dossier.objects.filter(draft_id__in=[draft.pk for draft in drafts]).values_list("code", flat=True)
    assert len(set(codes)) == 16 and set(codes) == set(stored)


def _sent_all(drafts: list[Draft], city: City) -> list[str]:
    return [sent(draft, city) for draft in drafts]


class ComputerCrashed(Exception):
    """In the middle of it."""


def numbered(dossiers: list[Dossier], city: City, crash_on: Dossier | None = None) -> list[int]:
    """The numbers that a clerk took; the one of a transaction that crashed is not among them."""
    taken = []
    for dossier in dossiers:
        with suppress(ComputerCrashed), transaction.atomic():
            result = number_result(dossier, actor=city.hanh.actor, version=dossier.version)
            if dossier == crash_on:
                raise ComputerCrashed
            taken.append(result.number or 0)
    return taken


def approved(city: City, number: int) -> list[Dossier]:
    with transaction.atomic():
        dossiers = [walked(city, "approved") for _ in range(number)]
    Result.objects.filter(dossier__in=dossiers).update(file=a_file())  # typesetting is not what is tried here
    return dossiers


def test_the_book_has_no_gap_and_no_number_twice(own_city: City) -> None:
    dossiers, last = approved(own_city, 8), _last_number()
    lost = dossiers[1]
    clerks = [partial(numbered, dossiers[n::4], own_city, lost) for n in range(4)]
    taken = [number for share in at_once(*clerks) for number in share]
    taken += numbered([lost], own_city)
    assert sorted(taken) == list(range(last + 1, last + 9))
    assert _last_number() == last + 8


def test_a_dossier_numbered_by_two_clerks_takes_one_number(own_city: City) -> None:
    dossiers, last = approved(own_city, 1), _last_number()
    clerk = partial(numbered, dossiers, own_city)
    first, second = at_once(clerk, clerk)
    assert [last + 1] in (first, second) and "dossier.changed_meanwhile" in (first, second)
    assert _last_number() == last + 1


def _last_number() -> int:
    return NumberBook.objects.values_list("last", flat=True).first() or 0
