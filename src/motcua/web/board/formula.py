"""How an indicator comes to its points, told with its numbers; and the parts that its rows fall into."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from motcua.core.index.declarations import RATIOS
from motcua.core.index.engine.conditions import Part
from motcua.core.index.queries.national import corrections
from motcua.core.index.queries.sources import said_by_systems, sources
from motcua.core.index.rules import Count, Score, Standing
from motcua.web.board import words
from motcua.web.board.index_page import Number, part_number, ratio_said, whole_number
from motcua.web.board.question import Question
from motcua.web.ui.parts import Tab
from motcua.web.ui.wording import percent

ORDER = (Part.PART, Part.REST, Part.WHOLE)


@dataclass(frozen=True, slots=True)
class Formula:
    """The two measures by name and number, and the sentence that leads from their ratio to the points."""

    above: str
    below: str
    part: Number | None
    whole: Number | None
    ratio: str
    steps: Sequence[str]


def formula_of(score: Score, question: Question) -> Formula:
    ratio = RATIOS.get(score.indicator.counts)
    return Formula(
        above=words.measure_name(ratio.part),
        below=words.measure_name(ratio.whole) if ratio.whole else "",
        part=part_number(score, question),
        whole=whole_number(score, question),
        ratio=ratio_said(score),
        steps=[*_steps(score, question.source), *_told_by_some(score, question), *_corrected(score, question)],
    )


def parts_of(score: Score) -> tuple[Part, ...]:
    """An average has no numerator of rows; a total told from outside has no rows of ours behind it."""
    if RATIOS.get(score.indicator.counts).is_average:
        return (Part.WHOLE,)
    return (Part.PART,) if RATIOS.get(score.indicator.counts).whole_is_told else ORDER


def part_asked(said: str, offered: Sequence[Part]) -> Part:
    """The part that an address names; the first one offered where it names none of them."""
    return Part(said) if said in offered else offered[0]


def part_tabs(parts: Iterable[Part], count: Count, current: Part, address: Callable[[Part], str]) -> list[Tab]:
    """The parts that a list can show, each with its number of rows."""
    labels = {Part.PART: _("Được tính"), Part.REST: _("Không được tính"), Part.WHOLE: _("Tất cả")}
    return [Tab(labels[part], address(part), rows_in(part, count), current=part is current) for part in parts]


def rows_in(part: Part, count: Count) -> int:
    above, below = count.numerator or 0, count.denominator or 0
    return {Part.PART: above, Part.REST: below - above, Part.WHOLE: below}[part]


def _steps(score: Score, source: str) -> list[str]:
    """From the ratio to the points, one sentence a step."""
    indicator = score.indicator
    if score.standing is not Standing.COUNTED or score.judged is None or score.count.ratio is None:
        told = words.absence_told(score, source)  # that there is nothing stands above, as large as a share would
        return [told] if told else []
    if not indicator.scored or score.points is None:
        return [_("Chỉ để phân tích, không tính điểm.")]
    said = {
        "ratio": percent(score.judged),
        "counted": percent(score.count.ratio),
        "less": indicator.less,
        "target": words.target(indicator.target),
        "max": words.plain_points(indicator.max),
        "points": words.points(score.points),
    }
    less = (
        [_("%(counted)s, trừ phần chưa đạt 100%% của chỉ số %(less)s còn %(ratio)s.") % said] if indicator.less else []
    )
    steps = [*less, _target_step(score, said)]
    if indicator.times:
        steps.append(_("Nhân với tỷ lệ của chỉ số %(code)s.") % {"code": indicator.times})
    steps.append(_("Được %(points)s trên %(max)s điểm.") % said)
    return steps


def _told_by_some(score: Score, question: Question) -> list[str]:
    """Where dossiers come from several systems, that those which do not tell of it are no part of the figure."""
    told = RATIOS.get(score.indicator.counts).source
    if score.standing is not Standing.COUNTED or question.source or told is None or told.code not in said_by_systems():
        return []
    if len(sources()) < 2:
        return []
    return [_("Chỉ tính hồ sơ của hệ thống có cho biết việc này; xem riêng từng nguồn để biết nguồn nào.")]


def _corrected(score: Score, question: Question) -> list[str]:
    """A total that was entered anew moves a figure of long ago: whoever reads it is told since when, and what stood."""
    if not RATIOS.get(score.indicator.counts).whole_is_told:
        return []
    return [words.corrected(one) for one in corrections([question.unit.pk], question.window.code)]


def _target_step(score: Score, said: dict[str, str]) -> str:
    if score.indicator.target == 1:
        return _("%(ratio)s × %(max)s điểm.") % said
    if score.judged is not None and score.judged >= Fraction(score.indicator.target):
        return _("%(ratio)s đạt mục tiêu %(target)s: đủ %(max)s điểm.") % said
    return _("%(ratio)s ÷ mục tiêu %(target)s × %(max)s điểm.") % said
