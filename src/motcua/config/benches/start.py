"""From a clean clone to the first page, with everything that must be fetched and made; and the second start."""

import os
import subprocess
import sys
import time
from pathlib import Path

from motcua.config.benches.demos import demo
from motcua.config.benches.figures import Figure, Report
from motcua.config.benches.scratch import scratch_folder
from motcua.config.errors import CommandError
from motcua.config.places import CLONE


def measure(*, quick: bool = False) -> Report:
    """`quick` clones too, but lends the clone this tree's packages."""
    with scratch_folder() as folder:
        clone, data = folder / "clone", folder / "data"
        data.mkdir(mode=0o755)
        cloned = _clone(clone)
        caches = {"UV_CACHE_DIR": str(folder / "uv"), "PIP_NO_CACHE_DIR": "1"}
        packages = _lend_packages(clone) if quick else _timed([clone / "motcua", "--help"], caches)
        with demo([clone / "motcua"], data, **caches) as first:
            pass
        with demo([clone / "motcua"], data, **caches) as second:
            pass
        alone = _timed([clone / "motcua", "--help"], caches)
    figures = [
        Figure("clean clone to first page", cloned + packages + first.seconds, "s", at_most=60),
        Figure("git clone", cloned, "s"),
        Figure("making the city and serving it", first.seconds, "s"),
        Figure("processor time of that", first.cpu_seconds, "s"),
        Figure("second start to first page", second.seconds, "s", at_most=5),
        Figure("processor time of that", second.cpu_seconds, "s"),
        Figure("the packages, fetched and installed by uv", packages, "s", baseline=True),
        Figure("./motcua --help", alone, "s", baseline=True),
    ]
    lent = "packages lent" if quick else "no package in any cache of pip or uv"
    conditions = f"HEAD of this tree cloned into a new folder, data of its own, {lent}; one after the other"
    return Report("start", conditions, figures, quick)


def _clone(into: Path) -> float:
    return _timed(["git", "clone", "--quiet", f"file://{CLONE}", into], {})


def _lend_packages(clone: Path) -> float:
    (clone / ".venv").symlink_to(Path(sys.prefix))
    return 0.0


def _timed(command: list[str | Path], environment: dict[str, str]) -> float:
    began = time.monotonic()
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()[-1:] or ["nothing"]
        raise CommandError("bench.start", f"{command[0]} failed and said last: {said[0]}")
    return time.monotonic() - began
