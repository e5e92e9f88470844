"""The living city as a newcomer gets it: `./motcua demo` in a process of its own, and one browser window a person."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, expect

from motcua.config.places import CLONE
from tests.browser import DESK


@dataclass(frozen=True)
class LivingCity:
    address: str
    browser: Browser
    signed_in: dict[str, BrowserContext] = field(default_factory=dict)

    @contextmanager
    def as_(self, who: str, size: dict[str, int] = DESK) -> Iterator[Page]:
        """A window in which a persona is signed in, once for all her windows; "" is nobody."""
        known = self.signed_in.get(who)
        context = known or self.browser.new_context(viewport=size, locale="vi-VN", base_url=self.address)  # type: ignore[arg-type]
        page = context.new_page()
        if who and not known:
            _sign_in(page, who)
            self.signed_in[who] = context
        yield page
        if who:
            page.close()
        else:
            context.close()


def _sign_in(page: Page, who: str) -> None:
    page.goto("/")
    page.get_by_text("Nhập vai").first.click()
    page.locator(f"button[name=who][value={who}]").first.click()
    expect(page.get_by_text("Bạn là").first).to_be_visible()


@contextmanager
def served() -> Iterator[str]:
    """The address of a demo that stands still: nobody in it acts but the visitor."""
    home = Path(tempfile.mkdtemp(prefix="motcua-city-"))
    home.chmod(0o755)  # as root the database runs as nobody, who must reach it
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "MOTCUA_MODE")}
    said |= {"MOTCUA_DATA_HOME": str(home), "PYTHONPATH": str(CLONE / "src")}
    command = [sys.executable, "-m", "motcua.config.cli", "demo", "--port", str(port), "--still"]
    demo = subprocess.Popen(command, env=said)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(demo, address)
        yield address
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(30)
        shutil.rmtree(home, ignore_errors=True)


def _wait_for(demo: subprocess.Popen[bytes], address: str, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and demo.poll() is None:
        try:
            with urlopen(address, timeout=30):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the demo does not serve: {demo.poll()}")
