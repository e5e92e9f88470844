"""The monitor decides a contest: the figure moves in the same transaction, or stays, and the reason is kept."""

from typing import Any

from django.db import transaction

from motcua.core.dossiers.services.rule_on_counting import held, rule_on_counting
from motcua.core.index.errors import contest_decided
from motcua.core.index.models import Contest, ContestState
from motcua.core.index.periods import Period, Window
from motcua.core.index.policies import Action, require
from motcua.core.index.queries.contests import figure_of
from motcua.core.index.rules import rounded
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text

EFFECTS = ("met", "out")
REJECT = ""


@transaction.atomic
def decide_contest(contest: Contest, *, actor: Actor, effect: str, reason: str) -> Contest:
    """`effect` "met" counts the dossier above, "out" leaves it out altogether, "" rejects the contest.

    Raises `index.not_permitted` (also for a contest of one's own unit), `contest.decided`, `contest.effect`,
    `text.required`, `import.under_way`.
    """
    contest = Contest.objects.select_for_update().select_related("unit").get(pk=contest.pk)
    require(actor, Action.DECIDE, contest.unit_id)
    if contest.state != ContestState.OPEN:
        raise contest_decided()
    if effect not in (*EFFECTS, REJECT):
        raise DomainError("contest.effect", Sentence("Xin chọn một cách quyết định."), field="effect")
    contest.reason = required_text(
        reason, "reason", Sentence("Xin ghi lý do: đơn vị và người xem sau cần hiểu vì sao.")
    )
    window = Period.parse(contest.period, clock.today()).asked(clock.now())
    contest.before = _figure(contest, window)
    if effect != REJECT:
        rule_on_counting(held(contest.dossier_id), actor=actor, counts=contest.counts, effect=effect)
    contest.after = _figure(contest, window)
    contest.state = ContestState.UPHELD if effect != REJECT else ContestState.REJECTED
    contest.effect, contest.decided_by_id, contest.decided_at = effect, actor.officer_id, clock.now()
    contest.save()
    data = {"state": contest.state, "effect": effect, "before": contest.before, "after": contest.after}
    payload = {"reason": contest.reason}
    append("contest", contest.pk, "index.contest_decided", actor=actor, data=data, payload=payload)
    return contest


def _figure(contest: Contest, window: Window) -> dict[str, Any] | None:
    """The contested figure as the unit has it now; None where the set of the period no longer has the indicator."""
    score = figure_of(contest.unit, window).scores.get(contest.indicator)
    if score is None:
        return None
    count = score.count
    return {
        "numerator": count.numerator,
        "denominator": count.denominator,
        "points": rounded(score.points, 4),
        "max": float(score.indicator.max),
    }
