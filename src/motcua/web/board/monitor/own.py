"""An officer's figures, visible to herself first: whose they are is who is signed in, and nothing in the address.

Every figure opens below to the rows it counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.core.dossiers.models import Dossier, Holding, Supplement
from motcua.core.dossiers.policies import scoped
from motcua.core.index.engine.live import Place
from motcua.core.index.periods import Window
from motcua.core.index.queries.own import Deed, Own, own_counts, own_page
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.web.board.index_page import Number
from motcua.web.board.monitor import asking
from motcua.web.board.monitor.asking import window_of
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.words import moment, thousands
from motcua.web.ui.parts import Words
from motcua.web.ui.places import opened, sealed
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.wording import period_words

_TILES: tuple[tuple[Words, Own, Words, Own], ...] = (
    (gettext_lazy("Bước đã xong"), Own.STEPS, gettext_lazy("%(n)s đúng giờ của bước"), Own.STEPS_ON_TIME),
    (gettext_lazy("Hồ sơ thụ lý đã có kết quả"), Own.ANSWERED, gettext_lazy("%(n)s đúng hẹn"), Own.ANSWERED_ON_TIME),
    (gettext_lazy("Lần yêu cầu bổ sung"), Own.SUPPLEMENTS, gettext_lazy("%(n)s từ lần thứ hai"), Own.AGAIN),
    (gettext_lazy("Đang giữ"), Own.IN_HAND, gettext_lazy("%(n)s quá giờ của bước"), Own.LATE_IN_HAND),
)
_TITLES: Mapping[Own, Words] = {
    Own.STEPS: gettext_lazy("Bước đã xong"),
    Own.STEPS_ON_TIME: gettext_lazy("Bước xong đúng giờ"),
    Own.ANSWERED: gettext_lazy("Hồ sơ thụ lý đã có kết quả"),
    Own.ANSWERED_ON_TIME: gettext_lazy("Hồ sơ có kết quả đúng hẹn"),
    Own.SUPPLEMENTS: gettext_lazy("Lần yêu cầu bổ sung"),
    Own.AGAIN: gettext_lazy("Yêu cầu bổ sung từ lần thứ hai"),
    Own.IN_HAND: gettext_lazy("Hồ sơ đang giữ"),
    Own.LATE_IN_HAND: gettext_lazy("Hồ sơ đang giữ, quá giờ của bước"),
}
_HELD = (gettext_lazy("Bước"), gettext_lazy("Nhận"), gettext_lazy("Xong"), gettext_lazy("Hạn của bước"))
_DECIDED = (gettext_lazy("Có kết quả lúc"), gettext_lazy("Hẹn trả"))
_ASKED = (gettext_lazy("Lần thứ"), gettext_lazy("Yêu cầu lúc"), gettext_lazy("Trả lời lúc"))


@dataclass(frozen=True, slots=True)
class Tile:
    label: Words
    all: Number
    some: Number


@dataclass(frozen=True, slots=True)
class Row:
    """`code` and `href` are empty where she may not see the dossier any more; `late` says that it was, in a word."""

    procedure: str
    code: str
    href: str
    cells: Sequence[tuple[Words, str]]
    late: str


@for_watchers
@require_safe
def own(request: ActingRequest) -> HttpResponse:
    window, what = window_of(request, clock.now()), _what(request.GET.get("phan", ""))
    place = _place(what, request.GET.get("sau", ""))
    counts = own_counts(request.actor, window)
    page = own_page(request.actor, window, what, after=place)
    rows = _rows(page.rows, request.actor, window)
    context = {
        "tiles": [_tile(*one, counts, window) for one in _TILES],
        "title": _TITLES[what],
        "chosen": what,
        "number": counts[what],
        "columns": [label for label, _cell in rows[0].cells] if rows else [],
        "rows": rows,
        "first_href": _address(window, what) if place else "",
        "more_href": _address(window, what, page.after) if page.after else "",
        "window": window,
        "period": period_words(window),
        "periods": asking.periods(clock.now()),
    }
    return shown(request, "own", context)


def _tile(label: Words, every: Own, some_said: Words, some: Own, counts: Mapping[Own, int], window: Window) -> Tile:
    shown = str(some_said) % {"n": thousands(counts[some])}
    return Tile(
        label,
        Number(thousands(counts[every]), counts[every], _address(window, every)),
        Number(shown, counts[some], _address(window, some)),
    )


def _rows(deeds: Iterable[Deed], actor: Actor, window: Window) -> list[Row]:
    found = [(deed, deed if isinstance(deed, Dossier) else deed.dossier) for deed in deeds]
    mine = frozenset(scoped(actor).filter(pk__in=[dossier.pk for _deed, dossier in found]).values_list("pk", flat=True))
    return [_row(deed, dossier, mine, window.at) for deed, dossier in found]


def _row(deed: Deed, dossier: Dossier, mine: frozenset[UUID], at: datetime) -> Row:
    known, procedure = dossier.pk in mine, dossier.procedure
    return Row(
        procedure=procedure.short_name or procedure.name,
        code=dossier.code if known else "",
        href=reverse("desk:dossier", args=[dossier.code]) if known else "",
        cells=_cells(deed, at),
        late=_late(deed, at),
    )


def _cells(deed: Deed, at: datetime) -> list[tuple[Words, str]]:
    match deed:
        case Holding():
            done = moment(deed.until) if deed.until and deed.until <= at else "–"
            return list(zip(_HELD, (deed.step_title, moment(deed.since), done, moment(deed.due_at)), strict=True))
        case Dossier():
            return list(zip(_DECIDED, (moment(deed.finished_at), moment(deed.due_at)), strict=True))
        case Supplement():
            said = (thousands(deed.number), moment(deed.asked_at), moment(deed.answered_at))
            return list(zip(_ASKED, said, strict=True))


def _late(deed: Deed, at: datetime) -> str:
    match deed:
        case Holding():
            return _("quá giờ") if deed.due_at and min(deed.until or at, at) > deed.due_at else ""
        case Dossier():
            return _("quá hẹn") if deed.due_at and deed.finished_at and deed.finished_at > deed.due_at else ""
        case Supplement():
            return ""


def _what(said: str) -> Own:
    return Own(said) if said in list(Own) else Own.STEPS


def _address(window: Window, what: Own, after: Place | None = None) -> str:
    words = {"ky": window.code, "phan": what.value}
    if after is not None:
        words["sau"] = sealed(_of(what), after.moment, after.id)
    return f"{reverse('board:monitor:own')}?{urlencode(words)}#danh-sach"


def _place(what: Own, said: str) -> Place | None:
    """What a link named; a mangled one begins at the beginning."""
    when, key = opened(_of(what), said) or (None, "")
    return Place(when, key) if when and key else None


def _of(what: Own) -> str:
    return f"own.{what}"
