"""How a lower floor speaks upward: upper domains subscribe to kinds of events, the drain calls them.

A subscriber runs in the transaction that takes the event off the outbox, so what it writes in the database is
written exactly once. What leaves the database (an e-mail) is queued by the subscriber and sent by a job.
It may return topics: names of live regions that pages listen to, announced once a batch.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from motcua.core.ledger.models import Event

Handler = Callable[[Event], "Iterable[str] | None"]

CHANNEL = "motcua_events"


@dataclass(frozen=True, slots=True)
class Subscriber:
    name: str
    prefix: str
    handler: Handler

    def hears(self, kind: str) -> bool:
        return kind.startswith(self.prefix)


class Subscribers:
    """The list of who listens; instantiable afresh, so that a test needs no patching."""

    def __init__(self) -> None:
        self._all: dict[str, Subscriber] = {}

    def __call__(self, prefix: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            name = f"{handler.__module__}.{handler.__qualname__}"
            if name in self._all:
                raise ValueError(f"subscriber registered twice: {name}")
            self._all[name] = Subscriber(name, prefix, handler)
            return handler

        return register

    def for_kind(self, kind: str) -> list[Subscriber]:
        return [subscriber for subscriber in self._all.values() if subscriber.hears(kind)]

    def named(self, name: str) -> Subscriber | None:
        return self._all.get(name)


subscribe = Subscribers()
