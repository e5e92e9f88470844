"""Hashes that anyone can recompute."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from motcua.core.ledger import rules
from motcua.kernel.clock import TIME_ZONE


def test_one_moment_has_one_stamp_whatever_the_time_zone() -> None:
    utc = datetime(2024, 9, 13, 1, 0, tzinfo=UTC)
    assert rules.stamp(utc) == rules.stamp(utc.astimezone(TIME_ZONE))


@given(st.dictionaries(st.text(), st.integers() | st.text()))
def test_the_order_of_keys_does_not_matter(content: dict[str, int | str]) -> None:
    turned = dict(reversed(list(content.items())))
    assert rules.canonical(content) == rules.canonical(turned)


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=20), st.data())
def test_any_changed_leaf_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(leaves) - 1))
    other = [*leaves[:place], bytes(32 - len(b"x")) + b"x", *leaves[place + 1 :]]
    assert (rules.merkle_root(other) == rules.merkle_root(leaves)) is (other == leaves)


def test_an_empty_day_has_the_root_of_nothing() -> None:
    assert rules.merkle_root([]) == rules.GENESIS
