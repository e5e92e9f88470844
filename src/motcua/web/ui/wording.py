"""What the floors below say in Vietnamese, for paper and for messages, said here in the language of the page."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from motcua.core.index.periods import PeriodKind, Window
from motcua.core.index.rules import rounded
from motcua.kernel.dates import format_date
from motcua.kernel.working_time.limits import LimitUnit
from motcua.kernel.working_time.remaining import Remaining
from motcua.web.ui.tags.filters import number, remaining


def left_words(left: Remaining) -> str:
    """How much working time is left, as `Remaining.phrase` says it."""
    if left.minutes is None:
        return _("đang tạm dừng")
    if left.minutes == 0:
        return _("vừa quá hạn") if left.late else _("đến hạn")
    return remaining(-abs(left.minutes) if left.late else left.minutes)


def limit_words(amount: int, unit: str) -> str:
    """A time limit, as `TimeLimit` says it: 10 ngày làm việc. None of them means by the end of the day."""
    if amount == 0:
        return _("trong ngày làm việc")
    said = {
        LimitUnit.HOURS: npgettext("time limit", "%(n)d giờ làm việc", "%(n)d giờ làm việc", amount),
        LimitUnit.DAYS: npgettext("time limit", "%(n)d ngày", "%(n)d ngày", amount),
        LimitUnit.WORKING_DAYS: npgettext("time limit", "%(n)d ngày làm việc", "%(n)d ngày làm việc", amount),
        LimitUnit.MONTHS: npgettext("time limit", "%(n)d tháng", "%(n)d tháng", amount),
    }[LimitUnit(unit)]
    return said % {"n": amount}


def percent(ratio: Fraction | Decimal | float | None) -> str:
    """64,3%. What is not whole is never rounded up to 100%, what is not nothing never down to 0%."""
    if ratio is None:
        return "–"
    exact = ratio if isinstance(ratio, Fraction) else Fraction(ratio).limit_denominator(10**9)
    shown = rounded(exact * 100, 1) or 0.0
    if exact < 1 and shown >= 100:
        shown = 99.9
    if exact > 0 and shown == 0:
        shown = 0.1
    return f"{number(shown, 1)}%"


def period_offered(window: Window) -> str:
    """The period as a list offers it, the running one marked: Tháng 9/2024, đang chạy."""
    words = period_words(window)
    said = words[:1].upper() + words[1:]
    return said if window.is_final else _("%(period)s, đang chạy") % {"period": said}


def period_words(window: Window) -> str:
    """The period of a figure: ngày 13/09/2024, tháng 9/2024, quý 3/2024, năm 2024."""
    first = window.period.first
    match window.period.kind:
        case PeriodKind.DAY:
            return _("ngày %(day)s") % {"day": format_date(first)}
        case PeriodKind.MONTH:
            return _("tháng %(month)s") % {"month": f"{first.month}/{first.year}"}
        case PeriodKind.QUARTER:
            return _("quý %(quarter)s") % {"quarter": f"{(first.month + 2) // 3}/{first.year}"}
        case PeriodKind.YEAR:
            return _("năm %(year)s") % {"year": first.year}
