"""Chance that can be told again: every decision throws its own dice, named after what is decided."""

import math
from collections.abc import Mapping
from random import Random
from typing import TypeVar

T = TypeVar("T")


def dice(*name: object) -> Random:
    """The dice of one decision. The same name falls the same, whatever was decided before it."""
    return Random("/".join(str(part) for part in name))


def pick(thrown: Random, weights: Mapping[T, float]) -> T:
    """One of the keys, each as often as its weight says."""
    return thrown.choices(list(weights), weights=list(weights.values()))[0]


def poisson(thrown: Random, mean: float) -> int:
    """How many come when `mean` come on average (Knuth; a day's means are small)."""
    limit, product, count = math.exp(-mean), thrown.random(), 0
    while product > limit:
        product *= thrown.random()
        count += 1
    return count


def around(thrown: Random, median: float, spread: float = 0.5) -> float:
    """A positive time: half of them below `median`, a few much longer (log-normal)."""
    return median * math.exp(thrown.gauss(0, spread))
