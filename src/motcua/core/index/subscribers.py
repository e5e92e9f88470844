"""Every move of a dossier moves the board: pages that show figures are told, once a batch."""

from motcua.core.ledger.models import Event
from motcua.core.ledger.outbox import subscribe

BOARD = "board"


@subscribe("dossier.")
def move_the_board(event: Event) -> list[str]:
    return [BOARD]


@subscribe("facts.")
def another_system_moves_it_too(event: Event) -> list[str]:
    return [BOARD]


@subscribe("feedback.")
def ratings_move_it_too(event: Event) -> list[str]:
    return [BOARD]
