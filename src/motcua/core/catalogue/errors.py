"""How the catalogue says no."""

from motcua.kernel.errors import DomainError


class UnreadableRecord(DomainError):
    """A record of the national database that cannot become a procedure at all; the message says why."""
