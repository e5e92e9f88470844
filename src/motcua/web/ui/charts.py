"""Charts as server-side SVG: pure functions from figures to markup.

Positions across are percentages and heights are pixels, so that a chart fills any width and its letters
keep their size. No chart stands alone: its template puts the same figures beside it as a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from motcua.web.ui.parts import Words

SERIES_CLASSES = ("a", "b", "c")


@dataclass(frozen=True, slots=True)
class Bar:
    """One place on the axis: a figure for each series; `href` opens the rows that they count, `opens` those of each."""

    label: Words
    values: tuple[float, ...]
    href: str = ""
    short: Words = ""
    opens: tuple[str, ...] = ()

    @property
    def figures(self) -> list[tuple[float, str]]:
        """Each figure with its own address, or none."""
        return list(zip(self.values, self.opens or [""] * len(self.values), strict=True))


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit on the tile map: `band` 1 (best) to 5, or 0 for "chưa phát sinh"; column and row count from 0."""

    label: Words
    value: str
    band: int
    href: str = ""
    column: int | None = None
    row: int | None = None
    said: str = ""


def share(value: float, whole: float) -> float:
    """How much of the whole, in percent, held between 0 and 100; nothing of nothing is nothing."""
    return max(0.0, min(100.0, 100 * value / whole)) if whole > 0 else 0.0


def meter_bar(value: float, whole: float, target: float | None = None) -> SafeString:
    """A bar filled to `value`, with a stroke where the target stands; decoration beside figures in words."""
    mark = (
        format_html('<rect class="target" x="{}%" width="2" height="8"/>', _short(share(target, whole)))
        if target is not None
        else ""
    )
    return format_html(
        '<svg class="bar" aria-hidden="true" width="100%" height="8">'
        '<rect class="track" width="100%" height="8" rx="4"/>'
        '<rect class="full" width="{}%" height="8" rx="4"/>{}</svg>',
        _short(share(value, whole)),
        mark,
    )


def sparkline(values: Sequence[float], label: str) -> SafeString:
    """The course of a figure in one small line; `label` says it in words."""
    if len(values) < 2:
        return SafeString("")
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    step = 100 / (len(values) - 1)
    heights = (30 - 26 * (value - low) / span for value in values)
    points = " ".join(f"{_short(i * step)},{_short(height)}" for i, height in enumerate(heights))
    return format_html(
        '<svg class="spark" viewBox="0 0 100 32" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<polygon class="area" points="0,32 {} 100,32"/><polyline class="line" points="{}"/></svg>',
        label,
        points,
        points,
    )


def nice_top(value: float) -> float:
    """The least 1, 2, 4, 5, 6 or 8 times a power of ten not below the value; at least 2, so that half is whole."""
    if value <= 2:
        return 2
    unit = 10 ** floor(log10(value))
    return next(float(unit * step) for step in (1, 2, 4, 5, 6, 8, 10) if unit * step >= value)


def bar_chart(bars: Sequence[Bar], *, label: str, height: int = 176) -> SafeString:
    """Upright bars, grouped by place on the axis; `label` sums the chart up in one sentence."""
    top = nice_top(max((value for bar in bars for value in bar.values), default=0))
    slot = 100 / max(len(bars), 1)
    every = ceil(len(bars) / 8) or 1
    written = len(bars) * max((len(bar.values) for bar in bars), default=1) <= 14
    groups = [_group(bar, i * slot, slot, top, height, written=written) for i, bar in enumerate(bars)]
    names = [
        format_html(
            '<text x="{}%" y="{}" text-anchor="middle">{}</text>',
            _short((i + 0.5) * slot),
            height + 18,
            bar.short or bar.label,
        )
        for i, bar in enumerate(bars)
        if i % every == 0
    ]
    role = "group" if any(bar.href for bar in bars) else "img"
    return format_html(
        '<svg class="bars" role="{}" aria-label="{}" width="100%" height="{}">{}{}{}</svg>',
        role,
        label,
        height + 24,
        _rules(top, height),
        SafeString("".join(groups)),
        SafeString("".join(names)),
    )


