"""What a reader of the board asks: which unit, which period, as of which moment."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.core.identity import queries as identity
from motcua.core.identity.models import Unit
from motcua.core.index.periods import Period, Window
from motcua.core.index.queries import units_below
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.ui.wording import period_words

TODAY = "hom-nay"
MONTHS_OFFERED = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A unit with everything below it, in a window; `at` is the moment as of which open dossiers are judged."""

    unit: Unit
    window: Window
    unit_ids: frozenset[int]

    @property
    def period(self) -> str:
        return period_words(self.window)

    def address(self, view: str = "board:home", *args: str, **more: str) -> str:
        words = {"don-vi": self.unit.code, "ky": self.window.code, **more}
        return f"{reverse(view, args=args)}?{urlencode(words)}"


def asked(request: HttpRequest) -> Question:
    """The question of a request; what is not said is the whole city and the running month."""
    now = clock.now()
    unit = _unit(request.GET.get("don-vi", ""), now)
    return Question(unit, _window(request.GET.get("ky", ""), now), units_below(unit.pk, now))


def periods(now: datetime) -> list[tuple[str, str]]:
    """(code, label) of the periods offered: today, and the last months."""
    months = [(now.year * 12 + now.month - 1 - back) for back in range(MONTHS_OFFERED)]
    windows = [Period.month(month // 12, month % 12 + 1).asked(now) for month in months]
    return [(now.date().isoformat(), _("hôm nay")), *((window.code, period_words(window)) for window in windows)]


def _unit(code: str, now: datetime) -> Unit:
    if not code:
        return identity.root(now.date())
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise DomainError("unit.not_found", "Không có đơn vị này.", field="don-vi")
    return unit


def _window(code: str, now: datetime) -> Window:
    if code in ("", TODAY):
        return (Period.day(now.date()) if code else Period.month(now.year, now.month)).asked(now)
    return Period.parse(code, now.date()).asked(now)
