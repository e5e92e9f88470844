"""Tests that run apart: what they need weighs too much to be brought for everybody."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from motcua.config.errors import CommandError
from motcua.config.places import CLONE

SPARK = "spark"
LOCK = CLONE / "requirements-spark.lock"
HOME = CLONE / ".motcua" / "spark"
"""Beside the environment, not in it: half a gigabyte that only `./motcua test spark` looks into."""
JAVA = {"default-jre-headless": ("java",)}


def bring_spark() -> Path:
    """The folder that holds what the lock names; installed anew when the lock has changed."""
    stamp, said = HOME / "installed", LOCK.read_text(encoding="utf-8")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != said:
        shutil.rmtree(HOME, ignore_errors=True)
        print(f"motcua: installing what {LOCK.name} names, once ...", file=sys.stderr)  # noqa: T201  as ./motcua does
        install = ["-m", "uv", "pip", "install", "--quiet", "--python", sys.executable, "--require-hashes"]
        env = {"UV_SYSTEM_CERTS": "1", **os.environ}  # as ./motcua does: an office may have an authority of its own
        command = [sys.executable, *install, "--target", str(HOME), "--requirement", str(LOCK)]
        if subprocess.run(command, env=env, check=False).returncode != 0:
            raise CommandError("test.packages", "Spark could not be installed; what uv said stands above.")
        stamp.write_text(said, encoding="utf-8")
    return HOME