def _rules(top: float, height: int) -> SafeString:
    return format_html_join(
        "",
        '<line class="{}" x1="0" x2="100%" y1="{}" y2="{}"/>'
        '<text x="-8" y="{}" text-anchor="end" aria-hidden="true">{}</text>',
        (
            ("rule" if part else "axis", _short(y), _short(y), _short(y + 4), _figure(top * part))
            for part in (1, 0.5, 0)
            for y in [height - (height - 16) * part]
        ),
    )


def _group(bar: Bar, left: float, slot: float, top: float, height: int, *, written: bool) -> SafeString:
    """The bars of one place, inside a link when they open."""
    width = slot * 0.72 / max(len(bar.values), 1)
    drawn = []
    for n, value in enumerate(bar.values):
        tall = max((height - 16) * value / top, 1 if value else 0)
        x = left + slot * 0.14 + n * width
        drawn.append(
            format_html(
                '<rect class="{}" x="{}%" y="{}" width="{}%" height="{}" rx="2"/>',
                SERIES_CLASSES[n % len(SERIES_CLASSES)],
                _short(x), _short(height - tall), _short(width * 0.92), _short(tall),
            )
        )  # fmt: skip
        if written:
            drawn.append(
                format_html(
                    '<text class="said" x="{}%" y="{}" text-anchor="middle">{}</text>',
                    _short(x + width * 0.46), _short(height - tall - 4), _figure(value),
                )
            )  # fmt: skip
    inside = SafeString("".join(drawn))
    if not bar.href:
        return inside
    said = f"{bar.label}: {', '.join(_figure(value) for value in bar.values)}"
    return format_html('<a href="{}" aria-label="{}">{}</a>', bar.href, said, inside)


def tile_grid(tiles: Sequence[Tile], *, label: str, columns: int = 5) -> SafeString:
    """A map of units as equal tiles, each with its figure in words as well as its colour."""
    width, high, gap = 68, 64, 5
    placed = [
        (tile, n % columns if tile.column is None else tile.column, n // columns if tile.row is None else tile.row)
        for n, tile in enumerate(tiles)
    ]
    across = max((column for _, column, _ in placed), default=0) + 1
    down = max((row for _, _, row in placed), default=0) + 1
    drawn = [_tile(tile, column * (width + gap), row * (high + gap), width, high) for tile, column, row in placed]
    return format_html(
        '<svg class="tiles" role="group" aria-label="{}" viewBox="-2 -2 {} {}">{}</svg>',
        label,
        across * (width + gap) - gap + 4,
        down * (high + gap) - gap + 4,
        SafeString("".join(drawn)),
    )


def _tile(tile: Tile, x: int, y: int, width: int, high: int) -> SafeString:
    named = ((x + 7, y + 16 + 12 * n, line) for n, line in enumerate(_two_lines(str(tile.label))))
    inside = format_html(
        '<rect class="band-{}" x="{}" y="{}" width="{}" height="{}" rx="6"/>{}'
        '<text class="figure" x="{}" y="{}">{}</text>',
        tile.band, x, y, width, high,
        format_html_join("", '<text x="{}" y="{}">{}</text>', named),
        x + 7, y + high - 8, tile.value,
    )  # fmt: skip
    said = tile.said or f"{tile.label}: {tile.value}"
    if tile.href:
        return format_html('<a href="{}" aria-label="{}">{}</a>', tile.href, said, inside)
    return format_html('<g role="img" aria-label="{}">{}</g>', said, inside)


def _two_lines(label: str, longest: int = 9) -> list[str]:
    """The label on one line, or broken before its last words."""
    words = label.split()
    first = words[:1]
    for word in words[1:]:
        if len(" ".join([*first, word])) > longest:
            break
        first.append(word)
    return [" ".join(first), *filter(None, [" ".join(words[len(first) :])])]


def _figure(value: float) -> str:
    """1.204 or 12,5: as figures are written in Vietnam."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def _short(number: float) -> str:
    """At most two places: the page stays small."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
