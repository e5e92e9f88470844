"""Tiếp nhận tại quầy: received and accepted in one act; the slip is ready before the next person sits down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from motcua.core.catalogue.models import Component, ProcedureCase, ProcedureVersion
from motcua.core.catalogue.queries import components_for, has_fee
from motcua.core.documents.models import PaperSource, StoredFile
from motcua.core.dossiers.definitions import ReturnWay, Way
from motcua.core.dossiers.errors import not_on_the_spot, not_permitted
from motcua.core.dossiers.models import Dossier, DossierPaper
from motcua.core.dossiers.routing import first_hand, next_hand
from motcua.core.dossiers.services.accept import RECEPTION_STEPS
from motcua.core.dossiers.services.moving import (
    Change,
    Moment,
    hand_columns,
    open_holding,
    record,
)
from motcua.core.dossiers.services.opening import dimensions, paper_counts, take_code
from motcua.core.dossiers.services.promising import promise, promised
from motcua.core.dossiers.workflow import Move, transition
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Party, Unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.codes import public_token
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence

COUNTER_WAYS = frozenset({Way.DIRECT, Way.POST, Way.TYPED_BY_OFFICER})


@dataclass(frozen=True, slots=True)
class PaperAtCounter:
    """One component as it was handed in; `file` once it was scanned."""

    component_code: str
    originals: int = 0
    copies: int = 0
    file: StoredFile | None = None


@transaction.atomic
def receive_at_counter(
    *,
    actor: Actor,
    procedure: ProcedureVersion,
    applicant: Party,
    competent_unit: Unit,
    papers: Iterable[PaperAtCounter],
    case: ProcedureCase | None = None,
    filer: Party | None = None,
    way: Way = Way.DIRECT,
    answers: Mapping[str, Any] | None = None,
    return_way: ReturnWay = ReturnWay.COUNTER,
    waits: bool = False,
) -> Dossier:
    """The officer's own unit receives. A required paper that is missing is refused here, not three days later.

    `waits`: the person stays for the result ("4 tại chỗ"), where the route says so (``dossier.not_on_the_spot``).
    """
    if not actor.holds(Role.ONE_STOP) or way not in COUNTER_WAYS:
        raise not_permitted()
    _require_waiting(waits, procedure, way, return_way)
    receiving = Unit.objects.get(pk=actor.office)
    units = {"receiving_unit": receiving, "competent_unit": competent_unit, "returning_unit": receiving}
    matter = {"procedure": procedure, "case": case, "applicant": applicant, "filer": filer or applicant}
    moment = Moment(transition(Move.RECEIVE, None, accepted=False, step=None), clock.now())
    dossier = Dossier(
        code=take_code(receiving, clock.day_of(moment.at)),
        token=public_token(),
        way=way.value,
        answers=dict(answers or {}),
        return_way=return_way.value,
        state=int(moment.row.target),
        submitted_at=moment.at,
        accepted_at=moment.at,
        waits_at_counter=waits,
        **matter,
        **units,
        **hand_columns(first_hand(procedure, receiving, None), moment.at),
    )
    return _open(dossier, moment, {paper.component_code: paper for paper in papers}, actor)


def may_wait(procedure: ProcedureVersion, way: Way, return_way: ReturnWay) -> bool:
    """Whether a result can be waited for: the route is walked on the spot, and somebody is there to take it."""
    return procedure.parsed_route.on_the_spot and way is not Way.POST and return_way is ReturnWay.COUNTER


def _require_waiting(waits: bool, procedure: ProcedureVersion, way: Way, return_way: ReturnWay) -> None:
    if waits and not may_wait(procedure, way, return_way):
        raise not_on_the_spot()


def _open(dossier: Dossier, moment: Moment, handed_in: Mapping[str, PaperAtCounter], actor: Actor) -> Dossier:
    hand, columns = next_hand(dossier, past=RECEPTION_STEPS), promise(dossier)
    for name, value in {**columns, **hand_columns(hand, moment.at)}.items():
        setattr(dossier, name, value)
    rows = _papers(dossier, handed_in)
    dossier.save(force_insert=True)
    DossierPaper.objects.bulk_create(rows)
    open_holding(dossier, hand, moment.at)
    change = Change(
        data={
            "dimensions": dimensions(dossier, has_fee=has_fee(dossier.procedure, dossier.case)),
            **promised(columns),
            **paper_counts(rows),
            **({"waits": True} if dossier.waits_at_counter else {}),
        },
        payload={"answers": dossier.answers},
    )
    record(dossier, "dossier.received", actor=actor, moment=moment, change=change, first=True)
    return dossier


def _papers(dossier: Dossier, handed_in: Mapping[str, PaperAtCounter]) -> list[DossierPaper]:
    """The rows of what was handed in. Everything required that is missing is said at once (`Problems`)."""
    components = components_for(dossier.procedure, dossier.case)
    given = {**_made_by_the_form(dossier, components), **handed_in}
    Problems.raise_any(
        DomainError(
            "dossier.paper_missing",
            Sentence("Còn thiếu giấy tờ: {name}.", name=component.name),
            field=f"paper:{component.code}",
        )
        for component in components
        if component.required and component.code not in given
    )
    return [
        _paper(dossier, component, given[component.code], position)
        for position, component in enumerate(components)
        if component.code in given
    ]


def _made_by_the_form(dossier: Dossier, components: Iterable[Component]) -> dict[str, PaperAtCounter]:
    """Where the officer typed the form, what it makes is there without anybody handing it in."""
    typed = dossier.way == Way.TYPED_BY_OFFICER
    return {c.code: PaperAtCounter(c.code, originals=c.originals) for c in components if typed and c.from_form}


def _paper(dossier: Dossier, component: Component, paper: PaperAtCounter, position: int) -> DossierPaper:
    return DossierPaper(
        dossier=dossier,
        component_code=component.code,
        name=component.name,
        source=_source(dossier, component, paper),
        file=paper.file,
        originals=paper.originals,
        copies=paper.copies,
        position=position,
        added_at=clock.now(),
    )


def _source(dossier: Dossier, component: Component, paper: PaperAtCounter) -> PaperSource:
    if paper.file:
        return PaperSource.DIGITISED
    typed = dossier.way == Way.TYPED_BY_OFFICER and component.from_form
    return PaperSource.FORM if typed else PaperSource.ON_PAPER
