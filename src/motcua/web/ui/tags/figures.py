"""Figures: the number in words first, its picture beside, the rows behind a link."""

from collections.abc import Sequence
from typing import Any

from motcua.web.ui import charts
from motcua.web.ui.charts import Bar, Tile
from motcua.web.ui.tags.library import register

Context = dict[str, Any]


@register.inclusion_tag("ui/components/stat.html")
def stat(
    label: str, value: object = None, unit: str = "", detail: str = "", href: str = "", tone: str = "",
    trend: Sequence[float] = (), trend_label: str = "", absent: str = "",
) -> Context:  # fmt: skip
    """A big figure. With `href` it opens the rows it counts. `absent` ("chưa phát sinh") stands where no figure is.

    `trend` is its recent course, said in words by `trend_label`. `tone`: late, soon.
    """
    return {
        "label": label, "value": value, "unit": unit, "detail": detail, "href": href, "absent": absent,
        "tone": "none" if absent else tone, "spark": charts.sparkline(trend, trend_label),
    }  # fmt: skip


@register.inclusion_tag("ui/components/meter.html")
def meter(
    label: str, value: float = 0, whole: float = 100, shown: str = "", detail: str = "", href: str = "", tone: str = "",
    target: float | None = None, absent: str = "",
) -> Context:  # fmt: skip
    """A figure of a whole with its bar: "14,8 / 18". `shown` replaces the figures' own text; `target` marks the bar.

    `absent` says why there is no figure. Put meters into `<div class="meters">`. `tone`: ok, soon, late.
    """
    return {
        "label": label, "value": value, "whole": whole, "shown": shown, "detail": detail, "href": href,
        "absent": absent, "tone": "none" if absent else tone,
        "bar": charts.meter_bar(0 if absent else value, whole, target),
    }  # fmt: skip


@register.inclusion_tag("ui/components/score.html")
def score(value: object, whole: object = 100) -> Context:
    """The one great figure of a board."""
    return {"value": value, "whole": whole}


@register.inclusion_tag("ui/components/bar_chart.html")
def bar_chart(bars: Sequence[Bar], title: str, series: Sequence[str], said: str = "", height: int = 176) -> Context:
    """Bars by place on an axis, one colour a series (at most 3), with the same figures as a table.

    `said` sums the chart up in one sentence for those who do not see it.
    """
    named = [(name, charts.SERIES_CLASSES[n]) for n, name in enumerate(series)]
    svg = charts.bar_chart(bars, label=said or title, height=height)
    return {"bars": bars, "title": title, "series": named, "svg": svg}


@register.inclusion_tag("ui/components/tile_grid.html")
def tile_grid(tiles: Sequence[Tile], title: str, bands: Sequence[str], columns: int = 5, figure: str = "") -> Context:
    """A map of units as tiles. `bands` names bands 1–5 ("từ 88", "80–87", …); `figure` heads the table."""
    svg = charts.tile_grid(tiles, label=title, columns=columns)
    return {"tiles": tiles, "title": title, "bands": bands, "figure": figure, "svg": svg}


@register.inclusion_tag("ui/components/sparkline.html")
def sparkline(values: Sequence[float], label: str) -> Context:
    """The course of a figure in one small line, said by `label`."""
    return {"svg": charts.sparkline(values, label)}
