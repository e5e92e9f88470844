"""What failed and may be tried again from its list: one of them, or all that stand on the page."""

from collections.abc import Callable, Iterable

from django.utils.http import urlencode

from motcua.core.dossiers.pages import Page
from motcua.kernel.errors import DomainError
from motcua.web.ui.parts import Pages


def tried_again(posted: Iterable[str], again: Callable[[str], object], unknown: str) -> tuple[int, str]:
    """How many were, and the last refusal: all of one page have the same. `unknown` answers what is no id."""
    done, refused = 0, ""
    for said in posted:
        try:
            again(said)
        except ValueError:
            refused = unknown
        except DomainError as refusal:
            refused = refusal.message
        else:
            done += 1
    return done, refused


def pages_around(page: Page) -> Pages:
    """The addresses of those before and behind."""
    return Pages(_address(page.back), _address(page.on))


def _address(cursor: str) -> str:
    return f"?{urlencode({'trang': cursor})}" if cursor else ""
