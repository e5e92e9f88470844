"""The database is killed under a running server: pages say so meanwhile, and answer again by themselves."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytest_django.plugin import DjangoDbBlocker

from motcua.config.postgres.cluster import Cluster
from tests.faults.server import kill, moved_to, wait_until_back
from tests.people import City
from tests.serving import serving

pytestmark = pytest.mark.slow

PAGES = ("/", "/thu-tuc/1.008455/", "/tra-cuu/")
AT_ONCE = 8


@pytest.fixture
def address(server: Cluster, own_city: City, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The real server, with the pool of connections that it has in production."""
    pool = {"min_size": 1, "max_size": AT_ONCE + 4, "timeout": 10}
    with moved_to(server, pool=pool), serving() as address:
        yield address


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_pages_answer_again_after_the_database_came_back(address: str, server: Cluster) -> None:
    urls = [address + page for page in PAGES] * AT_ONCE
    with ThreadPoolExecutor(AT_ONCE) as browsers:
        assert set(browsers.map(status_of, urls)) == {200}  # every connection of the pool has been in use
        kill(server)
        assert status_of(f"{address}/healthz") in (200, 503)  # an answer, whichever it is
        wait_until_back(server)
        assert set(browsers.map(status_of, urls)) == {200}
