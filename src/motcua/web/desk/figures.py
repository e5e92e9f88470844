"""The unit's own figures in one line, each leading to the board, where it opens to its rows."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import UnitKind
from motcua.core.identity.models import Unit
from motcua.core.index import queries as index
from motcua.core.index.periods import Period
from motcua.core.index.queries import Value
from motcua.web.ui.tags.filters import number
from motcua.web.ui.wording import percent, period_words

_SHOWN = ("received", "handled", "on_time", "overdue", "from_afar")


@dataclass(frozen=True, slots=True)
class Shown:
    label: str
    value: str
    href: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """`period` is what the figures count, e.g. "tháng 9/2024"; `unit` whose they are."""

    unit: str
    period: str
    href: str
    figures: list[Shown]


def strip_of(unit: Unit, now: datetime) -> Strip:
    """Figures belong to the units that decide: a one-stop desk sees those of its People's Committee."""
    if unit.kind == UnitKind.ONE_STOP:
        unit = identity.committee_above(unit, now.date())
    window = Period.month(now.year, now.month).asked(now)
    values = index.values_of(identity.subtree_ids(unit.pk, now.date()), window)
    asked = urlencode({"don-vi": unit.code, "ky": window.code})
    shown = [_shown(values[code], asked) for code in _SHOWN if code in values]
    return Strip(unit.short_name, period_words(window), f"{reverse('board:home')}?{asked}", shown)


def _shown(value: Value, asked: str) -> Shown:
    figure = value.figure
    href = f"{reverse('board:figure', args=[figure.code])}?{asked}"
    if not figure.is_ratio:
        return Shown(_(figure.name), number(value.numerator), href, figure.code == "overdue" and value.numerator > 0)
    return Shown(_(figure.name), _("chưa phát sinh") if value.ratio is None else percent(value.ratio), href)
