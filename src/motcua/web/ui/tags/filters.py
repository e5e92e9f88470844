"""Dates, money and figures as they are written in Vietnam; each filter says nothing for None."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.kernel import sentences
from motcua.kernel.clock import day_of, in_city
from motcua.kernel.dates import format_date, format_day, format_time
from motcua.kernel.money import Money
from motcua.kernel.working_time import MINUTES_PER_WORKING_DAY
from motcua.web.ui.tags.library import register

_SWAPPED = str.maketrans(",.", ".,")


def _day(value: date) -> date:
    return day_of(value) if isinstance(value, datetime) else value


@register.filter
def vi_date(value: date | None) -> str:
    """13/09/2024"""
    return format_date(_day(value)) if value else ""


@register.filter
def vi_weekday_date(value: date | None) -> str:
    """thứ Sáu 13/09/2024"""
    return sentences.told(format_day(_day(value))) if value else ""


@register.filter
def vi_time(value: datetime | None) -> str:
    """08:16"""
    return format_time(value) if value else ""


@register.filter
def vi_datetime(value: datetime | None) -> str:
    """08:16, thứ Sáu 13/09/2024"""
    return f"{format_time(value)}, {vi_weekday_date(value)}" if value else ""


@register.filter
def iso(value: date | None) -> str:
    """For the `datetime` attribute of `<time>`."""
    return (in_city(value) if isinstance(value, datetime) else value).isoformat() if value else ""


@register.filter
def told(text: str) -> str:
    """Data in the reader's language. `{% translate %}` would look a text with a % up as %%, and find nothing."""
    return _(text) if text else ""


@register.filter
def sentence(text: str) -> str:
    """What a rule says, in the reader's language; what a person wrote stays as it stands."""
    return sentences.told(text)


@register.filter
def vietnamese(text: str) -> str:
    """Words that stay Vietnamese (a form's label, a letter), marked so on a page in another language (WCAG 3.1.2)."""
    return format_html('<span lang="vi">{}</span>', text) if text and get_language() != "vi" else text


@register.filter
def money(value: Money | Decimal | int | None) -> str:
    """4.000.000 đồng"""
    return "" if value is None else str(value if isinstance(value, Money) else Money(value))


@register.filter
def number(value: float | Decimal | None, places: int | None = None) -> str:
    """1.204 or 76,4: a point between thousands, a comma before the parts; `places` fixes how many parts."""
    if value is None:
        return ""
    shown = (0 if float(value).is_integer() else 1) if places is None else places
    return f"{value:,.{shown}f}".translate(_SWAPPED)


@register.filter
def remaining(minutes: int | timedelta | None, day: int = MINUTES_PER_WORKING_DAY) -> str:
    """Working minutes until the promised time: "còn 1 ngày 3 giờ", "quá 3 giờ"; `day`: minutes of a unit's day."""
    if minutes is None:
        return ""
    left = int(minutes.total_seconds() // 60) if isinstance(minutes, timedelta) else minutes
    said = _("còn %(time)s") if left >= 0 else _("quá %(time)s")
    return said % {"time": working_time(abs(left), day)}


@register.filter
def working_time(minutes: int | None, day: int = MINUTES_PER_WORKING_DAY) -> str:
    """A length of working time, told by its greatest units: "1 ngày 3 giờ", "45 phút"."""
    if minutes is None:
        return ""
    days, rest = divmod(minutes, day)
    hours, parts = divmod(rest, 60)
    parts = 0 if days else parts  # beyond a day nobody counts minutes
    said = [(days, _("%(n)d ngày")), (hours, _("%(n)d giờ")), (parts, _("%(n)d phút"))]
    return " ".join(text % {"n": n} for n, text in said if n) or _("0 phút")


@register.filter
def file_size(size: int | None) -> str:
    """1,2 MB"""
    if size is None:
        return ""
    for unit, name in ((1024**2, "MB"), (1024, "kB")):
        if size >= unit:
            return f"{number(round(size / unit, 1))} {name}"
    return f"{size} byte"
