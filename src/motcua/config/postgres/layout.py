"""Which file of a cluster is which, and as whom its server runs."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

DATABASE = "motcua"
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 107  # bytes that the address of a unix socket may have


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
        return Path("/tmp") / f"motcua-{os.geteuid()}-{self.home.name}"  # noqa: S108

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


@dataclass(frozen=True, slots=True)
class Account:
    """The account that the server runs as: PostgreSQL refuses to run as root."""

    uid: int
    gid: int
    switched: bool

    def popen_arguments(self) -> dict[str, int | list[int]]:
        """What makes a subprocess run as this account."""
        if not self.switched:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account() -> Account:
    """This user, or for root the user nobody, who exists everywhere and owns nothing."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switched=False)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid, switched=True)
