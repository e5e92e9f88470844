"""The shipped catalogue, published once for all tests of a module."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from motcua.core.catalogue.services.publish_shipped import publish_shipped
from motcua.core.ledger.definitions import system
from tests.lasting import for_a_while


@pytest.fixture(scope="module")
def catalogue(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with for_a_while(django_db_blocker):
        publish_shipped(actor=system("test"))
        yield
