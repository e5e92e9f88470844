"""The demo's stand-in for every carrier: a message counts as sent and can be read on the demo's page.

Two addresses behave as an outside world can: one that does not exist, and one whose server is down.
"""

from motcua.core.notifications.definitions import Letter
from motcua.core.notifications.errors import NotDelivered, Why

UNKNOWN = "khong-co@thu.invalid"
DOWN = "may-chu-hong@thu.invalid"


class DemoMessages:
    def send(self, letter: Letter) -> None:
        if letter.address == UNKNOWN:
            raise NotDelivered("recipient refused [550]", Why.RECIPIENT, permanent=True)
        if letter.address == DOWN:
            raise NotDelivered("mail server: ConnectionRefusedError", Why.CARRIER)
