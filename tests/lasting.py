"""What all tests of a module share, written once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def for_a_while(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is written belongs to all tests of a module, each marked django_db, and is forgotten after them.

    The fixture that uses it asks for `django_db_setup`: else there is no test database.
    """
    with blocker.unblock(), transaction.atomic():
        assert connection.settings_dict["NAME"].startswith("test"), "not the tests' own database"
        yield
        transaction.set_rollback(True)
