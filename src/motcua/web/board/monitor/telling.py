"""Contests in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from django.urls import reverse

from motcua.core.catalogue.queries import short_names
from motcua.core.dossiers.models import DossierFact
from motcua.core.index.models import Contest
from motcua.core.index.periods import asked_window
from motcua.kernel import clock
from motcua.web.board.monitor import words
from motcua.web.ui.parts import Tone, Words
from motcua.web.ui.wording import period_words


@dataclass(frozen=True, slots=True)
class ToldFigure:
    counted: str
    points: str


@dataclass(frozen=True, slots=True)
class ToldContest:
    """`before` and `after` are the figure on either side of the decision, where one was made."""

    pk: UUID
    href: str
    code: str
    procedure: str
    unit: str
    indicator: str
    period: str
    period_code: str
    word: Words
    tone: Tone
    effect: Words
    grounds: str
    reason: str
    opened_by: str
    opened_at: datetime
    decided_by: str
    decided_at: datetime | None
    before: ToldFigure | None
    after: ToldFigure | None
    gained: str


def told_all(contests: Iterable[Contest]) -> list[ToldContest]:
    """In their order. What a dossier is about stands in its fact, whichever system it came from."""
    rows = list(contests)
    facts = DossierFact.objects.filter(pk__in={one.dossier_id for one in rows})
    versions = {fact.pk: (fact.procedure_version_id, fact.procedure_code) for fact in facts}
    names = short_names({version for version, _code in versions.values()})
    about = {pk: names.get(version, code) for pk, (version, code) in versions.items()}
    return [_told(one, about) for one in rows]


def _told(contest: Contest, about: Mapping[UUID, str]) -> ToldContest:
    word, tone = words.CONTESTS[contest.state]
    before, after = contest.before, contest.after
    return ToldContest(
        pk=contest.pk,
        href=reverse("board:monitor:contest", args=[contest.pk]),
        code=contest.code,
        procedure=about.get(contest.dossier_id, contest.code),
        unit=contest.unit.name,
        indicator=contest.indicator,
        period=period_words(asked_window(contest.period, clock.now())),
        period_code=contest.period,
        word=word,
        tone=tone,
        effect=words.EFFECTS[contest.effect] if contest.decided_at else "",
        grounds=contest.grounds,
        reason=contest.reason,
        opened_by=contest.opened_by.name,
        opened_at=contest.opened_at,
        decided_by=contest.decided_by.name if contest.decided_by else "",
        decided_at=contest.decided_at,
        before=figure(before),
        after=figure(after),
        gained=_gained(before, after),
    )


Said = dict[str, float | None]


def figure(said: Said | None) -> ToldFigure | None:
    """As it was written down with a decision."""
    if not said:
        return None
    above, below = said["numerator"], said["denominator"]
    counted = "–" if above is None or below is None else f"{above:.0f} / {below:.0f}"
    return ToldFigure(counted, words.points(said["points"]))


def _gained(before: Said | None, after: Said | None) -> str:
    if not before or not after or before["points"] is None or after["points"] is None:
        return ""
    return words.signed(Fraction(str(after["points"])) - Fraction(str(before["points"])))
