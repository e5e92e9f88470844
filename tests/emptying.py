"""What a test has committed is deleted where it stands.

Django makes every table anew, and after that a thousand permissions: that took longer than most of what is tested.
Here only tables with rows are touched, what migrations made of themselves stays, and so do the numbers of sequences.
"""

from functools import cache
from typing import Any

from django.db import connection, transaction
from django.test import TransactionTestCase

NOT_FLUSHED = ("ledger_personalread", "procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers")
"""Tables whose making is not Django's: a flush forgets them."""
KEPT = ("django_migrations", "django_content_type", "auth_permission", "django_site")

_TABLES = """
SELECT quote_ident(relname) FROM pg_class
WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> ALL(%s)
"""


def instead_of_a_flush(case: Any) -> None:
    """Takes the place of `TransactionTestCase._fixture_teardown`."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone() == (True,):
            cursor.execute("SET LOCAL session_replication_role = replica")  # neither foreign keys nor append-only
            for table in _with_rows(cursor):
                cursor.execute(f"DELETE FROM {table}")
            return
    _flush(case)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(NOT_FLUSHED)} CASCADE")


def _with_rows(cursor: Any) -> list[str]:
    cursor.execute(_asking(connection.settings_dict["NAME"]))
    return [table for (table,) in cursor.fetchall()]


@cache
def _asking(database: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES, [list(KEPT)])
        tables = [table for (table,) in cursor.fetchall()]
    return " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in tables)


_flush = TransactionTestCase._fixture_teardown
