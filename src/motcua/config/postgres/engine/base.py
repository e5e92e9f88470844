"""Django looks for `DatabaseWrapper` in a module of this name."""

from typing import Any

from django.db.backends.postgresql import base

from motcua.config.postgres.cluster import attach


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL as Django knows it, whose server is attached to when it is first needed."""

    def get_connection_params(self) -> dict[str, Any]:
        return super().get_connection_params() | attach().parameters()
