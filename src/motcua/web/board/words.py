"""Figures and standings in words, as every page of the board says them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.core.index.declarations import RATIOS, Measure, Relation
from motcua.core.index.definitions import Band, Indicator, IndicatorSet
from motcua.core.index.publicity import Detail
from motcua.core.index.queries.national import Correction, lacks_total
from motcua.core.index.rules import Score, Standing, rounded
from motcua.kernel.clock import day_of, in_city
from motcua.kernel.dates import format_date, format_time
from motcua.web.ui.tags.filters import number

NOTHING_YET = Fraction(0)
_LEAST = Fraction(1, 100)


def thousands(count: int) -> str:
    return number(count, 0)


def points(value: Fraction | Decimal | int, places: int = 2) -> str:
    """14,80: always so many places, so that points stand below each other."""
    return number(rounded(Fraction(value), places), places)


def plain_points(value: Fraction | Decimal) -> str:
    """A maximum: 18, or 2,5."""
    return number(float(value))


def lost_points(value: Fraction) -> str:
    return _("dưới 0,01") if NOTHING_YET < value < _LEAST else points(value)


def target(ratio: Decimal) -> str:
    """80%: a target is a round number."""
    return f"{number(float(ratio * 100))}%"


def moment(value: datetime | None) -> str:
    """10:42 13/09/2024, as lists say a moment."""
    return f"{format_time(value)} {format_date(day_of(value))}" if value else "–"


def day(value: datetime | None) -> str:
    """13/09/2024"""
    return format_date(day_of(value)) if value else "–"


def month(value: datetime | None) -> str:
    """tháng 9/2024"""
    return _("tháng %(month)s") % {"month": f"{in_city(value):%-m/%Y}"} if value else "–"


Say = Callable[[datetime | None], str]
SAYING: Mapping[Detail, Say] = {Detail.WHOLE: moment, Detail.DAY: day, Detail.MONTH: month}


def counted_things(relation: Relation, count: int) -> str:
    """41 hồ sơ, 3 thủ tục: what a number counts."""
    said = {
        Relation.DOSSIER: ngettext("%(n)s hồ sơ", "%(n)s hồ sơ", count),
        Relation.SERVICE: ngettext("%(n)s thủ tục", "%(n)s thủ tục", count),
        Relation.PUBLICATION: ngettext("%(n)s thủ tục", "%(n)s thủ tục", count),
        Relation.PETITION: ngettext("%(n)s phản ánh, kiến nghị", "%(n)s phản ánh, kiến nghị", count),
        Relation.UNIT: ngettext("%(n)s phường, xã", "%(n)s phường, xã", count),
    }[relation]
    return said % {"n": thousands(count)}


def awaited(indicator: Indicator) -> str:
    """What an indicator waits for whose own source is missing."""
    source = RATIOS.get(indicator.counts).source
    return _(source.awaited) if source else ""


def absence(why: Standing) -> str:
    """Why an indicator has no ratio, in words; nothing where it has one. Never a zero in place of a figure."""
    match why:
        case Standing.NO_SOURCE:
            return _("chưa có nguồn dữ liệu")
        case Standing.NOT_APPLICABLE:
            return _("không áp dụng với đơn vị này")
        case Standing.EMPTY:
            return _("chưa phát sinh")
        case Standing.COUNTED:
            return ""


def absence_of(score: Score) -> str:
    """Why this indicator has no ratio: what others have not told yet has not "arisen" or not, it is not known."""
    return _("chưa có tổng số quốc gia") if lacks_total(score) else absence(score.standing)


def absence_told(score: Score, source: str = "") -> str:
    """What becomes of the points where there is no figure; `source` is the one that was asked for."""
    if score.standing is Standing.NO_SOURCE:
        if score.count.denominator is not None:  # counted itself; one that it leans on is not
            return _("chờ nguồn dữ liệu của chỉ số %(code)s") % {"code": ", ".join(score.indicator.leans_on)}
        return _("nguồn này không cho biết") if source else awaited(score.indicator)
    if not score.indicator.scored:
        return ""
    if score.points is None:
        return _("không tham gia tính điểm")
    if score.lost == 0:
        return _("đủ điểm theo quy tắc của bộ chỉ số")
    return _("0 điểm theo quy tắc của bộ chỉ số")


def band_name(band: Band | None) -> str:
    return _(band.name) if band else ""


def band_number(chosen: IndicatorSet, band: Band | None) -> int:
    """1 is the best; 0 where there is none. Colours end at 5."""
    best_first = sorted(chosen.bands, key=lambda one: -one.lowest)
    return min(best_first.index(band) + 1, 5) if band in best_first else 0


def band_ranges(chosen: IndicatorSet) -> list[str]:
    """Xuất sắc, từ 90 · Tốt, 80 đến dưới 90 · … as a legend says them."""
    best_first = sorted(chosen.bands, key=lambda one: -one.lowest)
    said, above = [], None
    for band in best_first:
        words = {"band": _(band.name), "low": plain_points(band.lowest), "high": plain_points(above or Decimal(0))}
        if above is None:
            said.append(_("%(band)s: từ %(low)s") % words)
        elif band.lowest == 0:
            said.append(_("%(band)s: dưới %(high)s") % words)
        else:
            said.append(_("%(band)s: %(low)s đến dưới %(high)s") % words)
        above = band.lowest
    return said


def measure_name(measure: Measure) -> str:
    return _(measure.name)


def corrected(one: Correction) -> str:
    """A national total that was entered anew: since which day, and what stood before."""
    said = {
        "kind": {"reported": _("BCQG"), "synced": _("Cổng đã nhận")}.get(one.row.kind, ""),
        "day": format_date(day_of(one.row.entered_at)),
        "total": thousands(one.row.total),
        "before": thousands(one.before.total),
    }
    return _("%(kind)s sửa ngày %(day)s thành %(total)s, trước là %(before)s.") % said
