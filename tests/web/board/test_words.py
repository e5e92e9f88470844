"""Figures in words: a number that is not whole is never rounded to what it is not."""

from fractions import Fraction

import pytest
from django.utils import translation
from django.utils.translation import gettext

from motcua.core.index.declarations import RATIOS
from motcua.core.index.queries import set_on
from motcua.web.board import words
from motcua.web.board.drawing import Point, line_chart, two_lines
from tests.people import MORNING


@pytest.mark.parametrize(("lost", "said"), [(Fraction(1, 1000), "dưới 0,01"), (Fraction(1, 3), "0,33"), (5, "5,00")])
def test_a_loss_is_told_even_when_it_is_small(lost: Fraction, said: str) -> None:
    assert words.lost_points(Fraction(lost)) == said


@pytest.mark.django_db
def test_the_bands_are_told_by_the_set_the_best_first() -> None:
    assert words.band_ranges(set_on(MORNING.date())) == [
        "Xuất sắc: từ 90", "Tốt: 80 đến dưới 90", "Khá: 70 đến dưới 80", "Trung bình: 50 đến dưới 70",
        "Yếu: dưới 50",
    ]  # fmt: skip


def test_what_every_indicator_counts_and_waits_for_is_told_in_english_too() -> None:
    measures = [measure for ratio in RATIOS for measure in (ratio.part, ratio.whole) if measure is not None]
    said = {measure.name for measure in measures} | {ratio.source.awaited for ratio in RATIOS if ratio.source}
    with translation.override("en"):
        assert [name for name in sorted(said) if gettext(name) == name] == []


@pytest.mark.parametrize(
    ("label", "lines"),
    [("Phường 10", ["Phường 10"]), ("Nguyễn An Ninh", ["Nguyễn An", "Ninh"]), ("Thắng Nhất", ["Thắng Nhất"])],
)
def test_a_tiles_name_is_broken_where_it_is_full(label: str, lines: list[str]) -> None:
    assert two_lines(label) == lines


def test_a_month_without_a_figure_leaves_a_gap_in_the_line() -> None:
    points = [Point(str(n), value, "x", "/") for n, value in enumerate((50.0, 60.0, None, 70.0))]
    svg = line_chart(points, label="Tổng điểm")
    assert svg.count('class="way"') == 1 and svg.count('class="dot"') == 3 and svg.count('class="none"') == 1
