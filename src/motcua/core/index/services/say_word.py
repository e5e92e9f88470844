"""A unit says what is to be said about a pattern that was found in its figures."""

from django.db import transaction

from motcua.core.identity.models import Unit
from motcua.core.index.models import UnitWord
from motcua.core.index.patterns import PATTERNS
from motcua.core.index.periods import reporting_period
from motcua.core.index.policies import Action, require
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text


@transaction.atomic
def say_word(*, actor: Actor, unit: Unit, pattern: str, period: str, text: str) -> UnitWord:
    """Kept with date and officer, beside what was found; it changes no figure and hides no dossier.

    Raises `index.not_permitted`, `pattern.not_found`, `period.…`, `text.…`.
    """
    require(actor, Action.SPEAK, unit.pk)
    if pattern not in PATTERNS:
        raise DomainError("pattern.not_found", Sentence("Không có dấu hiệu này."), field="pattern")
    Unit.objects.select_for_update().get(pk=unit.pk)
    word = UnitWord.objects.create(
        unit=unit,
        pattern=pattern,
        period=reporting_period(period, clock.today()).code,
        text=required_text(text, "text", Sentence("Xin ghi lời giải thích của đơn vị.")),
        officer_id=actor.officer_id,
        said_at=clock.now(),
    )
    data = {"unit": unit.pk, "pattern": pattern, "period": word.period}
    append("unit_word", unit.pk, "index.word_said", actor=actor, data=data, payload={"text": word.text})
    return word
