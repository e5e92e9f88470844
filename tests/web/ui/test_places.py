"""Where a page ended is sealed: the same each time, told to nobody, of no use elsewhere."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from motcua.web.ui.places import opened, sealed

MOMENT = datetime(2024, 9, 13, 1, 0, 0, 123456, tzinfo=UTC)


@pytest.mark.parametrize("moment", [MOMENT, None])
def test_a_place_comes_back_as_it_was_and_is_sealed_the_same_each_time(moment: datetime | None) -> None:
    key = str(uuid4())
    said = sealed("rows", moment, key)
    assert opened("rows", said) == (moment, key) and said == sealed("rows", moment, key)
    assert key not in said and "2024" not in said and said.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("said", ["", "x", "á", "=", "a" * 54, sealed("risks", MOMENT, "1")])
def test_what_was_not_sealed_for_this_list_is_no_place(said: str) -> None:
    assert opened("rows", said) is None
