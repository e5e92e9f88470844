"""Group 2: progress and results."""

from django.utils.translation import gettext_noop as _

from motcua.core.index.declarations import Asked, Facts, Kind, Measure, Ratio, Relation, Truth, declare
from motcua.core.index.indicators.common import HANDLED, by_then, dossiers, not_late, received


def _answered_since(facts: Facts, asked: Asked) -> Truth:
    """Begun in the period and brought to a result by the moment asked: if it is over, within it (ADR 0013)."""
    done = by_then(facts.finished_at, asked) & (facts.outcome == "done")
    return received(facts, asked) & done & facts.worked_minutes.notnull()


# `late_from` holds the whole rule of 2.1: pauses, a second request, the end that counts (`dossiers/facts.py`).
ON_TIME = dossiers("on_time", _("Hồ sơ đã xử lý đúng hạn hoặc đang xử lý trong hạn"), not_late)
FINISHED = dossiers("finished", _("Hồ sơ tiếp nhận trong kỳ đã có kết quả"), _answered_since)
WORKED = Measure(
    "worked",
    _("Tổng thời gian làm việc đã dùng"),
    Kind.SUM,
    Relation.DOSSIER,
    _answered_since,
    value=lambda facts: facts.worked_minutes,
)

declare(Ratio("handled_on_time", ON_TIME, HANDLED))
declare(Ratio("average_time", WORKED, FINISHED))
