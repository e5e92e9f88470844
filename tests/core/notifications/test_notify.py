"""People are told in the product at once, and by letter where they have an address."""

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.core.identity.models import Party
from motcua.core.ledger.definitions import Actor
from motcua.core.notifications import queries
from motcua.core.notifications.models import Message
from motcua.core.notifications.services.look_after import look_after
from motcua.core.notifications.services.mark_read import mark_read
from motcua.core.notifications.services.notify import notify
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")


def told(**more: Any) -> list[Message]:
    said = {"kind": "dossier.accepted", "subject": "Hồ sơ đã được\ntiếp nhận", "body": "Hẹn trả 27/09/2024."}
    return notify(**(said | more))


def jobs() -> list[str]:
    return [job.args["message_id"] for job in ProcrastinateJob.objects.filter(task_name="notifications.send_message")]


def test_an_is_told_in_the_product_and_by_letter(city: City) -> None:
    inbox, letter = told(party=city.an.party, dossier_code="H06.30.15-240913-0001", link="/ho-so/x/")
    assert (inbox.channel, inbox.state, inbox.subject) == ("inbox", "sent", "Hồ sơ đã được tiếp nhận")
    assert (letter.channel, letter.state) == ("email", "waiting")
    assert jobs() == [str(letter.pk)]


def unread(actor: Actor) -> int:
    return queries.inbox(actor).filter(read_at=None).count()


def test_who_has_no_address_is_told_in_the_product_alone(city: City) -> None:
    Party.objects.update(email="")
    city.an.party.refresh_from_db()
    assert [message.channel for message in told(party=city.an.party)] == ["inbox"]
    assert jobs() == []


def test_an_officer_is_told_too(city: City) -> None:
    told(officer=city.em.officer)
    assert unread(city.em.actor) == 1
    assert unread(city.khoa.actor) == 0


def test_a_message_goes_to_somebody_and_to_one(city: City) -> None:
    for nobody_or_two in ({}, {"party": city.an.party, "officer": city.em.officer}):
        with pytest.raises(ValueError, match="to a party or to an officer"):
            told(**nobody_or_two)


def test_everybody_reads_their_own_inbox(city: City) -> None:
    told(party=city.an.party, dossier_code="A")
    told(party=city.an.party, dossier_code="B")
    told(party=city.chi.party)
    assert [message.dossier_code for message in queries.about_dossier(city.an.actor, "B")] == ["B"]
    assert (unread(city.an.actor), unread(city.chi.actor)) == (2, 1)
    assert len(queries.everything()) == 6


def test_read_is_read_and_only_by_its_owner(city: City) -> None:
    mine = told(party=city.an.party)[0]
    told(party=city.an.party)
    assert mark_read(actor=city.chi.actor, ids=[mine.pk]) == 0
    assert mark_read(actor=city.an.actor, ids=[mine.pk]) == 1
    assert mark_read(actor=city.an.actor) == 1
    assert unread(city.an.actor) == 0


def test_a_letter_whose_job_was_lost_is_queued_again(city: City) -> None:
    told(party=city.an.party)
    assert look_after() == 0
    ProcrastinateJob.objects.all()._raw_delete("default")
    assert look_after() == 1
    assert len(jobs()) == 1
