"""Reading the board's pages as a reader does: by their addresses, their numbers and their rows."""

import re
from html import unescape

from django.test import Client

BOARD = "/chat-luong/"
_NUMBER = re.compile(r'<a[^>]*href="([^"]+)"[^>]*data-number="(\d+)"')
_TOLD = re.compile(r'<a[^>]*href="([^"]+)"[^>]*data-told="(\d+)"')
_LINK = re.compile(r'href="(/chat-luong/[^"]*)"')


def page(client: Client, path: str = BOARD, **words: str) -> str:
    response = client.get(path, words)
    assert response.status_code == 200, (path, words, response.status_code)
    return str(response.content.decode())


def main(client: Client, path: str = BOARD, **words: str) -> str:
    """What stands between masthead and footer."""
    return page(client, path, **words).split("<main")[1].split("</main>")[0]


def numbers(text: str) -> dict[str, int]:
    """Every number that opens: address → how many rows it says."""
    return {unescape(href).partition("#")[0]: int(count) for href, count in _NUMBER.findall(text)}


def told(text: str) -> dict[tuple[str, int], str]:
    """Every number that others told: (address where it was entered, the number) → how that page marks it."""
    return {(unescape(href), int(count)): f'data-says="{count}"' for href, count in _TOLD.findall(text)}


def links(text: str) -> set[str]:
    return {unescape(href).partition("#")[0] for href in _LINK.findall(text)}


def rows_behind(client: Client, address: str) -> int:
    """All rows of a list, page after page."""
    count, seen = 0, 0
    while address:
        text = page(client, address)
        count += text.count("<tr data-row")
        seen += 1
        assert seen < 50, address
        found = re.search(r'<a[^>]*href="([^"]*(?:sau|trang)=[^"]*)"[^>]*rel="next"', text)
        address = unescape(found.group(1)).partition("#")[0] if found else ""
    return count


def plain(text: str) -> str:
    """Without tags, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
