"""The monitor's pages in a real browser stand on the same city and windows as the desk's."""

from tests.journeys.desk.conftest import at_desk, city, hand

__all__ = ["at_desk", "city", "hand"]
