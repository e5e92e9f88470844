"""./motcua test"""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec

import click

from motcua.config.browsers import LIGHT, WHOLE, first_of
from motcua.config.commands import apart
from motcua.config.errors import CommandError
from motcua.config.places import CLONE

POPPLER = {"poppler-utils": ("pdftotext",)}
CHROMIUM = {LIGHT: (LIGHT, *WHOLE)}


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run the tests; whatever is given is handed to pytest, e.g. `-m quick` or `tests/kernel`.

    Debian's chromium-headless-shell (unless there is a chromium) and poppler-utils are installed if they are missing
    and this is root. `./motcua test spark` runs tests/spark alone: it brings Spark (400 MB, once), and Debian's
    default-jre-headless if there is no Java.
    """
    if find_spec("pytest") is None:
        raise CommandError("test.packages", "pytest is not installed: start by ./motcua test, which installs it.")
    ensure_packages(missing(arguments))
    if arguments[:1] == (apart.SPARK,):
        arguments = ("tests/spark", *arguments[1:])
        os.environ["PYTHONPATH"] = os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(apart.bring_spark())])
    sys.stdout.flush()
    os.chdir(CLONE)
    os.environ["MOTCUA_MODE"] = "test"
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *side_by_side(arguments), *arguments])


def side_by_side(arguments: tuple[str, ...]) -> list[str]:
    """The whole suite runs in two processes (`tests/conftest.py` says what stays together).

    What is picked out by name runs in this one.
    """
    picked = any((CLONE / argument.partition("::")[0]).exists() for argument in arguments)
    said = any(argument.startswith(("-n", "--numprocesses", "--pdb", "--collect-only")) for argument in arguments)
    return [] if picked or said else ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]


def missing(arguments: tuple[str, ...]) -> list[str]:
    """The Debian packages that these tests need and this machine lacks; quick tests need no browser."""
    quick = "quick" in arguments or any(argument.startswith("-mquick") for argument in arguments)
    wanted = apart.JAVA if arguments[:1] == (apart.SPARK,) else POPPLER if quick else POPPLER | CHROMIUM
    return [package for package, programs in wanted.items() if first_of(programs) is None]


def ensure_packages(packages: list[str]) -> None:
    """Install what is missing where that is ours to do; else say what to install."""
    if not packages:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise CommandError(
            "test.packages", f"the tests need {' and '.join(packages)}: apt install {' '.join(packages)} (as root)."
        )
    click.echo(f"motcua: installing {' and '.join(packages)} ...", err=True)
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "--quiet=2", *command], env=quietly, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().splitlines() or ["nothing"]
            raise CommandError("test.packages", f"apt-get {command[0]} failed and said: {said[-1]}")
