"""The loop that empties the outbox: one thread, a look every tenth of a second."""

import logging
import threading

from django.db import connection

log = logging.getLogger(__name__)

LIMIT = 200  # events a transaction
LOOK_SECONDS = 0.1
LONGEST_PAUSE = 5.0


class Drain(threading.Thread):
    """Delivers events to their subscribers until told to stop. Any error only makes it pause longer."""

    def __init__(self) -> None:
        super().__init__(name="outbox", daemon=True)
        self._told_to_stop = threading.Event()

    def run(self) -> None:
        pause = LOOK_SECONDS
        while not self._told_to_stop.wait(pause):
            pause = self._once(pause)
        connection.close()

    def stop(self) -> None:
        """Ends after the batch at hand."""
        self._told_to_stop.set()
        self.join()

    def _once(self, pause: float) -> float:
        """One batch; returns how long to wait before the next."""
        from motcua.core.ledger.services.drain_outbox import drain_once

        try:
            full = drain_once(limit=LIMIT) == LIMIT
        except Exception as error:  # the database may be gone for a while
            log.warning("outbox: %s, trying again", type(error).__name__)
            connection.close()
            return min(pause * 2, LONGEST_PAUSE)
        return 0 if full else LOOK_SECONDS
