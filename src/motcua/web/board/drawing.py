"""The board's own pictures as server-side SVG; each has the same figures beside it as a table.

Sizes across are percentages and heights are pixels where letters must keep their size; a tile map scales whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from motcua.core.index.queries import Hour

TILE_WIDTH, TILE_HEIGHT, GAP = 100, 88, 6
_LONGEST = 11
HEIGHT = 170
_SLOT, _TALL = 36, 118
"""Of the bars of hours: how wide an hour is, and how tall the busiest."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit on the map. `band` 1 is the best, 0 means nothing to show; `word` says the band: colour is never alone."""

    label: str
    value: str
    word: str
    band: int
    href: str
    column: int
    row: int
    said: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the line: None where there is no figure, which leaves a gap."""

    label: str
    value: float | None
    shown: str
    href: str


def tile_map(tiles: Sequence[Tile], *, label: str, target: str = "") -> SafeString:
    """`target` is where links open: a framed map leads out of its frame."""
    across = max((tile.column for tile in tiles), default=0) + 1
    down = max((tile.row for tile in tiles), default=0) + 1
    return format_html(
        '<svg class="tile-map" role="group" aria-label="{}" viewBox="-3 -3 {} {}">{}</svg>',
        label,
        across * (TILE_WIDTH + GAP) - GAP + 6,
        down * (TILE_HEIGHT + GAP) - GAP + 6,
        SafeString("".join(_tile(tile, target) for tile in sorted(tiles, key=lambda one: (one.row, one.column)))),
    )


def line_chart(points: Sequence[Point], *, label: str, top: float = 100.0) -> SafeString:
    """A line over months from 0 to `top`; every point is a link to its month."""
    slot = 100 / max(len(points), 1)
    places = [(point, (n + 0.5) * slot, _height(point.value, top)) for n, point in enumerate(points)]
    lines = [
        (_short(x1), y1, _short(x2), y2)
        for (one, x1, y1), (other, x2, y2) in pairwise(places)
        if one.value is not None and other.value is not None
    ]
    return format_html(
        '<svg class="course" role="group" aria-label="{}" width="100%" height="{}">{}{}{}</svg>',
        label,
        HEIGHT + 26,
        _rules(top),
        format_html_join("", '<line class="way" x1="{}%" y1="{}" x2="{}%" y2="{}"/>', lines),
        SafeString("".join(_point(point, x, y, n) for n, (point, x, y) in enumerate(places))),
    )


def hour_bars(hours: Sequence[Hour], *, label: str) -> SafeString:
    """What was received and what was answered, hour by hour. It scales whole, its letters too; `label` says it all."""
    top = max((value for hour in hours for value in (hour.received, hour.answered)), default=0) or 1
    wide = len(hours) * _SLOT
    return format_html(
        '<svg class="hours" role="img" aria-label="{}" viewBox="0 0 {} {}">'
        '<line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>{}</svg>',
        label, wide, _TALL + 32, wide, _TALL, _TALL,
        SafeString("".join(_hour(hour, n * _SLOT, top) for n, hour in enumerate(hours))),
    )  # fmt: skip


def _hour(hour: Hour, x: int, top: int) -> SafeString:
    tall = ((name, _TALL * value / top) for name, value in (("a", hour.received), ("c", hour.answered)))
    bars = ((name, x + 5 + n * 13, _short(_TALL - high), _short(high)) for n, (name, high) in enumerate(tall))
    return format_html(
        '{}<text x="{}" y="{}" text-anchor="middle">{}</text>',
        format_html_join("", '<rect class="{}" x="{}" y="{}" width="12" height="{}" rx="1.5"/>', bars),
        x + _SLOT // 2, _TALL + 27, hour.start.hour if hour.start.hour % 3 == 0 else "",
    )  # fmt: skip


def _tile(tile: Tile, target: str) -> SafeString:
    x, y = tile.column * (TILE_WIDTH + GAP), tile.row * (TILE_HEIGHT + GAP)
    names = ((x + 8, y + 20 + 16 * n, line) for n, line in enumerate(two_lines(tile.label)))
    inside = format_html(
        '<rect class="band-{}" x="{}" y="{}" width="{}" height="{}" rx="8"/>{}'
        '<text class="figure" x="{}" y="{}">{}</text><text class="word" x="{}" y="{}">{}</text>',
        tile.band, x, y, TILE_WIDTH, TILE_HEIGHT,
        format_html_join("", '<text class="name" x="{}" y="{}">{}</text>', names),
        x + 8, y + TILE_HEIGHT - 24, tile.value, x + 8, y + TILE_HEIGHT - 8, tile.word,
    )  # fmt: skip
    out = format_html(' target="{}"', target) if target else ""
    return format_html('<a href="{}" aria-label="{}"{}>{}</a>', tile.href, tile.said, out, inside)


def two_lines(label: str) -> Iterable[str]:
    """The label on one line, or broken where the first line is full."""
    words = label.split()
    first = words[:1]
    for word in words[1:]:
        if len(" ".join([*first, word])) > _LONGEST:
            break
        first.append(word)
    return [" ".join(first), *filter(None, [" ".join(words[len(first) :])])]


def _point(point: Point, x: float, y: float, number: int) -> SafeString:
    name = format_html('<text x="{}%" y="{}" text-anchor="middle">{}</text>', _short(x), HEIGHT + 20, point.label)
    if point.value is None:
        return format_html(
            '<text class="none" x="{}%" y="{}" text-anchor="middle" aria-hidden="true">–</text>{}',
            _short(x), HEIGHT - 6, name,
        )  # fmt: skip
    return format_html(
        '<a href="{}" aria-label="{}: {}"><circle class="reach" cx="{}%" cy="{}" r="16"/>'
        '<circle class="dot" cx="{}%" cy="{}" r="4.5"/>'
        '<text class="said{}" x="{}%" y="{}" text-anchor="middle">{}</text></a>{}',
        point.href, point.label, point.shown, _short(x), y, _short(x), y,
        " odd" if number % 2 else "", _short(x), y - 11 if y > 26 else y + 20, point.shown, name,
    )  # fmt: skip


def _rules(top: float) -> SafeString:
    return format_html_join(
        "",
        '<line class="{}" x1="0" x2="100%" y1="{}" y2="{}"/>',
        (("rule" if part else "axis", y, y) for part in (1.0, 0.5, 0.0) for y in [_height(top * part, top)]),
    )


def _height(value: float | None, top: float) -> int:
    return HEIGHT - round((HEIGHT - 20) * (value or 0) / top)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
