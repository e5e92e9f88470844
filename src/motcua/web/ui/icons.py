"""The product's own signs, drawn on a grid of 24 with a line of 2."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def _circle(x: float, y: float, r: float) -> str:
    return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0"


ICONS: dict[str, str] = {
    "alert": "M12 4 2.5 20h19zM12 10v4.500M12 17.200v.1",
    "arrow-down": "M12 5v14m6-6-6 6-6-6",
    "arrow-left": "M19 12H5m6-6-6 6 6 6",
    "arrow-right": "M5 12h14m-6-6 6 6-6 6",
    "arrow-up": "M12 19V5m6 6-6-6-6 6",
    "bell": "M5 17h14l-1.500-3v-4a5.500 5.500 0 0 0-11 0v4zM10 20.500h4M12 4.500V3",
    "book": "M12 6c-2-1.500-5-2-8-2v14c3 0 6 .5 8 2 2-1.500 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14",
    "calendar": "M4 6h16v14H4zM4 10.500h16M8 3v5M16 3v5",
    "camera": "M3 8h4l2-3h6l2 3h4v11H3z" + _circle(12, 13, 3.5),
    "card": "M3 5h18v14H3zM14 10h4M14 14h4M6 16c.3-2 1.200-2.800 2.500-2.800S10.700 14 11 16" + _circle(8.5, 10.5, 1.8),
    "chart": "M4 20.500h16M7 17v-5M12 17V5M17 17V9",
    "chat": "M4 5h16v11.500h-9L6 20v-3.500H4z",
    "check": "m5 12.500 4.500 4.500L19 7.500",
    "child": "M5 21c.5-5 3-7.500 7-7.500s6.500 2.500 7 7.500M12 4c1-1.500 2.500-1.500 3-.5" + _circle(12, 8.5, 4.5),
    "chevron-down": "m6 9.500 6 6 6-6",
    "clock": "M12 7v5.500l3.500 2" + _circle(12, 12, 9),
    "close": "M6 6l12 12M18 6 6 18",
    "copy": "M9 9h11v11H9zM5.500 15H4V4h11v1.500",
    "door": "M5 21V11a7 7 0 0 1 14 0v10M3 21h18M12 4.200V21M14.500 13v1.500",
    "dot": _circle(12, 12, 3),
    "download": "M12 4v11m-5-4.500L12 15l5-4.500M5 20h14",
    "external": "M14 4h6v6M20 4l-9 9M17 14v6H4V7h6",
    "file": "M6 3h8l5 5v13H6zM14 3v5h5",
    "filter": "M4 5h16l-6 8v6l-4-2v-4z",
    "globe": "M3 12h18M12 3c3.500 3 3.500 15 0 18M12 3c-3.500 3-3.500 15 0 18" + _circle(12, 12, 9),
    "hand-over": "M3 17c3-3 5-3 7-1.500h3.500c2 0 2 2.500 0 2.500H10"
    "M14 17l5-3.500c1.500-1 3 .8 1.700 2L15 20.500H7l-4 0M9 4h7v6H9z",
    "home": "M4 11l8-7 8 7v9.500h-5.500V14h-5v6.500H4z",
    "inbox": "M4 13 7 5h10l3 8v6H4zM4 13h4.500l1 3h5l1-3H20",
    "info": "M12 11v5.500M12 7.500v.1" + _circle(12, 12, 9),
    "key": "M11 11.500 20 20.500M16 16.500l2-2" + _circle(8, 8, 4.5),
    "keyboard": "M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M17.500 10h.1M8 14.500h8",
    "list": "M9 6h11M9 12h11M9 18h11M4.500 6h.1M4.500 12h.1M4.500 18h.1",
    "lock": "M5 11h14v9.500H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2",
    "map": "M9 4 4 6v14l5-2 6 2 5-2V4l-5 2zM9 4v14M15 6v14",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "minus": "M5 12h14",
    "money": "M3 6h18v12H3zM6.500 12h.1M17.500 12h.1" + _circle(12, 12, 2.8),
    "offline": "M4 10c4.500-4 11.500-4 16 0M7.500 14c2.500-2.300 6.500-2.300 9 0M12 18.500v.1M4 4l16 16",
    "paper": "M5 3h14v18H5zM8.500 8h7M8.500 12h7M8.500 16h4",
    "pause": "M9 6v12M15 6v12",
    "pen": "m4 20 1-4.500L16 4.500l3.500 3.500L8.500 19zM13.500 7l3.500 3.500",
    "people": "M2.500 20c.5-4 3-6 6-6s5.500 2 6 6M15.500 5.200a3.500 3.500 0 0 1 0 6.600M17.500 14.500c2.300.8 3.700 2.600 4 5.500"
    + _circle(8.5, 8.5, 3.5),
    "person": "M4.500 20.500c.6-4.500 3.500-6.500 7.500-6.500s6.900 2 7.500 6.500" + _circle(12, 8, 4),
    "phone": "M8 3h8v18H8zM11.500 18h1",
    "pin": "M12 21.500c-4-5-7-8.200-7-11.500a7 7 0 0 1 14 0c0 3.300-3 6.500-7 11.500z" + _circle(12, 10, 2.5),
    "plus": "M12 5v14M5 12h14",
    "post": "M3 6h18v12.500H3zM3.500 7l8.500 6.500L20.500 7",
    "print": "M7 8V3.500h10V8M7 17H3.500V8h17v9H17M7 14h10v6.500H7z",
    "qr": "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.500v2.500M20 14v3M14 20h2.500M19.500 20h.5",
    "question": "M9 9.500c0-4 6-4 6 0 0 2.200-3 2.300-3 4.500M12 17.200v.1" + _circle(12, 12, 9),
    "refuse": "M6 6l12 12" + _circle(12, 12, 8.5),
    "repeat": "M5 11a7 7 0 0 1 12.500-3.500L20 10M20 4.500V10h-5.500"
    "M19 13a7 7 0 0 1-12.500 3.500L4 14M4 19.500V14h5.500",
    "search": "m20.500 20.500-5-5" + _circle(10.5, 10.5, 6.5),
    "seal": "M9.500 3h5l-1 7h3.500v4H7v-4h3.500zM5 18h14v3H5z",
    "send": "M3.500 11.500 20.500 4l-5 16.500-4-7zM11.500 13.500 20.500 4",
    "shop": "M4 9.500 6 4h12l2 5.500M5 12v8.500h14V12"
    "M4 9.500c0 3.300 5.300 3.300 5.300 0 0 3.300 5.400 3.300 5.400 0 0 3.300 5.300 3.300 5.300 0z",
    "sign-out": "M14 4H5v16h9M10 12h10.500M17 8l4 4-4 4",
    "star": "m12 3.500 2.600 5.500 6 .8-4.400 4.200 1.100 6-5.300-2.900L6.700 20l1.100-6-4.400-4.200 6-.8z",
    "target": "M12 12h.1" + _circle(12, 12, 9) + _circle(12, 12, 4.5),
    "trash": "M4 7h16M9 7V4h6v3M6.500 7l1 13.500h9l1-13.500",
    "undo": "M9 14 4 9l5-5M4 9h10a5.500 5.500 0 0 1 0 11h-3",
    "upload": "M12 15V4M7 8.500 12 4l5 4.500M5 20h14",
    "work": "M3 8h18v12H3zM8.500 8V4.500h7V8M3 13h18",
}


def icon(name: str, label: str = "") -> SafeString:
    """An inline SVG; without a label it is decoration and says nothing to a screen reader."""
    path = mark_safe(ICONS[name])  # noqa: S308  our own drawing
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>', label, path
        )
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', path)
