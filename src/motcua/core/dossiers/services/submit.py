"""Nộp: exactly once, everything checked, a receipt at once, and no due date before the office has accepted."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from motcua.core.catalogue.models import Component
from motcua.core.catalogue.queries import checked_answers, components_for, has_fee
from motcua.core.documents.models import PaperSource
from motcua.core.dossiers.calendars import check_due
from motcua.core.dossiers.definitions import DraftState, ReturnWay
from motcua.core.dossiers.models import Dossier, DossierPaper, Draft, DraftPaper
from motcua.core.dossiers.routing import Hand, first_hand
from motcua.core.dossiers.rules import missing_components, way_of_online_filing
from motcua.core.dossiers.services.drafting import require_own, touch
from motcua.core.dossiers.services.moving import (
    Change,
    Moment,
    hand_columns,
    open_holding,
    record,
)
from motcua.core.dossiers.services.opening import dimensions, paper_counts, take_code
from motcua.core.dossiers.workflow import Move, transition
from motcua.core.identity.definitions import MandateKind
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.codes import public_token
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Filing:
    """A draft that passed every check."""

    draft: Draft
    answers: dict[str, Any]
    components: list[Component]
    papers: dict[str, DraftPaper]


def submit(draft: Draft, *, actor: Actor, revision: int, return_way: ReturnWay | None = None) -> Dossier:
    """File the draft. Pressed twice, the same dossier comes back, also to who pressed at the same moment; a defect
    raises every problem at once (`Problems`). `return_way` is what was chosen with the button itself, if anything.

    What was acknowledged is stored: the transaction has committed when this returns. Until then the draft is intact.
    """
    require_own(draft, actor)
    if draft.state == DraftState.SUBMITTED:
        return Dossier.objects.get(draft_id=draft.pk)
    filing = check(draft)
    try:
        with transaction.atomic():
            chosen = {"return_way": return_way or draft.return_way}
            touch(draft, actor=actor, revision=revision, state=DraftState.SUBMITTED, **chosen)
            return _open(filing, actor)
    except DomainError:
        meanwhile = Dossier.objects.filter(draft_id=draft.pk).first()
        if meanwhile is None:
            raise
        return meanwhile


def check(draft: Draft) -> Filing:
    """Every defect of a draft at once: form, papers, place. Raises `Problems`."""
    problems: list[DomainError] = []
    answers, defects = checked_answers(draft.version, draft.answers)
    problems += defects
    components = components_for(draft.version, draft.case)
    papers = {paper.component_code: paper for paper in draft.papers.all()}
    required = [c.code for c in components if c.required and not c.from_form]
    names = {c.code: c.name for c in components}
    for code in missing_components(required, papers):
        problems.append(
            DomainError(
                "draft.paper_missing",
                Sentence("Còn thiếu giấy tờ: {name}.", name=names[code]),
                field=f"paper:{code}",
            )
        )
    if draft.receiving_unit_id is None or draft.competent_unit_id is None:
        problems.append(DomainError("draft.place_missing", Sentence("Xin chọn nơi giải quyết hồ sơ."), field="place"))
    if problems:
        raise Problems(problems)
    return Filing(draft, answers, components, papers)


def _open(filing: Filing, actor: Actor) -> Dossier:
    draft, now = filing.draft, clock.now()
    assert draft.receiving_unit is not None and draft.competent_unit is not None  # checked
    check_due_at = check_due(now, draft.receiving_unit, draft.version)
    hand = first_hand(draft.version, draft.receiving_unit, check_due_at)
    assisted = draft.mandate is not None and draft.mandate.kind == MandateKind.ASSISTANCE
    moment = Moment(transition(Move.SUBMIT, None, accepted=False, step=None), now)
    dossier = Dossier(
        token=public_token(),
        draft_id=draft.pk,
        procedure=draft.version,
        case=draft.case,
        applicant=draft.applicant,
        filer=draft.filer,
        mandate=draft.mandate,
        way=way_of_online_filing(assisted=assisted, at_centre=draft.at_centre),
        answers=filing.answers,
        return_way=draft.return_way,
        receiving_unit=draft.receiving_unit,
        competent_unit=draft.competent_unit,
        returning_unit=draft.receiving_unit,
        state=int(moment.row.target),
        submitted_at=now,
        check_due_at=check_due_at,
        **hand_columns(hand, now),
    )
    return _fill(dossier, filing, hand, moment, actor)


def _fill(dossier: Dossier, filing: Filing, hand: Hand, moment: Moment, actor: Actor) -> Dossier:
    papers = DossierPaper.objects.bulk_create(papers_of(dossier, filing.components, filing.papers))
    open_holding(dossier, hand, moment.at)
    # As late as can be: from here to the commit, whoever else submits to this desk waits.
    dossier.code = take_code(dossier.receiving_unit, clock.day_of(moment.at))
    dossier.save(force_insert=True)
    data = {
        "dimensions": dimensions(dossier, has_fee=has_fee(dossier.procedure, dossier.case)),
        "check_due_at": dossier.check_due_at.isoformat() if dossier.check_due_at else None,
        **paper_counts(papers),
    }
    change = Change(data=data, payload={"answers": dossier.answers})
    record(
        dossier,
        "dossier.submitted",
        actor=actor,
        moment=moment,
        change=change,
        first=True,
    )
    return dossier


def papers_of(
    dossier: Dossier,
    components: list[Component],
    papers: dict[str, DraftPaper],
    turn: int = 0,
) -> list[DossierPaper]:
    """The dossier's papers from the draft's: what the form made, what was photographed, what was used again."""
    rows = []
    for position, component in enumerate(components):
        paper = papers.get(component.code)
        if paper is None and not (component.from_form and turn == 0):
            continue
        rows.append(
            DossierPaper(
                dossier=dossier,
                component_code=component.code,
                name=component.name,
                source=paper.source if paper else PaperSource.FORM,
                file_id=paper.file_id if paper else None,
                originals=component.originals,
                copies=component.copies,
                round=turn,
                position=position,
                added_at=clock.now(),
            )
        )
    return rows
