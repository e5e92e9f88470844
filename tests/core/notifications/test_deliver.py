"""A letter is sent, waits and is tried again, or fails in sight; it is never lost."""

from collections.abc import Iterator

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.core.identity.models import Party
from motcua.core.notifications import rules
from motcua.core.notifications.definitions import SEND_TASK, Letter
from motcua.core.notifications.models import Message
from motcua.core.notifications.services.deliver import deliver
from motcua.core.notifications.services.notify import notify
from motcua.core.notifications.tasks import Patient
from motcua.kernel import registry
from motcua.kernel.errors import OutsidePartyError
from tests.people import City


class Carrier:
    """Keeps what it carries; fails as told."""

    def __init__(self) -> None:
        self.sent: list[Letter] = []
        self.failure: OutsidePartyError | None = None

    def send(self, letter: Letter) -> None:
        if self.failure:
            raise self.failure
        self.sent.append(letter)


@pytest.fixture
def carrier() -> Iterator[Carrier]:
    carrier = Carrier()
    with registry.replaced(messages_email=carrier):
        yield carrier


@pytest.fixture
def letter(city: City) -> Message:
    said = {"subject": "Hồ sơ đã được tiếp nhận", "body": "Hẹn trả 27/09/2024.", "link": "/ho-so/H06-1/"}
    return notify(party=city.an.party, kind="dossier.accepted", **said)[1]


def test_a_letter_names_the_person_and_where_to_look(carrier: Carrier, letter: Message) -> None:
    deliver(str(letter.pk))
    (sent,) = carrier.sent
    assert (sent.address, sent.subject) == ("an@example.vn", "Hồ sơ đã được tiếp nhận")
    assert sent.body.startswith("Kính gửi Nguyễn Thị An,\n\nHẹn trả 27/09/2024.\n\nXem tại: http")
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("sent", 1)


def test_a_letter_is_sent_once(carrier: Carrier, letter: Message) -> None:
    for _ in range(2):
        deliver(str(letter.pk))
    assert len(carrier.sent) == 1


def test_while_the_mail_server_is_down_the_letter_waits_in_sight(carrier: Carrier, letter: Message) -> None:
    carrier.failure = OutsidePartyError("mail server: ConnectionRefusedError")
    with pytest.raises(OutsidePartyError):
        deliver(str(letter.pk))
    waiting = Message.objects.get(pk=letter.pk)
    assert (waiting.state, waiting.attempts, waiting.error) == ("waiting", 1, "mail server: ConnectionRefusedError")
    carrier.failure = None
    deliver(str(letter.pk))
    assert len(carrier.sent) == 1
    waiting.refresh_from_db()
    assert waiting.state == "sent"


def test_an_address_that_does_not_exist_fails_at_once(carrier: Carrier, letter: Message) -> None:
    carrier.failure = OutsidePartyError("recipient refused [550]", permanent=True)
    deliver(str(letter.pk))
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("failed", "recipient refused [550]")


def test_an_address_taken_back_meanwhile_gets_nothing(carrier: Carrier, letter: Message) -> None:
    Party.objects.update(email="")
    deliver(str(letter.pk))
    letter.refresh_from_db()
    assert (letter.state, carrier.sent) == ("failed", [])


def test_after_five_days_it_fails(carrier: Carrier, letter: Message) -> None:
    Message.objects.filter(pk=letter.pk).update(attempts=rules.MOST_ATTEMPTS - 1)
    carrier.failure = OutsidePartyError("mail server: TimeoutError")
    deliver(str(letter.pk))
    letter.refresh_from_db()
    assert letter.state == "failed"


def test_waits_double_up_to_an_hour() -> None:
    waits = [rules.wait_before(attempt) for attempt in range(1, rules.MOST_ATTEMPTS)]
    assert waits[:3] == [30, 60, 120]
    assert max(waits) == 3600
    assert 4.5 * 86400 < sum(waits) < 6 * 86400


def test_a_failure_of_our_own_is_not_tried_for_ever() -> None:
    assert Patient().get_retry_decision(exception=KeyError("x"), job=None) is None  # type: ignore[arg-type]


@pytest.mark.usefixtures("transactional_db")
def test_the_worker_tries_and_keeps_what_it_could_not_send(carrier: Carrier, letter: Message) -> None:
    carrier.failure = OutsidePartyError("mail server: ConnectionRefusedError")
    work()
    job = ProcrastinateJob.objects.get(task_name=SEND_TASK)
    assert (job.status, job.scheduled_at is None) == ("todo", False)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("waiting", 1)


def work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
