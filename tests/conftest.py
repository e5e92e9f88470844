"""What every test of the suite shares."""

from pathlib import Path

import pytest
from django.conf import settings

pytest_plugins = ["tests.people"]

JOURNEYS = Path(__file__).parent / "journeys"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser journeys as such, and all that is neither slow nor in a browser as quick."""
    for item in items:
        if JOURNEYS in item.path.parents:
            item.add_marker(pytest.mark.journey)
        elif not any(item.get_closest_marker(slow) for slow in ("journey", "bench", "slow")):
            item.add_marker(pytest.mark.quick)


@pytest.fixture(scope="session", autouse=True)
def _built_and_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Translations and styles are there before the first page, and no test writes among real files."""
    from motcua.web.ui.assets import build_assets

    build_assets(settings.ASSETS_HOME)
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
