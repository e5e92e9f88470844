"""A small server with the style guide alone, without a database, and a real browser to look at it."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser, Page

from motcua.web.ui.assets import build_assets
from tests.browser import PHONE, windows

GUIDE_ONLY = {
    "ROOT_URLCONF": "tests.web.ui.guide_urls",
    "MOTCUA_BANNERS": [],
    "MIDDLEWARE": [
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "motcua.config.middleware.SecurityHeaders",
        "motcua.web.ui.language.ChosenLanguage",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
    ],
}


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: the test says what went wrong."""


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture(scope="module")
def guide() -> Iterator[str]:
    """The address of the style guide."""
    build_assets(settings.ASSETS_HOME)
    with override_settings(**GUIDE_ONLY):
        server = make_server("127.0.0.1", 0, WSGIHandler(), _Threads, _Silent)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/ui/"
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(chromium: Browser, guide: str) -> Iterator[Page]:
    """A window of a phone."""
    with windows(chromium, guide)(size=PHONE) as page:
        yield page
