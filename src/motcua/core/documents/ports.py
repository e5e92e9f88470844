"""What this domain needs of the outside world."""

from dataclasses import dataclass
from typing import Protocol


class Storage(Protocol):
    """Files by content: each owner's bytes under their SHA-256. Port "storage".

    An owner is "party:<uuid>" or "unit:<id>"; the same bytes of two owners are two files, so that to forget
    one person's file never touches another's.
    """

    def put(self, owner: str, content: bytes) -> str:
        """Keeps `content` durably (it survives a power cut once this returns) and gives its SHA-256 in hex."""
        ...

    def read(self, owner: str, sha256: str) -> bytes:
        """The bytes, checked against their name; raises `errors.StorageDamaged` if they are gone or changed."""
        ...

    def forget(self, owner: str, sha256: str) -> None:
        """Deletes the bytes; silent if there are none."""
        ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a scanner found: the name of what it recognised ("" if nothing), and which scanner said so."""

    found: str
    engine: str

    @property
    def clean(self) -> bool:
        return not self.found


@dataclass(frozen=True, slots=True)
class ScannerState:
    """Whether a scanner can be relied on now, for the page of the operator.

    Without signatures a scanner calls everything clean: such a one is not ready.
    """

    ready: bool
    engine: str
    remark: str = ""


class VirusScanner(Protocol):
    """Port "virus_scan"."""

    def scan(self, content: bytes) -> Verdict:
        """Looks at the bytes; raises `OutsidePartyError` when it cannot say, never calls them clean then."""
        ...

    def state(self) -> ScannerState:
        """Never raises."""
        ...
