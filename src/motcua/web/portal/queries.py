"""What the citizen's pages read beyond the domains' own queries: always narrow, never a query a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.core.catalogue.models import Offering, ProcedureVersion
from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.models import Dossier, DossierPaper, Draft, Holding
from motcua.core.dossiers.policies import scoped
from motcua.core.identity.definitions import PartyKind
from motcua.core.identity.models import Mandate, Party, RoleHolding
from motcua.core.identity.rules import same_name
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.web.portal.words import title_of


def places_of(version: ProcedureVersion, day: date) -> list[Offering]:
    """Where a procedure may be filed on a day: who takes it, who decides it."""
    in_force = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
    found = Offering.objects.filter(in_force, procedure=version.procedure_id)
    return list(found.select_related("receiving_unit", "competent_unit").order_by("receiving_unit__sort_key"))


def principals_for(agent: Party, procedure_code: str) -> list[Party]:
    """For whom this person may file this procedure now."""
    mandates = Mandate.objects.in_force(clock.now()).covering(procedure_code).filter(agent=agent)
    return list(Party.objects.filter(pk__in=mandates.values("principal")).order_by("sort_key"))


def open_drafts_of(actor: Actor, procedure_id: int) -> list[Draft]:
    """What the person began of a procedure and did not send, the newest first; at most three are offered."""
    mine = dossiers.my_drafts(actor).filter(version__procedure=procedure_id)
    return list(mine[:3])


@dataclass(frozen=True, slots=True)
class Held:
    """One stay of a dossier in somebody's hands, as people are told of it: unit and title, never a name."""

    holding: Holding
    who: str


def held(dossier: Dossier) -> list[Held]:
    """Who had it and has it, in order; two queries whatever the number of hands."""
    holdings = list(Holding.objects.filter(dossier=dossier).select_related("unit"))
    titles = _titles(holdings)
    return [Held(one, f"{_title(one, titles)}, {one.unit.name}") for one in holdings]


def _title(holding: Holding, titles: dict[tuple[int | None, int, str], str]) -> str:
    return holding.title or titles.get((holding.officer_id, holding.unit_id, holding.role)) or title_of(holding.role)


def _titles(holdings: Iterable[Holding]) -> dict[tuple[int | None, int, str], str]:
    named = {one.officer_id for one in holdings if one.officer_id and not one.title}
    if not named:
        return {}
    rows = RoleHolding.objects.filter(officer__in=named).order_by("valid_from")
    return {(row.officer_id, row.unit_id, row.role): row.title for row in rows}


def dossiers_using(file_ids: Iterable[UUID], actor: Actor) -> dict[UUID, list[str]]:
    """The codes of the person's own dossiers in which each file lies."""
    rows = DossierPaper.objects.filter(file__in=list(file_ids), dossier__in=scoped(actor)).order_by("-added_at")
    used: dict[UUID, list[str]] = {}
    for file_id, code in rows.values_list("file_id", "dossier__code"):
        codes = used.setdefault(file_id, [])
        if code not in codes:
            codes.append(code)
    return used


def person_named(number: str, name: str) -> Party | None:
    """The person of this number, if it is said with their name: nobody learns a name from a number here."""
    digits = "".join(char for char in number if char.isdigit())
    person = Party.objects.filter(kind=PartyKind.PERSON, identifier=digits).first()
    return person if person is not None and same_name(person.name, name) else None


def mandate_of(party: Party) -> Q:
    """The mandates that a person gave or holds."""
    return Q(principal=party) | Q(agent=party)


@dataclass(frozen=True, slots=True)
class MandateLine:
    """A mandate with what it is for, in words; `open`: it holds now."""

    mandate: Mandate
    other: Party
    procedures: list[str]
    open: bool


def mandates_given(party: Party) -> list[MandateLine]:
    """The newest first, the ended ones behind; two queries."""
    return _lines(Mandate.objects.filter(principal=party).select_related("agent"), "agent")


def mandates_held(party: Party) -> list[MandateLine]:
    return _lines(Mandate.objects.filter(agent=party).select_related("principal"), "principal")


def _lines(mandates: QuerySet[Mandate], other: str) -> list[MandateLine]:
    rows = list(mandates.order_by("-valid_from")[:50])
    codes = {code for row in rows for code in row.procedure_codes}
    named = ProcedureVersion.objects.filter(procedure__code__in=codes, state="published") if codes else None
    names = (
        {code: short or name for code, short, name in named.values_list("procedure__code", "short_name", "name")}
        if named
        else {}
    )
    now = clock.now()
    lines = [
        MandateLine(
            row,
            getattr(row, other),
            [names.get(code, code) for code in row.procedure_codes],
            row.revoked_at is None and row.valid_from <= now < row.valid_to,
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: not line.open)
