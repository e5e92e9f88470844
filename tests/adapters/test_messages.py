"""Every carrier of messages passes the same suite: the one that speaks SMTP, and the demo's stand-in."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings

from motcua.adapters.messages_demo import DOWN, UNKNOWN, DemoMessages
from motcua.adapters.messages_smtp import SmtpMessages
from motcua.core.notifications.definitions import Letter
from motcua.core.notifications.ports import MessageCarrier
from motcua.kernel.errors import OutsidePartyError

LETTER = Letter("an@example.vn", "Nguyễn Thị An", "Hồ sơ đã được tiếp nhận", "Hẹn trả: thứ Sáu 27/09/2024", "m-1")


class Sink:
    """A mail server that knows nobody called UNKNOWN and is too busy for DOWN."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802  the name is aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address == UNKNOWN:
            return "550 no such user"
        if address == DOWN:
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class World:
    carrier: MessageCarrier
    sink: Sink | None = None


@pytest.fixture(params=["smtp", "demo"])
def world(request: pytest.FixtureRequest, settings: LazySettings) -> Iterator[World]:
    if request.param == "demo":
        yield World(DemoMessages())
        return
    sink = Sink()
    server = Controller(sink, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    settings.DEFAULT_FROM_EMAIL = "Một Cửa <motcua@vungtau.example>"
    yield World(SmtpMessages(), sink)
    server.stop()


def test_a_letter_goes_out(world: World) -> None:
    world.carrier.send(LETTER)
    if world.sink:
        (arrived,) = world.sink.letters
        assert arrived["Subject"] == LETTER.subject
        assert "Nguyễn Thị An" in arrived["To"]
        assert arrived.get_content().strip() == LETTER.body
        assert arrived["Message-ID"] == "<m-1@vungtau.example>"


@pytest.mark.parametrize(("address", "permanent"), [(UNKNOWN, True), (DOWN, False)])
def test_a_refusal_says_whether_to_try_again(world: World, address: str, permanent: bool) -> None:
    with pytest.raises(OutsidePartyError) as failure:
        world.carrier.send(replace(LETTER, address=address))
    assert failure.value.permanent is permanent


def test_a_failure_names_nobody(world: World) -> None:
    with pytest.raises(OutsidePartyError) as failure:
        world.carrier.send(replace(LETTER, address=UNKNOWN))
    assert UNKNOWN not in failure.value.message
    assert LETTER.name not in failure.value.message


def test_a_mail_server_that_is_down_is_tried_again(settings: LazySettings) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(OutsidePartyError) as failure:
        SmtpMessages().send(LETTER)
    assert failure.value.permanent is False


def test_a_subject_that_would_write_headers_is_refused(settings: LazySettings) -> None:
    with pytest.raises(OutsidePartyError) as failure:
        SmtpMessages().send(replace(LETTER, subject="x\nBcc: chi@example.vn"))
    assert failure.value.permanent is True
