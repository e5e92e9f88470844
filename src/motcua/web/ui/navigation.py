"""The public menu: one list for every surface, by names of addresses, so that no surface knows another.

An entry without an address is left out: the design system is shown alone, without the surfaces that it leads to.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from motcua.web.ui.parts import Link, Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the menu and the named address it leads to."""

    label: Words
    view: str
    icon: str = ""
    for_officers: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading, as the desk's menu has them; the heading may be empty."""

    links: tuple[Link, ...]
    title: Words = ""


PUBLIC = (
    Entry(pgettext_lazy("menu", "Thủ tục"), "portal:procedures", "book"),
    Entry(_("Tra cứu hồ sơ"), "portal:track", "search"),
    Entry(_("Hồ sơ của tôi"), "portal:mine", "inbox", for_officers=False),
    Entry(_("Chất lượng phục vụ"), "board:home", "chart"),
)


def public(request: HttpRequest) -> tuple[Link, ...]:
    """The menu as it looks from the page that is asked for, without what would turn an officer away."""
    at_work = getattr(request, "officer", None) is not None
    entries = (entry for entry in PUBLIC if entry.for_officers or not at_work)
    return links_of(entries, request.path)


def links_of(entries: Iterable[Entry], here: str = "") -> tuple[Link, ...]:
    """Each entry that leads somewhere; the one marked that leads to `here`, or to what stands above it."""
    led = ((entry, address_of(entry.view)) for entry in entries)
    return tuple(
        Link(entry.label, href, entry.icon, current=here == href or (href != "/" and here.startswith(href)))
        for entry, href in led
        if href
    )


def address_of(view: str) -> str:
    """Empty where nothing answers to that name."""
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""
