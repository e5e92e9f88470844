"""Settings out of the environment; a secret may also lie in the file that NAME_FILE names."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """1, true, yes and on are true; 0, false, no and off are false; all else is refused."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def integer(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip()
    try:
        return int(value) if value else default
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def rate(name: str, default: str) -> tuple[int, int]:
    """How often and in how many seconds, said as "60/m" (s, m or h); 0 times means without limit."""
    value = os.environ.get(name, "").strip() or default
    times, _, unit = value.partition("/")
    seconds = {"s": 1, "m": 60, "h": 3600}.get(unit)
    if not times.isdecimal() or seconds is None:
        raise ImproperlyConfigured(f"{name} must be so many a second, minute or hour, like 60/m, not {value!r}.")
    return int(times), seconds


def listed(name: str, default: str = "") -> list[str]:
    """Values between commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = os.environ.get(name, "") or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def is_given(name: str) -> bool:
    """Whether a secret is said, in itself or by the file that holds it."""
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def secret(name: str, default: str | None = None) -> str:
    """The secret, from NAME or from the file NAME_FILE; without a default it must be there."""
    if value := os.environ.get(name):
        return value
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error}.") from error
    if default is None:
        raise ImproperlyConfigured(f"Set {name}, or {name}_FILE to a file that holds it.")
    return default
