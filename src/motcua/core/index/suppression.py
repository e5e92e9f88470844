"""Small numbers of a table are hidden, and so many others with them that none follows from what is left.

A cell of a table takes part in up to two sums that anybody may know: of its row, of its column. Sums are the nodes of a
graph, hidden cells its edges. A hidden cell that lies on a cycle can be one more or less without any sum changing, so
nobody can tell what it is; one that lies on none follows from the sums. To such a one the next smallest is hidden.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Final

Edge = tuple[Hashable, Hashable]
"""The two sums that a cell takes part in."""

FREE: Final = "free"
"""In place of a sum that nobody knows."""


def completed(small: Collection[int], edges: Sequence[Edge], sizes: Sequence[float]) -> set[int]:
    """The small cells and what must be hidden with them. Cells are told by their place in `edges` and `sizes`.

    A cell stays computable only where its sum has no other cell that could be hidden.
    """
    hidden = set(small)
    by_sum: dict[Hashable, list[int]] = defaultdict(list)
    for cell in sorted(range(len(edges)), key=lambda cell: (sizes[cell] == 0, sizes[cell], cell)):
        for node in {*edges[cell]} - {FREE}:
            by_sum[node].append(cell)
    while more := set(_next_smallest(hidden, edges, by_sum)):
        hidden |= more
    return hidden


def _next_smallest(
    hidden: Collection[int], edges: Sequence[Edge], by_sum: Mapping[Hashable, Sequence[int]]
) -> Iterator[int]:
    """For each cell that follows from the sums, another of the sum in which it is the only one (else of either)."""
    known = {cell: edges[cell] for cell in hidden}
    degree: dict[Hashable, int] = defaultdict(int)
    for edge in known.values():
        for node in edge:
            degree[node] += 1
    for cell in sorted(bridges(known)):
        nodes = [node for node in edges[cell] if node != FREE]
        for node in [node for node in nodes if degree[node] == 1] or nodes:
            found = next((other for other in by_sum[node] if other not in known), None)
            if found is not None:
                yield found


def bridges(edges: Mapping[int, Edge]) -> set[int]:
    """The edges that lie on no cycle; several between the same two nodes make one."""
    beside: dict[Hashable, list[tuple[int, Hashable]]] = defaultdict(list)
    for number, (one, other) in edges.items():
        beside[one].append((number, other))
        beside[other].append((number, one))
    found: set[int] = set()
    seen: set[Hashable] = set()
    for start in beside:
        if start not in seen:
            found |= _bridges_from(start, beside, seen)
    return found


def _bridges_from(
    start: Hashable, beside: Mapping[Hashable, Sequence[tuple[int, Hashable]]], seen: set[Hashable]
) -> set[int]:
    """Walks into the depth. An edge back to a node above covers every edge of the way; what none covers is a bridge."""
    found: set[int] = set()
    walked: set[int] = set()
    covered: dict[Hashable, int] = defaultdict(int)
    seen.add(start)
    way = [(start, -1, iter(beside[start]))]
    while way:
        node, came_by, rest = way[-1]
        number, other = next(((number, other) for number, other in rest if number not in walked), (-1, None))
        if number >= 0:
            walked.add(number)
            if other in seen:
                covered[node] += 1
                covered[other] -= 1
            else:
                seen.add(other)
                way.append((other, number, iter(beside[other])))
            continue
        way.pop()
        if way:
            if not covered[node]:
                found.add(came_by)
            covered[way[-1][0]] += covered[node]
    return found
