"""./motcua lint"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import click

from motcua.config.places import CLONE

_FLOORS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
_MIGRATIONS = "from motcua.config.commands.migrate import missing; raise SystemExit(missing() or 0)"

CHECKS = {
    "types": ["-m", "mypy", "--no-error-summary"],
    "floors": ["-c", _FLOORS],
    "rules": ["-m", "ruff", "check", "--quiet", "--output-format", "concise"],
    "format": ["-m", "ruff", "format", "--check", "--quiet"],
    "migrations": ["-c", _MIGRATIONS],
}
"""What is checked, and the arguments with which Python checks it. The slowest comes first."""


@click.command()
def lint() -> int:
    """Check the floors of the house, style, types and migrations. Changes nothing."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = dict(zip(CHECKS, pool.map(findings, CHECKS), strict=True))
    for name, said in found.items():
        click.echo(f"{name}: {'clean' if not said else ''}{said and chr(10)}{said}")
    return 1 if any(found.values()) else 0


def findings(name: str) -> str:
    """What one check has to say; nothing if all is well."""
    done = subprocess.run(
        [sys.executable, *CHECKS[name]],
        cwd=CLONE,
        env=os.environ | {"MOTCUA_MODE": "test", "PYTHONPATH": str(CLONE / "src"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return ""
    said = (done.stdout + done.stderr).strip()
    return (
        said[said.find("Broken contracts") :]
        if "Broken contracts" in said
        else said or f"{name} failed with status {done.returncode} and said nothing"
    )
