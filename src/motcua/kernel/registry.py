"""Registries for what can be added, and the loader that finds the adapter behind a port."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Generic, TypeVar

from motcua.kernel.errors import MotcuaError

T = TypeVar("T")
Member = TypeVar("Member")


class UnknownKey(MotcuaError, LookupError):
    """Nothing is registered under this key."""


class DuplicateKey(MotcuaError):
    """Two things claim the same key."""


class Registry(Generic[T]):
    """Things found by key: registered once each, listed in the order they came.

    `name` says what is kept, for the messages: Registry("fee rule"). A test makes its own, fresh one.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._members: dict[str, T] = {}

    def add(self, key: str, member: T) -> T:
        """Registers `member`; the same key twice is refused."""
        if key in self._members:
            raise DuplicateKey(f"{self.name} {key!r} is registered already: {self._members[key]!r}")
        self._members[key] = member
        return member

    def register(self, key: str) -> Callable[[Member], Member]:
        """A decorator that registers what stands under it and gives it back unchanged."""

        def decorate(member: Member) -> Member:
            self.add(key, member)  # type: ignore[arg-type]  # T may be a protocol that Member fulfils
            return member

        return decorate

    def get(self, key: str) -> T:
        """The member, or an UnknownKey that names what was probably meant."""
        try:
            return self._members[key]
        except KeyError:
            raise UnknownKey(not_found(self.name, key, self._members)) from None

    def keys(self) -> tuple[str, ...]:
        return tuple(self._members)

    def items(self) -> tuple[tuple[str, T], ...]:
        return tuple(self._members.items())

    def __contains__(self, key: object) -> bool:
        return key in self._members

    def __iter__(self) -> Iterator[T]:
        return iter(self._members.values())

    def __len__(self) -> int:
        return len(self._members)


def not_found(name: str, key: str, known: Iterable[str]) -> str:
    """One line: what is missing, what was probably meant, what there is."""
    names = sorted(known)
    close = get_close_matches(key, names, n=1, cutoff=0.6)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    return f"no {name} {key!r}{hint} (known: {', '.join(names) or 'none'})"


class Ports:
    """Which adapter stands behind each port: loaded when first asked for, kept for the process."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}
        self._adapters: dict[str, Any] = {}
        self._lock = threading.RLock()

    def configure(self, mapping: Mapping[str, str]) -> None:
        """Replaces the whole mapping: port name → "package.module.Class"."""
        with self._lock:
            self._paths = dict(mapping)
            self._adapters = {}

    def adapter_for(self, port: str) -> Any:
        """The adapter of `port`; a class or factory is called once, without arguments."""
        with self._lock:
            if port not in self._adapters:
                if port not in self._paths:
                    raise UnknownKey(not_found("port", port, self._paths))
                self._adapters[port] = _load(port, self._paths[port])
            return self._adapters[port]

    @contextmanager
    def replaced(self, **adapters: Any) -> Iterator[None]:
        """Other adapters for a while: the fakes of a test. Process-wide."""
        before = dict(self._adapters)
        self._adapters.update(adapters)
        try:
            yield
        finally:
            self._adapters = before


def _load(port: str, path: str) -> Any:
    module_name, _, attribute = path.rpartition(".")
    try:
        found = getattr(import_module(module_name), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise UnknownKey(f"port {port!r}: cannot load {path!r} ({error})") from error
    return found() if callable(found) else found


_ports = Ports()
configure = _ports.configure
adapter_for = _ports.adapter_for
replaced = _ports.replaced
