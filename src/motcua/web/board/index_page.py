"""From the scored figures of a unit to what its page says: total, groups, a row for each indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.core.index.declarations import RATIOS
from motcua.core.index.definitions import Group, Indicator
from motcua.core.index.engine.conditions import Part, measure_of
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.ranked import has_worked
from motcua.core.index.rules import Score, Standing, Total
from motcua.web.board import words
from motcua.web.board.question import Question
from motcua.web.ui.charts import meter_bar
from motcua.web.ui.tags.filters import working_time
from motcua.web.ui.wording import percent

LOW = Fraction(1, 2)
"""Below half of what it could have a bar is drawn in warning: a picture's choice, no rule."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that opens: `href` leads to exactly `count` rows; one `told` by another system, to where it was said."""

    shown: str
    count: int
    href: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator. `absence` stands where no ratio is; `because` opens what it lost points by."""

    indicator: Indicator
    href: str
    part: Number | None
    whole: Number | None
    ratio: str
    bar: SafeString
    target: str
    points: str
    whole_points: str
    lost: str
    because: Number | None
    absence: str
    told: str


@dataclass(frozen=True, slots=True)
class Block:
    """A group: its points of those that could be had, its indicators, and what stands beside them for analysis."""

    group: Group
    href: str
    points: str
    possible: str
    whole: str
    bar: SafeString
    tone: str
    detail: str
    rows: Sequence[Row]
    analyses: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Missing:
    """So many points that could not be had, and by which indicators."""

    points: str
    why: str
    codes: str


@dataclass(frozen=True, slots=True)
class Head:
    """The total. `scaled` is empty where no dossier was there to count."""

    scaled: str
    band: str
    band_number: int
    points: str
    possible: str
    all_points: str
    missing: Sequence[Missing]
    is_scaled: bool
    change: str
    rising: bool


def head(found: UnitFigures, before: UnitFigures | None, *, places: int = 2) -> Head:
    """`places` behind the comma for the total and its change."""
    total, chosen = found.total, found.scored_by
    worked = has_worked(found)
    change = _change(total, before)
    return Head(
        scaled=words.points(total.scaled, places) if worked and total.scaled is not None else "",
        band=words.band_name(total.band) if worked else "",
        band_number=words.band_number(chosen, total.band) if worked else 0,
        points=words.points(total.points),
        possible=words.plain_points(total.possible),
        all_points=words.plain_points(chosen.total),
        missing=_missing(found),
        is_scaled=total.possible != Fraction(chosen.total),
        change=words.points(abs(change), places) if change is not None and worked else "",
        rising=bool(change and change > 0),
    )


def blocks(found: UnitFigures, question: Question) -> list[Block]:
    return [block(found, group, question) for group in found.scored_by.groups]


def block(found: UnitFigures, group: Group, question: Question) -> Block:
    total = found.group(group.code)
    share = total.points / total.possible if total.possible else None
    return Block(
        group=group,
        href=question.address("board:group", group.code),
        points=words.points(total.points) if share is not None else "",
        possible=words.plain_points(total.possible),
        whole=words.plain_points(group.max),
        bar=meter_bar(float(total.points), float(total.possible)),
        tone="" if share is None or share >= LOW else "late",
        detail=_worst(found, group),
        rows=[row(found.scores[indicator.code], question) for indicator in group.indicators],
        analyses=[row(found.scores[indicator.code], question) for indicator in group.analyses],
    )


def row(score: Score, question: Question) -> Row:
    indicator = score.indicator
    scored = indicator.scored and score.points is not None
    return Row(
        indicator=indicator,
        href=question.address("board:indicator", indicator.code),
        part=part_number(score, question),
        whole=whole_number(score, question),
        ratio=ratio_said(score),
        bar=_bar(score),
        target=words.target(indicator.target) if indicator.target < 1 else "",
        points=words.points(score.points) if score.points is not None and scored else "",
        whole_points=words.plain_points(indicator.max) if indicator.scored else "",
        lost=words.lost_points(score.lost) if scored and score.lost else "",
        because=lost_by(score, question),
        absence=words.absence_of(score),
        told=words.absence_told(score, question.source),
    )


def rows_href(question: Question, code: str, part: Part) -> str:
    return question.address("board:indicator", code, phan=part.value) + "#danh-sach"


def ratio_said(score: Score) -> str:
    if score.count.ratio is None or score.standing is not Standing.COUNTED:
        return ""
    if RATIOS.get(score.indicator.counts).is_average:
        return _("trung bình %(time)s") % {"time": working_time(round(score.count.ratio))}
    return percent(score.count.ratio)


def part_number(score: Score, question: Question) -> Number | None:
    if score.count.numerator is None or RATIOS.get(score.indicator.counts).is_average:
        return None
    return _number(score.count.numerator, question, score, Part.PART)


def whole_number(score: Score, question: Question) -> Number | None:
    count = score.count.denominator
    if count is None:
        return None
    if RATIOS.get(score.indicator.counts).whole_is_told:
        return Number(words.thousands(count) if count else "–", count, question.address("board:national"), told=True)
    return _number(count, question, score, Part.WHOLE)


def lost_by(score: Score, question: Question) -> Number | None:
    """The rows that are in the denominator and not in the numerator; of a total from outside none of them is here."""
    missed = (score.count.denominator or 0) - (score.count.numerator or 0)
    if score.standing is not Standing.COUNTED or not score.indicator.scored or missed <= 0:
        return None
    shown = words.counted_things(measure_of(RATIOS.get(score.indicator.counts), Part.REST).relation, missed)
    if RATIOS.get(score.indicator.counts).whole_is_told:
        return Number(shown, missed, question.address("board:national"), told=True)
    return Number(shown, missed, rows_href(question, score.indicator.code, Part.REST))


def _number(count: int, question: Question, score: Score, part: Part) -> Number:
    return Number(words.thousands(count), count, rows_href(question, score.indicator.code, part))


def _bar(score: Score) -> SafeString:
    ratio = score.count.ratio
    if ratio is None or score.standing is not Standing.COUNTED or RATIOS.get(score.indicator.counts).is_average:
        return SafeString("")
    target = float(score.indicator.target)
    return meter_bar(float(ratio), 1.0, target if target < 1 else None)


def _worst(found: UnitFigures, group: Group) -> str:
    """One line below a group: where most of its points are lost, or why it has none to lose."""
    scores = [found.scores[indicator.code] for indicator in group.indicators if indicator.scored]
    lost = max(scores, key=lambda score: score.lost, default=None)
    if lost is not None and lost.lost:
        said = {"points": words.lost_points(lost.lost), "code": lost.indicator.code}
        return _("mất nhiều nhất ở %(code)s: %(points)s điểm") % said
    if any(score.points is not None for score in scores):
        return _("không mất điểm")
    absent = any(score.standing is Standing.NO_SOURCE for score in scores)
    return words.absence(Standing.NO_SOURCE if absent else Standing.NOT_APPLICABLE)


def _missing(found: UnitFigures) -> list[Missing]:
    """The points that take no part, by the reason why."""
    by_reason: dict[Standing, list[Score]] = {}
    for score in found.scores.values():
        if score.indicator.scored and score.points is None:
            by_reason.setdefault(score.standing, []).append(score)
    return [
        Missing(
            words.plain_points(sum((score.indicator.max for score in scores), start=scores[0].indicator.max * 0)),
            words.absence(standing),
            ", ".join(score.indicator.code for score in scores),
        )
        for standing, scores in by_reason.items()
    ]


def _change(total: Total, before: UnitFigures | None) -> Fraction | None:
    if before is None or total.scaled is None or before.total.scaled is None or not has_worked(before):
        return None
    return total.scaled - before.total.scaled
