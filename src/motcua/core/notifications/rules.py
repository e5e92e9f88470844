"""How a letter reads, and how long we try to send it."""

from motcua.core.notifications.definitions import Letter
from motcua.kernel.text import tidy

_FIRST_WAIT = 30
_LONGEST_WAIT = 60 * 60
MOST_ATTEMPTS = 130
"""With an hour between the later ones this is five days, as mail servers keep trying each other (RFC 5321, 4.5.4.1)."""


def wait_before(attempt: int) -> int:
    """Seconds to wait when `attempt` (1, 2, …) failed: half a minute, doubled each time, an hour at most."""
    return int(min(_FIRST_WAIT * 2 ** min(attempt - 1, 20), _LONGEST_WAIT))


def letter(*, address: str, name: str, subject: str, body: str, link: str, reference: str) -> Letter:
    """The letter with its link written out; a subject is one line, or it would write headers of its own."""
    parts = [f"Kính gửi {name}," if name else "", body.strip(), f"Xem tại: {link}" if link else "", _FOOTER]
    return Letter(address, name, tidy(subject), "\n\n".join(part for part in parts if part), reference)


_FOOTER = "Thư này do hệ thống Một Cửa gửi tự động, xin không trả lời thư này."
