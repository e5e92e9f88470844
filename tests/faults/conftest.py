"""What the faults share: one server of their own, in it the small city, and Friday morning."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from motcua.config.postgres.cluster import Cluster
from motcua.core.dossiers.models import Draft
from motcua.kernel import clock
from tests.core.dossiers.walk import ready_draft
from tests.faults.server import moved_to, own_cluster
from tests.people import MORNING, City, make_city

Ready = Callable[[int], list[Draft]]


@pytest.fixture(scope="session")
def _made(django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Cluster, City]]:
    with own_cluster() as cluster, django_db_blocker.unblock():
        with moved_to(cluster, options="-c synchronous_commit=off"), clock.frozen(MORNING):
            call_command("migrate", verbosity=0)
            call_command("createcachetable", verbosity=0)
            city = make_city()
        yield cluster, city


@pytest.fixture
def server(_made: tuple[Cluster, City], django_db_blocker: DjangoDbBlocker, morning: clock.Hand) -> Iterator[Cluster]:
    """The server that may be killed; Django speaks to it."""
    with django_db_blocker.unblock(), moved_to(_made[0]):
        yield _made[0]


@pytest.fixture
def own_city(_made: tuple[Cluster, City], server: Cluster) -> City:
    """The same city for all faults: what one leaves behind, the next one finds."""
    return _made[1]


@pytest.fixture
def ready(own_city: City) -> Ready:
    """So many drafts of An's that lack nothing."""

    def make(number: int) -> list[Draft]:
        with transaction.atomic():
            return [ready_draft(own_city) for _ in range(number)]

    return make
