"""Where things lie on this machine: the clone, and its data outside of it."""

import hashlib
import os
import secrets
from functools import cache
from pathlib import Path

CLONE = Path(__file__).resolve().parents[3]

ROOT_HOME = Path("/var/lib/motcua")
"""Root's data: nobody, as whom PostgreSQL then runs, can reach no folder below /root."""


def data_home() -> Path:
    """The folder that holds the data of every clone of this user."""
    if chosen := os.environ.get("MOTCUA_DATA_HOME"):
        return Path(chosen).absolute()
    if os.geteuid() == 0:
        return ROOT_HOME
    xdg = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(xdg).absolute() / "motcua"


def clone_home() -> Path:
    """The folder that holds the data of this clone alone."""
    return data_home() / clone_key()


@cache
def clone_key() -> str:
    """Twelve hex digits that tell this clone from any other, a later one at the same path too."""
    return hashlib.sha256(f"{CLONE}\n{_clone_id()}".encode()).hexdigest()[:12]


def _clone_id() -> str:
    kept = CLONE / ".motcua" / "clone-id"
    if not kept.exists():
        try:
            kept.parent.mkdir(exist_ok=True)
            draft = kept.with_name(f"clone-id.{os.getpid()}")
            draft.write_text(secrets.token_hex(8))
            # link() refuses to overwrite: of two first starts at once, one wins and both read it.
            try:
                os.link(draft, kept)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        except OSError:  # a clone that may not be written to is known by its path alone
            return ""
    return kept.read_text().strip()
