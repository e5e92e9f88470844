"""The processes of a running Một Cửa, as Linux tells of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_OURS = {"serve": "pages and events", "worker": "worker", "life": "the city's life", "demo": "demo, the watching one"}
TICKS_A_SECOND = 100  # of the times in /proc/<pid>/stat


@dataclass(frozen=True, slots=True)
class Process:
    pid: int
    parent: int
    command: str
    cpu_seconds: float
    """Of its own, and of the children that have ended."""

    @property
    def name(self) -> str:
        """Which part of Một Cửa it is."""
        words = self.command.split()
        if "motcua.config.cli" in words:
            return next((name for command, name in _OURS.items() if command in words), "command")
        program = words[0] if words else ""
        return "PostgreSQL" if program.endswith(("/postgres", "postgres:")) else "PostgreSQL's keeper"


def family(pid: int) -> list[Process]:
    """A process and all that it has started, children of children too."""
    everybody = list(_everybody())
    found = [one for one in everybody if one.pid == pid]
    for one in found:  # grows while it is walked
        found += [child for child in everybody if child.parent == one.pid]
    return found


def cpu_of(pid: int) -> float:
    """Seconds of processor time that a process has used; 0 where it is gone or the system does not tell."""
    try:
        return _read(PROC / str(pid)).cpu_seconds
    except OSError:
        return 0.0


def proportional_memory(pid: int) -> int:
    """Bytes that a process holds, what it shares with others counted by its share (PSS)."""
    try:
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0


def _everybody() -> Iterator[Process]:
    for folder in PROC.glob("[0-9]*"):
        try:
            yield _read(folder)
        except OSError:
            continue


def _read(folder: Path) -> Process:
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    ticks = sum(int(field) for field in fields[11:15])
    return Process(int(folder.name), int(fields[1]), command, ticks / TICKS_A_SECOND)
