"""A reader's first sentences, from the very numbers of the tables."""

from collections.abc import Iterator
from fractions import Fraction

from motcua.core.index.periods import Window
from motcua.core.index.queries import report_words as words
from motcua.core.index.queries.ranked import has_worked
from motcua.core.index.queries.scored import UnitFigures
from motcua.core.index.rules import Standing

_LOST_SHOWN = 5


def said(own: UnitFigures, before: UnitFigures | None) -> Iterator[str]:
    if not has_worked(own):
        yield f"Trong {_when(own.window)}, {own.unit.name} chưa phát sinh hồ sơ để đánh giá."
        return
    yield _reached(own)
    yield from _apart(own)
    yield from _change(own, before)
    yield from _lost(own)


def _when(window: Window) -> str:
    """A period that is not over says up to when."""
    period = words.period_words(window)
    return period if window.is_final else f"{period} (tính đến {words.moment_words(window)})"


def _reached(own: UnitFigures) -> str:
    total = own.total
    band = f", xếp loại {total.band.name}" if total.band else ""
    scale = words.decimal(float(own.scored_by.total), 0)
    return (
        f"Trong {_when(own.window)}, {own.unit.name} đạt {words.points(total.points)} điểm trên "
        f"{words.points(total.possible)} điểm có thể đạt, quy về thang {scale} là "
        f"{words.points(total.scaled)} điểm{band}."
    )


def _apart(own: UnitFigures) -> Iterator[str]:
    """Why not the whole set's points could be had."""
    missing = Fraction(own.scored_by.total) - own.total.possible
    by_standing: dict[Standing, list[str]] = {}
    for code, score in own.scores.items():
        if score.indicator.scored and score.points is None:
            by_standing.setdefault(score.standing, []).append(code)
    if missing and by_standing:
        named = "; ".join(f"{words.standing(why)}: {', '.join(codes)}" for why, codes in by_standing.items())
        yield f"{words.points(missing)} điểm còn lại thuộc các chỉ số không tham gia chấm điểm ({named})."


def _change(own: UnitFigures, before: UnitFigures | None) -> Iterator[str]:
    if before is None or not has_worked(before) or own.total.scaled is None or before.total.scaled is None:
        return
    change = own.total.scaled - before.total.scaled
    word = f"{'tăng' if change > 0 else 'giảm'} {words.points(abs(change))} điểm" if change else "điểm không đổi"
    yield f"So với {words.period_words(before.window)}: {word}."


def _lost(own: UnitFigures) -> Iterator[str]:
    lost = sorted((score for score in own.scores.values() if score.lost > 0), key=lambda score: -score.lost)
    named = "; ".join(
        f"{one.indicator.code} ({one.indicator.name}) mất {words.points(one.lost)} điểm" for one in lost[:_LOST_SHOWN]
    )
    if named:
        yield f"Các chỉ số mất nhiều điểm nhất: {named}."
