"""Chromium as Debian packages it: whole, or only what draws pages, which opens windows in half the time."""

import shutil
from collections.abc import Iterable

LIGHT = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome")


def first_of(programs: Iterable[str]) -> str | None:
    """The path of the first that is installed; None if none is."""
    return next(filter(None, map(shutil.which, programs)), None)
