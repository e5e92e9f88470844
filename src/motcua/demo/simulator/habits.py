"""How often each procedure is asked for, by whom, in which way, and how it tends to go: data/mix.json, read once."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from motcua.core.dossiers.definitions import ReturnWay, Way
from motcua.demo.data import load


@dataclass(frozen=True, slots=True)
class Habit:
    """One procedure's. Shares lie between 0 and 1; `pace` is the share of the limit after which a draft is ready
    (below 0.8 everything ends in time); `quick` means: done while the person waits."""

    procedure: str
    weight: float
    ways: dict[Way, float]
    return_ways: dict[ReturnWay, float]
    by_business: bool
    quick: bool
    defects: float
    refused: float
    denied: float
    withdrawn: float
    late: float
    pace: tuple[float, float]
    problems: tuple[tuple[str, str], ...]
    answers: dict[str, tuple[Any, ...]]
    title: str
    body: str


@cache
def habits() -> dict[str, Habit]:
    mix = load("mix")
    usual = mix["usual"]
    return {code: _habit(code, {**usual, **own}) for code, own in mix["procedures"].items()}


def _habit(code: str, said: dict[str, Any]) -> Habit:
    return Habit(
        procedure=code,
        weight=said["weight"],
        ways={Way(way): share for way, share in said["ways"].items()},
        return_ways={ReturnWay(way): share for way, share in said["return_ways"].items()},
        by_business=said["by_business"],
        quick=said["quick"],
        defects=said["defects"],
        refused=said["refused"],
        denied=said["denied"],
        withdrawn=said["withdrawn"],
        late=said["late"],
        pace=(said["pace"][0], said["pace"][1]),
        problems=tuple((component, problem) for component, problem in said["problems"]),
        answers={name: tuple(values) for name, values in said["answers"].items()},
        title=said["title"],
        body=said["body"],
    )
