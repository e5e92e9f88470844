"""What all processes of an idle demo hold in memory: pages, worker, the city's life, PostgreSQL, the watching ones."""

import subprocess
import sys
import time
from collections import defaultdict

from motcua.config.benches.demos import demo
from motcua.config.benches.figures import Figure, Report
from motcua.config.benches.processes import Process, cpu_of, family, proportional_memory
from motcua.config.benches.scratch import scratch_folder
from motcua.config.errors import CommandError
from motcua.config.places import CLONE

MEGABYTE = 1_000_000
IDLE_SHARE = 0.10  # of one processor, all processes together
LOOK_SECONDS = 10.0
LONGEST = 1200.0

_DJANGO_ALONE = """
import sys, django
from django.conf import settings
settings.configure(INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"], ROOT_URLCONF="")
django.setup()
import django.core.handlers.wsgi, django.template
print(flush=True)
sys.stdin.read()
"""


def measure(*, quick: bool = False) -> Report:
    with scratch_folder() as data, demo([sys.executable, "-P", "-m", "motcua.config.cli"], data, **_source()) as city:
        if not quick:
            _wait_until_idle(city.pid)
        held = _held(family(city.pid))
    figures = [
        Figure("all processes", sum(held.values()) / MEGABYTE, "MB", at_most=700),
        *(Figure(name, size / MEGABYTE, "MB") for name, size in sorted(held.items(), key=lambda one: -one[1])),
        Figure("Django alone, one process", _django_alone() / MEGABYTE, "MB", baseline=True),
    ]
    when = "as soon as the first page was there" if quick else "when the city's past was filled in and nothing stirred"
    return Report(
        "memory", f"PSS of all processes of one ./motcua demo, {when}; nobody looks at a page", figures, quick
    )


def _source() -> dict[str, str]:
    return {"PYTHONPATH": str(CLONE / "src")}


def _held(processes: list[Process]) -> dict[str, float]:
    held: dict[str, float] = defaultdict(float)
    for process in processes:
        held[process.name] += proportional_memory(process.pid)
    return held


def _wait_until_idle(pid: int) -> None:
    """Until ten seconds have passed in which all of them together did next to nothing."""
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        before = _used(pid)
        time.sleep(LOOK_SECONDS)
        if _used(pid) - before < IDLE_SHARE * LOOK_SECONDS:
            return
    raise CommandError("bench.never_idle", f"the demo was still busy after {LONGEST:.0f} s.")


def _used(pid: int) -> float:
    return sum(cpu_of(process.pid) for process in family(pid))


def _django_alone() -> int:
    """A process that has imported Django and no line of ours."""
    with subprocess.Popen(
        [sys.executable, "-P", "-c", _DJANGO_ALONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as alone:
        assert alone.stdout is not None
        alone.stdout.readline()
        return proportional_memory(alone.pid)
