"""What a benchmark reports: figures with their bars, and under which conditions they were measured."""

import os
import platform
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from motcua.kernel import clock


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `baseline` marks what it stands beside; only a figure of ours has a bar."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None
    baseline: bool = False

    @property
    def kept(self) -> bool | None:
        """Whether the bar was reached; None where there is none."""
        if self.at_least is None and self.at_most is None:
            return None
        return (self.at_least is None or self.value >= self.at_least) and (
            self.at_most is None or self.value <= self.at_most
        )

    @property
    def bar(self) -> str:
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return f"≤ {self.at_most:g}" if self.at_most is not None else ""

    def as_dict(self) -> dict[str, Any]:
        said = {"name": self.name, "value": round(self.value, 3), "unit": self.unit, "baseline": self.baseline}
        bars = {"at_least": self.at_least, "at_most": self.at_most, "kept": self.kept}
        return said | {key: value for key, value in bars.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Report:
    """One benchmark's run. `conditions` says the concurrency and whatever else the figures depend on."""

    bench: str
    conditions: str
    figures: Sequence[Figure]
    quick: bool = False
    measured_at: str = field(default_factory=lambda: clock.real_now().isoformat(timespec="minutes"))

    def as_dict(self) -> dict[str, Any]:
        return {
            "bench": self.bench,
            "conditions": self.conditions,
            "quick": self.quick,
            "measured_at": self.measured_at,
            "machine": machine(),
            "figures": [figure.as_dict() for figure in self.figures],
        }

    def as_text(self) -> str:
        smoke = " (quick: shows that it runs, not how fast)" if self.quick else ""
        said = machine()
        size = f"{said['cores']} cores, {said['memory_gib']} GiB, load {said['load']} at the end"
        return "\n".join([f"{self.bench}{smoke}", f"  {self.conditions}", f"  {size}", *_table(self.figures)])


def _table(figures: Iterable[Figure]) -> list[str]:
    rows = [
        (
            f"{'baseline: ' if figure.baseline else ''}{figure.name}",
            f"{figure.value:,.{_places(figure.value)}f}",
            figure.unit,
            figure.bar,
            {True: "kept", False: "MISSED", None: ""}[figure.kept],
        )
        for figure in figures
    ]
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    return [
        f"  {name:<{wide[0]}}  {value:>{wide[1]}} {unit:<{wide[2]}}  {bar:<{wide[3]}}  {kept}".rstrip()
        for name, value, unit, bar, kept in rows
    ]


def _places(value: float) -> int:
    """Three figures tell enough."""
    return 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2


def machine() -> dict[str, Any]:
    """On what it was measured, and how busy that was with other things."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gib": round(memory / 2**30),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all values, 0 to 1, do not exceed."""
    assert 0 <= share <= 1, share
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def milliseconds(rounds: int, act: Callable[[], object]) -> list[float]:
    """The milliseconds of each of so many times."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return times
