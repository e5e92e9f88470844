"""What every test of the suite shares."""

import gc
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.test import TransactionTestCase
from xdist.scheduler import LoadFileScheduling

from tests.emptying import instead_of_a_flush

pytest_plugins = ["tests.people", "tests.browser"]

JOURNEYS = Path(__file__).parent / "journeys"
PAGES = Path(__file__).parent / "web"


# A machine with much to do is slow now and then: that is no fault of what is tested.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

LONG = ("journey", "bench", "slow")

TransactionTestCase._fixture_teardown = instead_of_a_flush


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


@pytest.fixture(scope="session", autouse=True)
def _built_and_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Translations and styles are there before the first page, and no test writes among real files."""
    from motcua.web.ui.assets import build_assets

    build_assets(settings.ASSETS_HOME)
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
