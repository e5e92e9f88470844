"""What can go wrong with the embedded PostgreSQL."""

from motcua.config.errors import CommandError


class PostgresError(CommandError):
    """The embedded PostgreSQL cannot do what was asked."""
