"""What every test of the suite shares."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker
from xdist.scheduler import LoadFileScheduling

pytest_plugins = ["tests.people", "tests.browser"]

JOURNEYS = Path(__file__).parent / "journeys"
PAGES = Path(__file__).parent / "web"


# A machine with much to do is slow now and then: that is no fault of what is tested.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

NOT_FLUSHED = ("ledger_personalread", "procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers")
LONG = ("journey", "bench", "slow")


def pytest_report_header(config: pytest.Config) -> str:
    return "apart: tests/spark, by ./motcua test spark"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser journeys as such, and as quick what is done within a minute: rules, services, queries, no page.

    What takes long begins first, so that nobody waits for it at the end.
    """
    for item in items:
        if JOURNEYS in item.path.parents:
            item.add_marker(pytest.mark.journey)
        elif not _is_long(item) and PAGES not in item.path.parents:
            item.add_marker(pytest.mark.quick)
    items.sort(key=lambda item: not _is_long(item))


class FilesTogether(LoadFileScheduling):
    """Side by side, a file stays in one process, and so do all journeys: one browser at a time."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "tests/journeys" if file.startswith("tests/journeys/") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FilesTogether:
    return FilesTogether(config, log)


def pytest_collection_finish() -> None:
    """What was loaded stays loaded: looking through it for garbage again and again costs a tenth of the time."""
    gc.freeze()


def pytest_unconfigure() -> None:
    gc.unfreeze()  # at the very end everything may go, else libraries call what is left over a leak


def _is_long(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(mark) for mark in LONG)


@pytest.fixture(autouse=True)
def _rows_that_a_flush_forgets(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Whoever commits leaves nothing to the next: Django empties only the tables whose making is its own."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction")):
        from django.db import connection

        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(NOT_FLUSHED)} CASCADE")


@pytest.fixture(scope="session", autouse=True)
def _built_and_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Translations and styles are there before the first page, and no test writes among real files."""
    from motcua.web.ui.assets import build_assets

    build_assets(settings.ASSETS_HOME)
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
