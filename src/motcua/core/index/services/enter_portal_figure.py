"""Enter what the national portal shows for a unit's indicator: it stands beside ours, so that a difference is seen."""

from decimal import Decimal

from django.db import transaction

from motcua.core.identity.models import Unit
from motcua.core.index.models import PortalFigure
from motcua.core.index.periods import reporting_period
from motcua.core.index.policies import Action, require
from motcua.core.index.queries.sets import set_on
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import nfc


@transaction.atomic
def enter_portal_figure(
    *,
    actor: Actor,
    unit: Unit,
    period: str,
    indicator: str,
    points: Decimal | None,
    ratio: Decimal | None,
    source: str = "",
) -> PortalFigure:
    """`ratio` is a share of 1. Either may be missing, not both.

    Raises `index.not_permitted`, `period.…`, `portal.…`, `index.no_set`.
    """
    require(actor, Action.KEEP, unit.pk)
    reporting = reporting_period(period, clock.today())
    chosen = set_on(reporting.asked(clock.now()).tree_day)
    known = {one.code: one.max for one in chosen.indicators}
    Problems.raise_any(_faults(known.get(indicator), indicator, points, ratio))
    said = {"points": points, "ratio": ratio, "source": nfc(source).strip()[:200], "entered_at": clock.now()}
    Unit.objects.select_for_update().get(pk=unit.pk)
    row, _ = PortalFigure.objects.update_or_create(unit=unit, period=reporting.code, indicator=indicator, defaults=said)
    data = {
        "unit": unit.pk, "period": reporting.code, "indicator": indicator, "source": row.source,
        "points": None if points is None else str(points), "ratio": None if ratio is None else str(ratio),
    }  # fmt: skip
    append("portal_figures", unit.pk, "index.portal_figure_entered", actor=actor, data=data)
    return row


def _faults(most: Decimal | None, indicator: str, points: Decimal | None, ratio: Decimal | None) -> list[DomainError]:
    if most is None:
        return [
            DomainError(
                "portal.indicator", Sentence("Bộ chỉ số không có mã “{code}”.", code=indicator[:10]), field="indicator"
            )
        ]
    found = []
    if points is None and ratio is None:
        found.append(DomainError("portal.nothing", Sentence("Xin ghi điểm, tỷ lệ, hoặc cả hai."), field="points"))
    if points is not None and not 0 <= points <= most:
        found.append(
            DomainError(
                "portal.points", Sentence("Điểm của chỉ số này từ 0 đến {most}.", most=f"{most:f}"), field="points"
            )
        )
    if ratio is not None and not 0 <= ratio <= 1:
        found.append(DomainError("portal.ratio", Sentence("Tỷ lệ từ 0 đến 100%."), field="ratio"))
    return found
