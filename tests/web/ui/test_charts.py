"""Charts: true to their figures, readable without colour and without eyes."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from motcua.web.ui import charts
from motcua.web.ui.charts import Bar, Tile

figures = st.floats(min_value=0, max_value=10**9)


@given(figures, figures)
def test_a_share_never_leaves_the_bar(value: float, whole: float) -> None:
    assert 0 <= charts.share(value, whole) <= 100


@given(st.floats(min_value=0.01, max_value=10**9))
def test_the_top_of_an_axis_covers_the_greatest_figure_and_not_much_more(value: float) -> None:
    top = charts.nice_top(value)
    assert value <= top <= max(2.0, 2 * value + 1e-9)


@given(st.lists(st.tuples(figures, figures), max_size=31))
def test_every_bar_chart_is_well_formed_and_stays_inside_its_frame(rows: list[tuple[float, float]]) -> None:
    svg = ElementTree.fromstring(charts.bar_chart([Bar(str(n), row) for n, row in enumerate(rows)], label="x"))
    heights = [float(rect.get("height", 0)) for rect in svg.iter("rect")]
    assert len(heights) == 2 * len(rows) and all(0 <= height <= 160 for height in heights)


def test_twice_the_figure_is_twice_as_tall() -> None:
    svg = charts.bar_chart([Bar("a", (10,)), Bar("b", (20,))], label="x")
    assert re.findall(r'class="a"[^>]*height="([\d.]+)"', svg) == ["80", "160"]


def test_a_bar_that_opens_says_its_figures_to_a_screen_reader() -> None:
    svg = charts.bar_chart([Bar("13/09", (14, 6), "/ngay")], label="x")
    assert '<a href="/ngay" aria-label="13/09: 14, 6">' in svg and 'role="group"' in svg


def test_a_tile_says_its_name_and_figure_and_breaks_a_long_name() -> None:
    svg = charts.tile_grid([Tile("Nguyễn An Ninh", "89", 1, "/x")], label="Bản đồ")
    assert 'aria-label="Nguyễn An Ninh: 89"' in svg and ">Nguyễn An</text>" in svg and ">Ninh</text>" in svg


def test_a_line_of_one_point_is_not_drawn() -> None:
    assert charts.sparkline([5], "x") == ""
    assert 'points="0,30 100,4"' in charts.sparkline([1, 2], "tăng")
