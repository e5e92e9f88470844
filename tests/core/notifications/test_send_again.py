"""A letter that failed is sent again by whoever keeps the house: once, in the ledger, to the address of now."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.core.identity.models import Party
from motcua.core.ledger.models import Event
from motcua.core.notifications import queries
from motcua.core.notifications.models import Message
from motcua.core.notifications.services.deliver import deliver
from motcua.core.notifications.services.notify import notify
from motcua.core.notifications.services.send_again import send_again
from motcua.kernel import registry
from motcua.kernel.errors import DomainError
from tests.core.notifications.test_deliver import Carrier
from tests.people import City


@pytest.fixture
def failed(city: City) -> Message:
    """A letter to An, who had taken her address back."""
    letter = notify(party=city.an.party, kind="dossier.accepted", subject="Đã tiếp nhận", body="Hẹn trả.")[1]
    Party.objects.filter(pk=city.an.party.pk).update(email="")
    deliver(str(letter.pk))
    ProcrastinateJob.objects.all().delete()
    return Message.objects.get(pk=letter.pk)


def test_lan_sends_it_again_to_the_address_of_now(city: City, failed: Message) -> None:
    assert (failed.why, list(queries.failed()), queries.failed_count(5)) == ("no_address", [failed], 1)
    Party.objects.filter(pk=city.an.party.pk).update(email="an.moi@example.vn")
    send_again(failed.pk, actor=city.lan.actor)
    assert ProcrastinateJob.objects.get().args == {"message_id": str(failed.pk)}
    with registry.replaced(messages_email=(carrier := Carrier())):
        deliver(str(failed.pk))
    failed.refresh_from_db()
    assert ([one.address for one in carrier.sent], failed.state, failed.why) == (["an.moi@example.vn"], "sent", "")


def test_the_ledger_says_who_sent_it_again_and_nothing_of_what_it_says(city: City, failed: Message) -> None:
    send_again(failed.pk, actor=city.lan.actor)
    event = Event.objects.get(kind="message.sent_again")
    assert (event.actor_id, event.aggregate_id) == (city.lan.actor.id, str(failed.pk))
    assert event.data == {"attempts": 1, "why": "no_address"}


def test_it_is_sent_again_once(city: City, failed: Message) -> None:
    send_again(failed.pk, actor=city.lan.actor)
    with pytest.raises(DomainError) as refused:
        send_again(failed.pk, actor=city.lan.actor)
    assert (refused.value.code, ProcrastinateJob.objects.count()) == ("message.not_failed", 1)


@pytest.mark.parametrize("who", ["an", "dung", "em", "phuc", "giang"])
def test_nobody_else_sends_it_again(city: City, failed: Message, who: str) -> None:
    with pytest.raises(DomainError) as refused:
        send_again(failed.pk, actor=getattr(city, who).actor)
    assert (refused.value.code, Event.objects.filter(aggregate="message").count()) == ("message.not_permitted", 0)
