"""What a reader of the board asks: which unit, which period, scored by which set, as of which moment."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import DECIDING, OWN_SOURCE
from motcua.core.identity.models import Unit
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.errors import no_set, set_not_found
from motcua.core.index.periods import Period, PeriodKind, Window, asked_window
from motcua.core.index.policies import require_moment
from motcua.core.index.queries import UnitAsked, all_sets
from motcua.core.index.queries.offered import offered_periods
from motcua.core.index.queries.sources import known_source, sources
from motcua.core.index.rules import in_force
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.web.board.refusing import unanswerable
from motcua.web.ui.wording import period_offered, period_words

TODAY = "hom-nay"
OWN_NAME = "Một Cửa"


@dataclass(frozen=True, slots=True)
class Question:
    """A unit with everything below it, in a window; `at` is the moment as of which open dossiers are judged.

    `scored_by` is the set, over the rows of one source where the reader asks for one; `rules` its version only where
    the reader chose it, so that addresses stay short.
    """

    unit: Unit
    window: Window
    unit_ids: frozenset[int]
    scored_by: IndicatorSet
    rules: str = ""

    @property
    def period(self) -> str:
        return period_words(self.window)

    @property
    def now_href(self) -> str:
        """The same up to now, for who looks at a moment that was chosen."""
        return self.address(ky=self.window.code)

    @property
    def source(self) -> str:
        """Empty: of all sources together."""
        return self.scored_by.source

    @property
    def source_name(self) -> str:
        return source_name(self.source)

    @property
    def asked(self) -> UnitAsked:
        return UnitAsked(self.unit, self.unit_ids)

    def of(self, unit: Unit) -> "Question":
        """The same question of another unit, for its address; what lies below that one is not known here."""
        return replace(self, unit=unit, unit_ids=frozenset())

    def during(self, period: Period) -> "Question":
        """Another period, as it stood then; a moment that was chosen stays chosen."""
        window = period.asked(self.window.at)
        return replace(self, window=window.fixed() if self.window.is_fixed else window)

    def address(self, view: str = "board:home", *args: str, **more: str) -> str:
        words = {"don-vi": self.unit.code, "ky": self.window.words}
        chosen = {name: said for name, said in (("cach", self.rules), ("nguon", self.source)) if said}
        return f"{reverse(view, args=args)}?{urlencode({**words, **chosen, **more})}"


def asked(request: HttpRequest, otherwise: str = "") -> Question:
    """The question of a request; what is not said is the whole city, and the running month or `otherwise`."""
    now = clock.now()
    window = _window(request.GET.get("ky", "") or otherwise, now)
    unit = _unit(request.GET.get("don-vi", ""), window)
    rules, source = request.GET.get("cach", ""), known_source(request.GET.get("nguon", ""))
    below = frozenset(identity.subtree_ids(unit, window.tree_day))
    return Question(unit, window, below, _set(rules, window).of_source(source), rules)


def question_of(request: HttpRequest, otherwise: str = "") -> Question:
    """The same; a question that makes no sense has no page."""
    try:
        found = asked(request, otherwise)
        require_moment(request.actor, found.window)  # type: ignore[attr-defined]  # set by web.ui.acting
    except DomainError as error:
        raise unanswerable(request, error) from error
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


def periods(now: datetime) -> list[tuple[str, list[Choice]]]:
    """The periods offered, by kind, the running one first."""
    labels = {PeriodKind.MONTH: _("Tháng"), PeriodKind.QUARTER: _("Quý"), PeriodKind.YEAR: _("Năm")}
    return [
        (labels[kind], [_choice(one.asked(now)) for one in found])
        for kind, found in offered_periods(now.date()).items()
    ]


def days(now: datetime, count: int = 7) -> list[tuple[str, list[Choice]]]:
    """Today and the days before, then months: what the page of the day offers."""
    found = [_choice(period.asked(now)) for period in Period.day(now.date()).back(count)]
    return [(_("Ngày"), found), *periods(now)]


def units(window: Window) -> list[Choice]:
    """Every unit that had an index in the window, each below the one it belongs to."""
    return [
        Choice(branch.unit.code, "\N{NO-BREAK SPACE}" * 3 * branch.depth + branch.name)
        for branch in identity.tree(window.tree_day, since=window.period.first)
        if branch.unit.kind in DECIDING
    ]


def profiles(question: Question) -> list[Choice]:
    """By which sets this period can be scored: the one in force by each reading, and any other by choice."""
    return [Choice(one.version, f"{_(one.profile_name)} ({one.code})") for one in all_sets()]


def source_choices() -> list[Choice]:
    """By which source figures can be asked, all of them first; nothing where there is only one."""
    known = sources()
    if len(known) < 2:
        return []
    return [Choice("", _("Tất cả nguồn")), *(Choice(code, source_name(code)) for code in known)]


def source_name(code: str) -> str:
    return OWN_NAME if code == OWN_SOURCE else code


def _choice(window: Window) -> Choice:
    return Choice(window.code, period_offered(window))


def _unit(code: str, window: Window) -> Unit:
    """Figures belong to units that decide: a one-stop desk asks for those of its People's Committee."""
    if not code:
        return identity.root(window.tree_day)
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise DomainError("unit.not_found", Sentence("Không có đơn vị mã “{code}”.", code=code[:40]), field="don-vi")
    return unit if unit.kind in DECIDING else identity.committee_above(unit, window.tree_day)


def _window(code: str, now: datetime) -> Window:
    if code in ("", TODAY):
        return (Period.day(now.date()) if code else Period.month(now.year, now.month)).asked(now)
    return asked_window(code, now)


def _set(rules: str, window: Window) -> IndicatorSet:
    """One reading of all sets answers both: what was chosen, and what is in force."""
    sets = all_sets()
    if not rules:
        found = in_force(sets, window.tree_day, settings.INDEX_PROFILE)
        if found is None:
            raise no_set(f"{window.tree_day:%d/%m/%Y}")
        return found
    chosen = next((one for one in sets if one.version == rules), None)
    if chosen is None:
        raise set_not_found(rules, [one.version for one in sets])
    return chosen


def is_of_a_day(question: Question) -> bool:
    return question.window.period.kind is PeriodKind.DAY
