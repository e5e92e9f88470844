"""What every test of the suite shares."""

from pathlib import Path

import pytest

pytest_plugins = ["tests.people"]

JOURNEYS = Path(__file__).parent / "journeys"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser journeys as such, and all that is neither slow nor in a browser as quick."""
    for item in items:
        if JOURNEYS in item.path.parents:
            item.add_marker(pytest.mark.journey)
        elif not any(item.iter_markers("journey")) and not any(item.iter_markers("bench")):
            item.add_marker(pytest.mark.quick)
