"""The demo's stand-in for every carrier: a message counts as sent and can be read on the demo's page.

Two addresses behave as an outside world can: one that does not exist, and one whose server is down.
"""

from motcua.core.notifications.definitions import Letter
from motcua.kernel.errors import OutsidePartyError

UNKNOWN = "khong-co@thu.invalid"
DOWN = "may-chu-hong@thu.invalid"


class DemoMessages:
    def send(self, letter: Letter) -> None:
        if letter.address == UNKNOWN:
            raise OutsidePartyError("recipient refused [550]", permanent=True)
        if letter.address == DOWN:
            raise OutsidePartyError("mail server: ConnectionRefusedError")
