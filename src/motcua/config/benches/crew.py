"""Some processes that do the same work at once, from one starting shot on."""

import multiprocessing
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from motcua.config.benches.processes import cpu_of

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What one worker did: when it began and ended, how long each piece took, which processor time it cost."""

    began: float
    ended: float
    seconds: list[float]
    own_cpu: float
    server_cpu: float


@dataclass(frozen=True, slots=True)
class Rate:
    """What all of them did together."""

    crew: Sequence[Pieces]

    @property
    def seconds(self) -> list[float]:
        return [second for pieces in self.crew for second in pieces.seconds]

    @property
    def per_second(self) -> float:
        """From the first beginning to the last end."""
        return len(self.seconds) / (max(p.ended for p in self.crew) - min(p.began for p in self.crew))

    @property
    def own_cpu_ms(self) -> float:
        """Processor time of Python for one piece."""
        return 1000 * sum(pieces.own_cpu for pieces in self.crew) / len(self.seconds)

    @property
    def server_cpu_ms(self) -> float:
        """Processor time of PostgreSQL's backends for one piece."""
        return 1000 * sum(pieces.server_cpu for pieces in self.crew) / len(self.seconds)


@dataclass(frozen=True, slots=True)
class Worker:
    """One worker's work, ready before the shot: `backend` is the process that serves its connection."""

    backend: int
    do: Callable[[Any], None]


def in_shares(pieces: Sequence[Piece], workers: int) -> list[Sequence[Piece]]:
    """The pieces dealt out to the workers."""
    return [pieces[number::workers] for number in range(workers)]


def together(prepare: Callable[[], Worker], shares: Sequence[Sequence[Any]]) -> Rate:
    """One process for each share: all call `prepare`, wait for each other, then do their pieces one by one."""
    context = multiprocessing.get_context("fork")
    shot, results = context.Barrier(len(shares)), context.SimpleQueue()
    processes = [context.Process(target=_work, args=(prepare, share, shot, results)) for share in shares]
    for process in processes:
        process.start()
    done = [results.get() for _ in processes]
    for process in processes:
        process.join()
    failures = [outcome for outcome in done if isinstance(outcome, str)]
    if failures:  # the others only say that they stopped waiting
        raise RuntimeError(min(failures, key=lambda said: "BrokenBarrierError" in said))
    return Rate(done)


def _work(prepare: Callable[[], Worker], share: Sequence[Any], shot: Any, results: Any) -> None:
    try:
        worker = prepare()
        shot.wait()
        results.put(_pieces(worker, share))
    except Exception as error:
        shot.abort()
        results.put(f"a worker failed: {type(error).__name__}: {error}")


def _pieces(worker: Worker, share: Sequence[Any]) -> Pieces:
    seconds = []
    server, own = cpu_of(worker.backend), _own_cpu()
    began = last = time.perf_counter()
    for piece in share:
        worker.do(piece)
        now = time.perf_counter()
        seconds.append(now - last)
        last = now
    return Pieces(began, last, seconds, _own_cpu() - own, cpu_of(worker.backend) - server)


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
