"""Poppler as the independent reader of what was printed."""

import re
import subprocess
from collections.abc import Callable

import pytest


def _poppler(tool: str, pdf: bytes, *arguments: str) -> str:
    done = subprocess.run(
        [tool, *arguments, "-", *(["-"] if tool == "pdftotext" else [])], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.fixture
def words() -> Callable[[bytes], str]:
    """The text of a PDF as one line."""
    return lambda pdf: re.sub(r"\s+", " ", _poppler("pdftotext", pdf, "-layout"))


@pytest.fixture
def info() -> Callable[[bytes], dict[str, str]]:
    """What pdfinfo says of a PDF."""
    return lambda pdf: dict(re.findall(r"^([^:\n]+):\s+(.*)$", _poppler("pdfinfo", pdf), re.MULTILINE))
