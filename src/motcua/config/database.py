"""Django's database settings: DATABASE_URL where it is set, else the embedded PostgreSQL."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

EMBEDDED_ENGINE = "motcua.config.postgres.engine"
OWN_ENGINE = "django.db.backends.postgresql"
SLOTS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def database(url: str, *, test_name: str, test: bool, pool_size: int) -> dict[str, Any]:
    """One entry of DATABASES. In tests no pool: a test database is made and dropped freely."""
    found = _from_url(url) if url else {"ENGINE": EMBEDDED_ENGINE, "NAME": "motcua", "OPTIONS": {}}
    if test:
        # A test survives no crash: its commits need not wait for the disk.
        found["OPTIONS"] |= {"options": "-c synchronous_commit=off -c TimeZone=UTC"}
    else:
        found["OPTIONS"] |= {"pool": {"min_size": 1, "max_size": pool_size, "timeout": 10}}
    return found | {
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 0,  # the pool keeps connections; Django refuses to do both
        "CONN_HEALTH_CHECKS": True,  # without it a restart of the server costs failed requests
        "TEST": {"NAME": test_name},
    }


def _from_url(url: str) -> dict[str, Any]:
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgresql://user:password@host:5432/name."
        ) from error
    if not parts.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL names no database.")
    found: dict[str, Any] = {"ENGINE": OWN_ENGINE, "OPTIONS": {}}
    for key, value in parts.items():
        if key in SLOTS:
            found[SLOTS[key]] = str(value)
        else:
            found["OPTIONS"][key] = value
    return found
