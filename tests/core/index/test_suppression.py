"""What is hidden in a table cannot be computed from what is left: the equations are solved as an attacker would."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.core.index.suppression import FREE, Edge, completed

BELOW = 5


def determined(hidden: Sequence[int], edges: Sequence[Edge]) -> set[int]:
    """The hidden cells whose value every solution of the sums has in common: those whose own row is left alone."""
    sums = {node for cell in hidden for node in edges[cell]} - {FREE}
    rows = [[Fraction(node in edges[cell]) for cell in hidden] for node in sums]
    done: list[list[Fraction]] = []
    for column in range(len(hidden)):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        rows = [[a - row[column] * b for a, b in zip(row, pivot, strict=True)] for row in rows]
        done = [[a - row[column] * b for a, b in zip(row, pivot, strict=True)] for row in done] + [pivot]
    alone = [row for row in done if sum(value != 0 for value in row) == 1]
    return {hidden[next(at for at, value in enumerate(row) if value)] for row in alone}


TABLES = st.integers(2, 5).flatmap(
    lambda wide: st.lists(st.lists(st.integers(0, 12), min_size=wide, max_size=wide), min_size=2, max_size=5)
)


@settings(max_examples=80, deadline=None)
@given(TABLES)
def test_no_hidden_cell_follows_from_the_sums_of_its_row_and_column(table: list[list[int]]) -> None:
    edges: list[Edge] = [(f"r{r}", f"c{c}") for r, row in enumerate(table) for c in range(len(row))]
    sizes = [size for row in table for size in row]
    small = {cell for cell, size in enumerate(sizes) if 0 < size < BELOW}
    hidden = completed(small, edges, sizes)
    assert small <= hidden
    assert determined(sorted(hidden), edges) == set()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12), st.data())
def test_of_a_table_with_gaps_only_what_has_no_other_is_computable(places: list[Edge], data: st.DataObject) -> None:
    edges: list[Edge] = [(f"r{r}", f"c{c}") for r, c in dict.fromkeys(places)]
    sizes = data.draw(st.lists(st.integers(0, 12), min_size=len(edges), max_size=len(edges)))
    assume(any(0 < size < BELOW for size in sizes))
    hidden = completed({cell for cell, size in enumerate(sizes) if 0 < size < BELOW}, edges, sizes)
    shown = {node for cell, edge in enumerate(edges) if cell not in hidden for node in edge}
    assert all(set(edges[cell]) - shown for cell in determined(sorted(hidden), edges))


# Sums that cells take part in, sizes → what is hidden when the first is small.
CASES: dict[str, tuple[list[Edge], list[float], set[int]]] = {
    "the next smallest of its sum": ([("a", FREE)] * 3, [2, 9, 7], {0, 2}),
    "zero only when there is nothing else": ([("a", FREE)] * 2, [2, 0], {0, 1}),
    "nothing where it stands alone": ([("a", FREE), ("b", FREE)], [2, 9], {0}),
    "a square of rows and columns": (
        [("r1", "c1"), ("r1", "c2"), ("r2", "c1"), ("r2", "c2"), ("r3", "c3")], [2, 9, 8, 7, 6], {0, 1, 2, 3},
    ),
    "up the tree: the only child, so its parent, so its parent's sibling": (
        [("child of P", FREE), ("root", "child of P"), ("root", FREE)], [3, 20, 30], {0, 1, 2},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_with_a_small_cell_goes(case: str) -> None:
    edges, sizes, hidden = CASES[case]
    assert completed({0}, edges, sizes) == hidden
