"""Figures of the day that no decree scores: what came, what is in hand, what is late, how it was filed."""

from django.utils.translation import gettext_noop as _

from motcua.core.index.declarations import Asked, Facts, Ratio, Truth, declare
from motcua.core.index.indicators.common import RECEIVED, dossiers, late, within


def _handled(facts: Facts, asked: Asked) -> Truth:
    return within(facts.finished_at, asked) & facts.accepted_at.notnull()


def _in_hand(facts: Facts, asked: Asked) -> Truth:
    return (facts.accepted_at <= asked.at) & (facts.finished_at.isnull() | (facts.finished_at > asked.at))


def _overdue(facts: Facts, asked: Asked) -> Truth:
    """Late and not over. What was asked back in time waits for the citizen, and is not late."""
    return _in_hand(facts, asked) & late(facts, asked)


def _from_afar(facts: Facts, asked: Asked) -> Truth:
    """By oneself, not assisted and not at a centre's machine."""
    return facts.way == "self_afar"


declare(Ratio("received", RECEIVED))
declare(Ratio("finished", dossiers("finished_in_period", _("Hồ sơ đã giải quyết xong trong kỳ"), _handled)))
declare(Ratio("in_hand", dossiers("in_hand", _("Đang giải quyết"), _in_hand)))
declare(Ratio("overdue", dossiers("overdue", _("Đang quá hạn"), _overdue)))
declare(Ratio("from_afar", dossiers("from_afar", _("Hồ sơ tự nộp từ xa"), _from_afar), RECEIVED))
