"""What every part of notifications calls by the same name."""

from dataclasses import dataclass

SEND_TASK = "notifications.send_message"
QUEUE = "messages"
EMAIL_PORT = "messages_email"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it leaves the house. `reference` is the message's id: the same again is the same letter."""

    address: str
    name: str
    subject: str
    body: str
    reference: str
