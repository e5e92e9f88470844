"""What every connection of ours is told when it is opened."""

import pytest
from django.db import connection

from motcua.config.database import FEW_PLANS, database

URL = "postgresql://lan:secret@db.example/city"


@pytest.mark.django_db
def test_joins_are_planned_nearly_as_they_are_written() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW join_collapse_limit")
        assert cursor.fetchone() == ("4",)


def test_what_the_address_says_is_kept() -> None:
    found = database(f"{URL}?options=-c%20work_mem%3D8MB", test_name="test_x", test=False, pool_size=4)
    assert found["OPTIONS"]["options"] == f"-c work_mem=8MB {FEW_PLANS}"


def test_only_a_test_acknowledges_what_is_not_yet_on_the_disk() -> None:
    said = {
        test: database(URL, test_name="test_x", test=test, pool_size=4)["OPTIONS"]["options"] for test in (True, False)
    }
    assert "synchronous_commit=off" in said[True] and "synchronous_commit" not in said[False]
