"""The port of everything that carries a message out of the house; one adapter a channel."""

from typing import Protocol

from motcua.core.notifications.definitions import Letter


class MessageCarrier(Protocol):
    def send(self, letter: Letter) -> None:
        """Hand the letter over. Raises NotDelivered: permanent when this letter can never be delivered."""
        ...
