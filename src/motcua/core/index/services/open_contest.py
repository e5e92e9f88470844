"""A unit holds that one of its dossiers is counted wrongly: grounds, and evidence where there is some."""

from uuid import UUID

from django.db import transaction

from motcua.core.documents.models import StoredFile
from motcua.core.dossiers.services.rule_on_counting import held
from motcua.core.index.models import Contest
from motcua.core.index.periods import reporting_period
from motcua.core.index.policies import Action, require
from motcua.core.index.queries.contests import Standing, standings
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text


@transaction.atomic
def open_contest(
    dossier_id: UUID, *, actor: Actor, indicator: str, period: str, grounds: str, file: StoredFile | None = None
) -> Contest:
    """By the unit for which the dossier is counted, whether it is one of ours or of another system.

    `indicator` by its code, in a month, quarter or year in which the dossier is not counted by it.
    Raises `index.not_permitted`, `contest.not_missing`, `contest.open`, `text.required`, `text.too_long`,
    `import.under_way`.
    """
    fact = held(dossier_id)
    require(actor, Action.CONTEST, fact.competent_unit_id)
    asked = reporting_period(period, clock.today())
    found = _contestable(standings(fact, asked.asked(clock.now())), indicator)
    contest = Contest.objects.create(
        dossier_id=fact.pk,
        code=fact.code,
        unit_id=fact.competent_unit_id,
        counts=found.indicator.counts,
        indicator=indicator,
        period=asked.code,
        grounds=required_text(grounds, "grounds", Sentence("Xin ghi căn cứ: vì sao hồ sơ này phải được tính.")),
        file=file,
        opened_by_id=actor.officer_id,
        opened_at=clock.now(),
    )
    data = {
        "dossier": str(fact.pk), "unit": fact.competent_unit_id, "counts": contest.counts,
        "indicator": indicator, "period": asked.code, "file": file.sha256 if file else None,
    }  # fmt: skip
    payload = {"grounds": contest.grounds}
    append("contest", contest.pk, "index.contest_opened", actor=actor, data=data, payload=payload, first=True)
    return contest


def _contestable(found: list[Standing], indicator: str) -> Standing:
    standing = next((one for one in found if one.indicator.code == indicator), None)
    if standing is None or standing.counted is not False:
        raise DomainError(
            "contest.not_missing",
            Sentence("Trong kỳ này chỉ số không bỏ sót hồ sơ này, nên không có gì để xét."),
            field="indicator",
        )
    if not standing.may_be_contested:
        raise DomainError("contest.open", Sentence("Đã có đề nghị về chỉ số này, đang chờ xem xét."), field="indicator")
    return standing
