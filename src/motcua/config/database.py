"""Django's database settings: DATABASE_URL where it is set, else the embedded PostgreSQL."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

EMBEDDED_ENGINE = "motcua.config.postgres.engine"
OWN_ENGINE = "django.db.backends.postgresql"
SLOTS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}

# A page joins a dossier to ten rows by their keys. PostgreSQL would weigh every order of eight joins, which takes it
# tens of milliseconds, to find the one in which Django writes them: of four it still finds a better one.
FEW_PLANS = "-c join_collapse_limit=4 -c from_collapse_limit=4"


def database(url: str, *, test_name: str, test: bool, pool_size: int) -> dict[str, Any]:
    """One entry of DATABASES. In tests no pool: a test database is made and dropped freely."""
    slots, options = _from_url(url) if url else ({"ENGINE": EMBEDDED_ENGINE, "NAME": "motcua"}, {})
    options["options"] = " ".join(filter(None, [options.get("options"), FEW_PLANS]))
    if test:
        # A test survives no crash: its commits need not wait for the disk.
        options["options"] += " -c synchronous_commit=off"
    else:
        options["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 10}
    return {
        **slots,
        "OPTIONS": options,
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 0,  # the pool keeps connections; Django refuses to do both
        "CONN_HEALTH_CHECKS": True,  # without it a restart of the server costs failed requests
        "TEST": {"NAME": test_name},
    }


def _from_url(url: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Django's own keys, and what else the address says (sslmode, ...)."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:5432/name.") from error
    if not parts.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL names no database.")
    slots = {SLOTS[key]: str(value) for key, value in parts.items() if key in SLOTS}
    return {"ENGINE": OWN_ENGINE, **slots}, {key: value for key, value in parts.items() if key not in SLOTS}
