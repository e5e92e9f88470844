"""The product's own signs, drawn on a grid of 24 with a line of 2."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def _circle(x: float, y: float, r: float) -> str:
    return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0"


ICONS: dict[str, str] = {
    "alert": "M12 4 2.5 20h19zM12 10v4.5M12 17.2v.1",
    "arrow-down": "M12 5v14m6-6-6 6-6-6",
    "arrow-left": "M19 12H5m6-6-6 6 6 6",
    "arrow-right": "M5 12h14m-6-6 6 6-6 6",
    "arrow-up": "M12 19V5m6 6-6-6-6 6",
    "bell": "M5 17h14l-1.5-3v-4a5.5 5.5 0 0 0-11 0v4zM10 20.5h4M12 4.5V3",
    "book": "M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14",
    "calendar": "M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5",
    "camera": "M3 8h4l2-3h6l2 3h4v11H3z" + _circle(12, 13, 3.5),
    "card": "M3 5h18v14H3zM14 10h4M14 14h4M6 16c.3-2 1.2-2.8 2.5-2.8S10.7 14 11 16" + _circle(8.5, 10.5, 1.8),
    "chart": "M4 20.5h16M7 17v-5M12 17V5M17 17V9",
    "chat": "M4 5h16v11.5h-9L6 20v-3.5H4z",
    "check": "m5 12.5 4.5 4.5L19 7.5",
    "child": "M5 21c.5-5 3-7.5 7-7.5s6.5 2.5 7 7.5M12 4c1-1.5 2.5-1.5 3-.5" + _circle(12, 8.5, 4.5),
    "chevron-down": "m6 9.5 6 6 6-6",
    "clock": "M12 7v5.5l3.5 2" + _circle(12, 12, 9),
    "close": "M6 6l12 12M18 6 6 18",
    "copy": "M9 9h11v11H9zM5.5 15H4V4h11v1.5",
    "door": "M5 21V11a7 7 0 0 1 14 0v10M3 21h18M12 4.2V21M14.5 13v1.5",
    "dot": _circle(12, 12, 3),
    "download": "M12 4v11m-5-4.5L12 15l5-4.5M5 20h14",
    "external": "M14 4h6v6M20 4l-9 9M17 14v6H4V7h6",
    "file": "M6 3h8l5 5v13H6zM14 3v5h5",
    "filter": "M4 5h16l-6 8v6l-4-2v-4z",
    "globe": "M3 12h18M12 3c3.5 3 3.5 15 0 18M12 3c-3.5 3-3.5 15 0 18" + _circle(12, 12, 9),
    "hand-over": "M3 17c3-3 5-3 7-1.5h3.5c2 0 2 2.5 0 2.5H10M14 17l5-3.5c1.5-1 3 .8 1.7 2L15 20.5H7l-4 0M9 4h7v6H9z",
    "home": "M4 11l8-7 8 7v9.5h-5.5V14h-5v6.5H4z",
    "inbox": "M4 13 7 5h10l3 8v6H4zM4 13h4.5l1 3h5l1-3H20",
    "info": "M12 11v5.5M12 7.5v.1" + _circle(12, 12, 9),
    "key": "M11 11.5 20 20.5M16 16.5l2-2" + _circle(8, 8, 4.5),
    "keyboard": "M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M17.5 10h.1M8 14.5h8",
    "list": "M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1",
    "lock": "M5 11h14v9.5H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2",
    "map": "M9 4 4 6v14l5-2 6 2 5-2V4l-5 2zM9 4v14M15 6v14",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "minus": "M5 12h14",
    "money": "M3 6h18v12H3zM6.5 12h.1M17.5 12h.1" + _circle(12, 12, 2.8),
    "offline": "M4 10c4.5-4 11.5-4 16 0M7.5 14c2.5-2.3 6.5-2.3 9 0M12 18.5v.1M4 4l16 16",
    "paper": "M5 3h14v18H5zM8.5 8h7M8.5 12h7M8.5 16h4",
    "pause": "M9 6v12M15 6v12",
    "pen": "m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5",
    "people": "M2.5 20c.5-4 3-6 6-6s5.5 2 6 6M15.5 5.2a3.5 3.5 0 0 1 0 6.6M17.5 14.5c2.3.8 3.7 2.6 4 5.5"
    + _circle(8.5, 8.5, 3.5),
    "person": "M4.5 20.5c.6-4.5 3.5-6.5 7.5-6.5s6.9 2 7.5 6.5" + _circle(12, 8, 4),
    "phone": "M8 3h8v18H8zM11.5 18h1",
    "pin": "M12 21.5c-4-5-7-8.2-7-11.5a7 7 0 0 1 14 0c0 3.3-3 6.5-7 11.5z" + _circle(12, 10, 2.5),
    "plus": "M12 5v14M5 12h14",
    "post": "M3 6h18v12.5H3zM3.5 7l8.5 6.5L20.5 7",
    "print": "M7 8V3.5h10V8M7 17H3.5V8h17v9H17M7 14h10v6.5H7z",
    "qr": "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v3M14 20h2.5M19.5 20h.5",
    "question": "M9 9.5c0-4 6-4 6 0 0 2.2-3 2.3-3 4.5M12 17.2v.1" + _circle(12, 12, 9),
    "refuse": "M6 6l12 12" + _circle(12, 12, 8.5),
    "repeat": "M5 11a7 7 0 0 1 12.5-3.5L20 10M20 4.5V10h-5.5M19 13a7 7 0 0 1-12.5 3.5L4 14M4 19.5V14h5.5",
    "search": "m20.5 20.5-5-5" + _circle(10.5, 10.5, 6.5),
    "seal": "M9.5 3h5l-1 7h3.5v4H7v-4h3.5zM5 18h14v3H5z",
    "send": "M3.5 11.5 20.5 4l-5 16.5-4-7zM11.5 13.5 20.5 4",
    "shop": "M4 9.5 6 4h12l2 5.5M5 12v8.5h14V12M4 9.5c0 3.3 5.3 3.3 5.3 0 0 3.3 5.4 3.3 5.4 0 0 3.3 5.3 3.3 5.3 0z",
    "sign-out": "M14 4H5v16h9M10 12h10.5M17 8l4 4-4 4",
    "star": "m12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.9L6.7 20l1.1-6-4.4-4.2 6-.8z",
    "target": "M12 12h.1" + _circle(12, 12, 9) + _circle(12, 12, 4.5),
    "trash": "M4 7h16M9 7V4h6v3M6.5 7l1 13.5h9l1-13.5",
    "undo": "M9 14 4 9l5-5M4 9h10a5.5 5.5 0 0 1 0 11h-3",
    "turn": "M19.5 4v5.5H14M19 9.5a7.5 7.5 0 1 0 .4 4.5",
    "upload": "M12 15V4M7 8.5 12 4l5 4.5M5 20h14",
    "work": "M3 8h18v12H3zM8.5 8V4.5h7V8M3 13h18",
}


def icon(name: str, label: str = "") -> SafeString:
    """An inline SVG; without a label it is decoration and says nothing to a screen reader."""
    if not label:
        return _decoration(name)
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>', label, _path(name)
    )


@cache
def _decoration(name: str) -> SafeString:
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', _path(name))


def _path(name: str) -> SafeString:
    return mark_safe(ICONS[name])  # noqa: S308  our own drawing
