"""Which file of a cluster is which, and as whom its server runs."""

import hashlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

DATABASE = "motcua"
OWNER = "motcua"
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 103  # bytes that the address of a unix socket may have, on any system
LOG_LIMIT = 5_000_000  # bytes after which the log begins anew


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of the server of one clone. Only `folder` belongs to the server's account."""

    home: Path

    @property
    def folder(self) -> Path:
        return self.home / "postgres"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def sockets(self) -> Path:
        """The folder of the socket: beside the data, or a short one where that is too long."""
        if len(os.fsencode(self.folder / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
            return self.folder
        key = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path("/tmp") / f"motcua-{os.geteuid()}-{key}"  # noqa: S108

    @property
    def socket(self) -> Path:
        return self.sockets / SOCKET_NAME

    @property
    def password(self) -> Path:
        return self.home / "password"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def gate(self) -> Path:
        """Held while the server is being started or stopped."""
        return self.home / "gate.lock"

    @property
    def users(self) -> Path:
        """Shared by every process that uses the server."""
        return self.home / "users.lock"

    @property
    def keeper(self) -> Path:
        """Held by the keeper as long as it lives."""
        return self.home / "keeper.lock"

    def trim_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.write_bytes(b"")


class Parameters(TypedDict):
    """What a client needs to connect, without the name of the database."""

    user: str
    password: str
    host: str


class RunAs(TypedDict, total=False):
    """The arguments that make subprocess run a program under another account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """The account that the server runs under."""

    uid: int
    gid: int

    @property
    def is_another(self) -> bool:
        return self.uid != os.geteuid()

    def run_as(self) -> RunAs:
        if not self.is_another:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account() -> Account:
    """This user; but for root, as whom PostgreSQL refuses to run, nobody, whom every system has."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)
