"""What filing asks of one version of a procedure: its papers, its limit, whether it costs, its form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from math import ceil
from typing import Any

from motcua.core.catalogue.definitions.fields import Prefill
from motcua.core.catalogue.definitions.words import Channel, LimitUnit
from motcua.core.catalogue.errors import unknown_procedure
from motcua.core.catalogue.models import Component, ProcedureCase, ProcedureVersion
from motcua.core.catalogue.queries.search import published
from motcua.core.catalogue.rules import eforms
from motcua.core.identity.definitions import PartyKind
from motcua.core.identity.models import Area, Party
from motcua.kernel import clock
from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.text import unaccented


def components_for(version: ProcedureVersion, case: ProcedureCase | None) -> list[Component]:
    """The papers asked for in a case: those of every case and its own, in order."""
    return [paper for paper in version.components.all() if _concerns(paper.case_id, case)]


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as deadlines are computed from it: a whole amount; 0 working days is "trong ngày"."""

    amount: int
    unit: LimitUnit
    note: str = ""
    legal_basis: str = ""


def limit_for(version: ProcedureVersion, case: ProcedureCase | None, channel: str) -> Limit | None:
    """The limit of a channel: the case's own before the general one, the counter's where the channel has none.

    Where a record lists several for one channel, the first is the usual one. Part of a unit counts as a whole one;
    "0 Giờ" (at once) is by the end of the day. None: the record fixes no limit.
    """
    limits = sorted((one for one in version.limits.all() if _concerns(one.case_id, case)), key=lambda one: one.pk)
    for wanted in (channel, Channel.COUNTER):
        found = [limit for limit in limits if limit.channel == wanted]
        if found:
            limit = max(found, key=lambda limit: limit.case_id is not None)
            unit = LimitUnit(limit.unit) if limit.amount else LimitUnit.WORKING_DAYS
            return Limit(ceil(limit.amount), unit, limit.note, limit.legal_basis)
    return None


def has_fee(version: ProcedureVersion, case: ProcedureCase | None) -> bool:
    """Whether the procedure carries a financial duty: any fee that is not zero (indicator 3.6)."""
    fees = (fee for fee in version.fees.all() if _concerns(fee.case_id, case))
    return any(fee.rule or (fee.amount or 0) > 0 for fee in fees)


def _concerns(case_id: int | None, case: ProcedureCase | None) -> bool:
    """What belongs to no case concerns every one. Asked here, so that a version read once needs no query."""
    return case_id is None or (case is not None and case_id == case.pk)


def evaluated(version: ProcedureVersion, answers: Mapping[str, Any]) -> eforms.Evaluation:
    """The form of a version as answered so far: what is asked, what is wrong, what follows."""
    world = eforms.World(clock.today(), is_ward=cache(_is_ward))
    tables = version.rules.get("tables", {})
    return eforms.evaluate(version.parsed_form, answers, world=world, tables=tables)


def checked_answers(version: ProcedureVersion, answers: Mapping[str, Any]) -> tuple[dict[str, Any], list[DomainError]]:
    """The answers as they go into a dossier, and every problem at once, each about its field."""
    found = evaluated(version, answers)
    return found.values, [problem.about(f"form:{path}") for path, problem in found.problems.items()]


def _is_ward(code: str) -> bool:
    return Area.objects.filter(pk=code).exists()


def prefilled(version: ProcedureVersion, party: Party) -> dict[str, Any]:
    """The first answers of a form from what the sign-on knows of the applicant."""
    return eforms.prefilled(version.parsed_form, known_of(party))


def known_of(party: Party) -> dict[str, str]:
    """What a form may ask of a party, by the names of `Prefill`."""
    is_person = party.kind == PartyKind.PERSON
    return {
        Prefill.NAME: party.name,
        Prefill.IDENTITY_NUMBER: party.identifier if is_person else "",
        Prefill.TAX_CODE: "" if is_person else party.identifier,
        Prefill.BIRTH_DATE: format_date(party.birth_date) if party.birth_date else "",
        Prefill.SEX: party.sex,
        Prefill.PHONE: party.phone,
        Prefill.EMAIL: party.email,
        Prefill.ADDRESS: _street_of(party),
        Prefill.WARD: party.area_code,
        Prefill.REPRESENTATIVE: party.represented_by.name if party.represented_by else "",
    }


def _street_of(party: Party) -> str:
    """The address up to its ward, which a form asks by itself: identity cards say both in one line."""
    area = Area.objects.filter(pk=party.area_code).first() if party.area_code and party.address else None
    if area is None:
        return party.address
    names = {unaccented(area.name), unaccented(f"{area.kind} {area.name}")}
    parts = [part.strip() for part in party.address.split(",")]
    return ", ".join(takewhile(lambda part: unaccented(part) not in names, parts))


def published_version(code: str) -> ProcedureVersion:
    """The version in force. Raises DomainError `catalogue.unknown_procedure`."""
    found = published().filter(procedure__code=code).first()
    if found is None:
        raise unknown_procedure(code)
    return found


def short_names(version_ids: Iterable[int]) -> dict[int, str]:
    """What a procedure is called in a list, by version."""
    rows = ProcedureVersion.objects.filter(pk__in=list(version_ids)).values_list("pk", "short_name", "name")
    return {pk: short or name for pk, short, name in rows}
