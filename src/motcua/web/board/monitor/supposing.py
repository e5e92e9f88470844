"""What if: the same counts by another version of the rules, by other weights and targets. All of it is the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.core.index.definitions import Indicator, IndicatorSet
from motcua.core.index.queries.ranked import has_worked
from motcua.core.index.queries.scored import UnitFigures, figures
from motcua.core.index.queries.sets import all_sets, set_on
from motcua.core.index.reading import decimal
from motcua.core.index.rules import Standing
from motcua.core.index.services.import_portal_figures import share
from motcua.core.index.supposing import supposed, unscored
from motcua.kernel.errors import DomainError
from motcua.web.board.monitor import words
from motcua.web.board.monitor.asking import Question, question_of
from motcua.web.board.monitor.counting import Counted, counted
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.question import Question as BoardQuestion
from motcua.web.board.words import band_name
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.wording import percent

WEIGHT, TARGET = "d-", "m-"


@dataclass(frozen=True, slots=True)
class Supposition:
    """What was typed. `weights` and `targets` hold only what differs from `rules`; `wrong` by the box's name."""

    rules: IndicatorSet
    weights: Mapping[str, Decimal]
    targets: Mapping[str, Decimal]
    typed: Mapping[str, str]
    wrong: Mapping[str, str]

    @property
    def is_plain(self) -> bool:
        return not self.weights and not self.targets and not self.wrong


@dataclass(frozen=True, slots=True)
class SupposedRow:
    indicator: Indicator
    counted: Counted | None
    note: str
    ratio: str
    now: str
    then: str
    most: str
    difference: str
    moves: bool
    weight: str
    target: str
    weight_wrong: str
    target_wrong: str


@for_watchers
@require_safe
def suppose(request: ActingRequest) -> HttpResponse:
    question = question_of(request)
    chosen = set_on(question.window.tree_day)
    said = _said(request, chosen)
    other, wrong = _changed(said)
    if "thu" in request.GET and not wrong:
        return redirect(_address(question, said, chosen))
    (now,) = figures([question.asked], question.window, chosen)
    (then,) = figures([question.asked], question.window, other)
    worked = has_worked(now)
    board = question.on_board(other, rules=other.version if other.version != chosen.version else "")
    context = {
        "sets": all_sets(),
        "chosen": chosen,
        "said": said,
        "wrong": wrong,
        "total_now": words.points(now.total.scaled) if worked else "–",
        "total_then": words.points(then.total.scaled) if worked else "–",
        "difference": words.signed(_difference(now, then) if worked else None),
        "band_now": band_name(now.total.band) if worked else "",
        "band_then": band_name(then.total.band) if worked else "",
        "groups": [
            (group, [_row(one, now, then, said, wrong, board) for one in group.indicators if one.scored])
            for group in other.groups
        ],
        "plain": said.is_plain and said.rules.version == chosen.version,
        "whole": chosen.total,
    }
    return shown(request, "suppose", context, question=question, status=422 if wrong else 200)


def _said(request: ActingRequest, chosen: IndicatorSet) -> Supposition:
    version = request.GET.get("luat", "") or chosen.version
    rules = next((one for one in all_sets() if one.version == version), None)
    if rules is None:
        raise Http404(version)
    weights: dict[str, Decimal] = {}
    targets: dict[str, Decimal] = {}
    typed, wrong = {}, {}
    for one in (one for one in rules.indicators if one.scored):
        for prefix, read, found, kept in ((WEIGHT, decimal, weights, one.max), (TARGET, share, targets, one.target)):
            name = f"{prefix}{one.code}"
            typed[name] = request.GET.get(name, "").strip()
            try:
                value = read(typed[name])
            except DomainError as problem:
                wrong[name] = problem.message
                continue
            if value is not None and value != kept:
                found[one.code] = value
    return Supposition(rules, weights, targets, typed, wrong | _unknown(request, rules))


def _unknown(request: ActingRequest, rules: IndicatorSet) -> dict[str, str]:
    """What is supposed of a code that the set does not score is told, never passed over.

    The form sends every box: when another set is chosen in it, those of the set before stay behind.
    """
    codes = {one.code for one in rules.indicators if one.scored}
    left = {one.code for chosen in all_sets() for one in chosen.indicators} if "thu" in request.GET else set()
    return {
        name: unscored(code).message
        for name in request.GET
        for prefix, code in ((name[:2], name[2:]),)
        if prefix in (WEIGHT, TARGET) and request.GET.get(name, "").strip() and code not in codes | left
    }


def _changed(said: Supposition) -> tuple[IndicatorSet, dict[str, str]]:
    """The supposed set; while something is wrong, the plain one with the faults by box."""
    if said.wrong:
        return said.rules, dict(said.wrong)
    try:
        return supposed(said.rules, said.weights, said.targets), {}
    except DomainError as refusal:
        return said.rules, {
            f"{TARGET if one.code == 'suppose.target' else WEIGHT}{one.field or ''}": one.message
            for one in refusal.problems
        }


def _address(question: Question, said: Supposition, chosen: IndicatorSet) -> str:
    """As short as the supposition: only what differs stands in it, so that it can be sent to somebody."""
    more = {f"{WEIGHT}{code}": f"{value:f}" for code, value in said.weights.items()}
    more |= {f"{TARGET}{code}": f"{value:f}" for code, value in said.targets.items()}
    if said.rules.version != chosen.version:
        more["luat"] = said.rules.version
    words_ = {"don-vi": question.unit.code, "ky": question.window.code, **more}
    return f"{reverse('board:monitor:suppose')}?{urlencode(words_)}"


def _row(
    one: Indicator,
    now: UnitFigures,
    then: UnitFigures,
    said: Supposition,
    wrong: Mapping[str, str],
    board: BoardQuestion,
) -> SupposedRow:
    score = then.scores[one.code]
    before = now.scores.get(one.code)
    old = before.points if before else None
    moved = (score.points or Fraction(0)) - (old or Fraction(0))
    weight, target = f"{WEIGHT}{one.code}", f"{TARGET}{one.code}"
    return SupposedRow(
        indicator=one,
        counted=counted(score, board),
        note=words.standing(score),
        ratio=percent(score.count.ratio) if score.standing is Standing.COUNTED else "",
        now=words.points(old) if old is not None else "",
        then=words.points(score.points) if score.points is not None else "",
        most=words.points(one.max),
        difference=words.signed(moved) if moved else "",
        moves=bool(moved),
        weight=said.typed[weight] or f"{one.max.normalize():f}".replace(".", ","),
        target=said.typed[target] or f"{(one.target * 100).normalize():f}%".replace(".", ","),
        weight_wrong=wrong.get(weight, ""),
        target_wrong=wrong.get(target, ""),
    )


def _difference(now: UnitFigures, then: UnitFigures) -> Fraction | None:
    if now.total.scaled is None or then.total.scaled is None:
        return None
    return then.total.scaled - now.total.scaled
