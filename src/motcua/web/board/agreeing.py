"""The comparisons in words: the line below every figure's moment, and what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.core.index.agreement import Difference, Fault, figures_touched
from motcua.core.index.declarations import Relation
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.figures import FIGURES, Figure
from motcua.core.index.models import Agreement
from motcua.core.index.periods import Period
from motcua.core.index.queries.agreement import differences_of, last_agreement
from motcua.core.index.services.compare import MANY
from motcua.kernel import clock
from motcua.web.board import words
from motcua.web.ui.wording import period_words


@dataclass(frozen=True, slots=True)
class Agreed:
    """A comparison in short; `wrong` says how much differs, empty where nothing does."""

    said: str
    wrong: str
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison as a list shows it."""

    when: datetime
    looked_at: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Touched:
    """An indicator (or a figure of the day) that differs, and where: (words, address) of each period."""

    name: str
    periods: Sequence[tuple[str, str]]


def agreed() -> Agreed:
    """What every page says of the last comparison; where there never was one, that."""
    last, href = last_agreement(), reverse("board:agreement")
    if last is None:
        return Agreed(_("Chưa đối chiếu lần nào"), "", href)
    wrong = differing(last)
    found = wrong or _("không lệch")
    said = _("Đối chiếu lúc %(when)s: %(looked_at)s, %(found)s")
    return Agreed(
        said % {"when": words.moment(last.compared_at), "looked_at": looked_at(last), "found": found}, wrong, href
    )


def told(one: Agreement) -> Told:
    return Told(one.compared_at, looked_at(one), differing(one))


def looked_at(one: Agreement) -> str:
    """412 hồ sơ, 9.999 con số"""
    figures = ngettext("%(n)s con số", "%(n)s con số", one.figures) % {"n": words.thousands(one.figures)}
    return f"{words.counted_things(Relation.DOSSIER, one.facts)}, {figures}"


def differing(one: Agreement) -> str:
    """lệch 3 chỗ; empty where nothing differs. Of each kind only so many are kept: then it is at least so many."""
    number = len(one.differences)
    if not number:
        return ""
    kinds = [each.fault for each in differences_of(one)]
    said = (
        ngettext("lệch ít nhất %(n)s chỗ", "lệch ít nhất %(n)s chỗ", number)
        if any(kinds.count(fault) >= MANY for fault in Fault)
        else ngettext("lệch %(n)s chỗ", "lệch %(n)s chỗ", number)
    )
    return said % {"n": words.thousands(number)}


def dossiers_differing(one: Agreement) -> int:
    """Dossiers whose fact is not what the ledger tells."""
    return sum(each.dossiers or 1 for each in differences_of(one) if each.fault is not Fault.ENGINES_DIFFER)


def touched(differences: Iterable[Difference], chosen: IndicatorSet) -> list[Touched]:
    """Which figures differ, by their names in the set in force, in its order; then those of no indicator."""
    found = figures_touched(differences)
    order = [one.counts for one in chosen.measured]
    ordered = sorted(found, key=lambda counts: (counts not in order, order.index(counts) if counts in order else 0))
    return [_touched(counts, found[counts], chosen) for counts in ordered]


def figure_name(counts: str, chosen: IndicatorSet) -> str:
    """2.1 Tỷ lệ hồ sơ…; a figure of the day by its own name."""
    indicator = next((one for one in chosen.measured if one.counts == counts), None)
    if indicator is not None:
        return f"{indicator.code} {_(indicator.name)}"
    figure = _figure_of(counts)
    return _(figure.name) if figure else counts


def period_name(code: str) -> str:
    now = clock.now()
    return period_words(Period.parse(code, now.date()).asked(now))


def address_of(counts: str, period: str, chosen: IndicatorSet, unit: str = "") -> str:
    """Where the figure stands; empty for what only others are made of."""
    indicator = next((one for one in chosen.measured if one.counts == counts), None)
    figure = _figure_of(counts)
    asked = urlencode({**({"don-vi": unit} if unit else {}), "ky": period})
    if indicator is not None:
        return f"{reverse('board:indicator', args=[indicator.code])}?{asked}"
    return f"{reverse('board:figure', args=[figure.code])}?{asked}" if figure else ""


def _touched(counts: str, periods: Iterable[str], chosen: IndicatorSet) -> Touched:
    return Touched(
        figure_name(counts, chosen), [(period_name(code), address_of(counts, code, chosen)) for code in periods]
    )


def _figure_of(counts: str) -> Figure | None:
    return next((one for one in FIGURES if one.counts == counts), None)
