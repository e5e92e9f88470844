"""What an officer asks of these pages: which of her units, which period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import DECIDING
from motcua.core.identity.models import Unit
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.periods import PeriodKind, Window, asked_window
from motcua.core.index.policies import watched
from motcua.core.index.queries.asked import UnitAsked
from motcua.core.index.queries.offered import offered_periods
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.board import question as board
from motcua.web.board.refusing import nothing_of_a_day, unanswerable
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.wording import period_offered, period_words


@dataclass(frozen=True, slots=True)
class Question:
    """`units` are those into which the officer may look and that decide dossiers, as the tree has them."""

    asked: UnitAsked
    window: Window
    units: tuple[identity.Branch, ...]

    @property
    def unit(self) -> Unit:
        return self.asked.unit

    @property
    def period(self) -> str:
        return period_words(self.window)

    def on_board(self, scored_by: IndicatorSet, *, rules: str = "") -> board.Question:
        """The same question of the public board, where every number opens to its rows; `rules` as it is said there."""
        return board.Question(self.unit, self.window, self.asked.counted, scored_by, rules)

    def address(self, view: str, *args: object, **more: str) -> str:
        words = {"don-vi": self.unit.code, "ky": self.window.code, **more}
        return f"{reverse(f'board:monitor:{view}', args=args)}?{urlencode({k: v for k, v in words.items() if v})}"


def question_of(request: ActingRequest) -> Question:
    """Her own unit and the running month, if nothing is said; 404 for what she may not look into."""
    now = clock.now()
    window = window_of(request, now)
    seen = watched(request.actor)
    there = identity.tree(window.tree_day, since=window.period.first)
    units = tuple(one for one in there if one.unit.pk in seen and one.unit.kind in DECIDING)
    unit = _chosen(request, [one.unit for one in units])
    below = identity.subtree_ids(unit, window.tree_day)
    return Question(UnitAsked(unit, frozenset(below)), window, units)


def window_of(request: ActingRequest, now: datetime) -> Window:
    """A month, quarter or year; a day is the board's. Raises Http404."""
    try:
        window = asked_window(request.GET.get("ky", "") or "now", now)
    except DomainError as problem:
        raise unanswerable(request, problem) from problem
    if window.period.kind is PeriodKind.DAY:
        raise nothing_of_a_day(request)
    return window


def periods(now: datetime) -> list[tuple[str, str]]:
    """(code, words) of the periods offered, the running one first."""
    each = (period for found in offered_periods(now.date()).values() for period in found)
    return [(period.code, period_offered(period.asked(now))) for period in each]


def _chosen(request: ActingRequest, units: Iterable[Unit]) -> Unit:
    by_code = {unit.code: unit for unit in units}
    code = request.GET.get("don-vi", "")
    if code:
        if code not in by_code:
            raise Http404(code)
        return by_code[code]
    own = request.unit.code if request.unit else ""
    found = by_code.get(own) or next(iter(by_code.values()), request.unit)
    if found is None:
        raise Http404
    return found
