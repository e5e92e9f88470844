"""Bổ sung: the person answers from the phone, with the same draft machinery; the clock resumes."""

from django.db import transaction

from motcua.core.catalogue.queries import checked_answers, components_for
from motcua.core.dossiers import policies
from motcua.core.dossiers.calendars import check_due
from motcua.core.dossiers.definitions import DraftState
from motcua.core.dossiers.models import Dossier, DossierPaper, Draft, Pause, Supplement
from motcua.core.dossiers.routing import first_hand
from motcua.core.dossiers.services.drafting import require_own, touch
from motcua.core.dossiers.services.moving import Change, Moment, begin, carry_out
from motcua.core.dossiers.services.opening import paper_counts
from motcua.core.dossiers.services.promising import promise, promised
from motcua.core.dossiers.services.submit import papers_of
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence


def start_answer(dossier: Dossier, *, actor: Actor) -> Draft:
    """The open draft in which the supplement is answered; begun when there is none."""
    begin(dossier, Move.ANSWER_SUPPLEMENT, actor=actor)
    now = clock.now()
    draft, _ = Draft.objects.get_or_create(
        dossier=dossier,
        state=DraftState.OPEN,
        defaults={
            "filer_id": actor.id,
            "applicant": dossier.applicant,
            "mandate": dossier.mandate,
            "version": dossier.procedure,
            "case": dossier.case,
            "receiving_unit": dossier.receiving_unit,
            "competent_unit": dossier.competent_unit,
            "answers": dossier.answers,
            "return_way": dossier.return_way,
            "created_at": now,
            "updated_at": now,
        },
    )
    return draft


def check_answer(draft: Draft) -> None:
    """Raises `Problems` with everything that is still missing from an answer; nothing is written."""
    supplement = Supplement.objects.filter(dossier=draft.dossier, answered_at=None).first()
    if supplement is not None:
        _checked(draft, supplement)


@transaction.atomic
def answer_supplement(draft: Draft, *, actor: Actor, revision: int) -> Dossier:
    """Send the answer. Every asked component must be there; all that is missing is said at once (`Problems`)."""
    require_own(draft, actor)
    assert draft.dossier is not None
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=draft.dossier.pk)
    policies.require(actor, Move.ANSWER_SUPPLEMENT, dossier)
    moment = begin(dossier, Move.ANSWER_SUPPLEMENT, actor=actor)
    supplement = Supplement.objects.get(dossier=dossier, answered_at=None)
    answers = _checked(draft, supplement)
    touch(draft, actor=actor, revision=revision, state=DraftState.SUBMITTED)
    supplement.answered_at = moment.at
    supplement.save(update_fields=["answered_at"])
    counts = _add_papers(dossier, draft, supplement.number)
    change = _change(dossier, moment, answers, counts)
    carry_out(
        dossier,
        moment,
        "dossier.supplement_answered",
        actor=actor,
        version=dossier.version,
        change=change,
    )
    return dossier


def _checked(draft: Draft, supplement: Supplement) -> dict[str, object]:
    answers, problems = checked_answers(draft.version, draft.answers)
    present = set(draft.papers.values_list("component_code", flat=True))
    uploads = {c.code for c in components_for(draft.version, draft.case) if not c.from_form}
    for item in supplement.items:
        if item["component"] in uploads and item["component"] not in present:
            sentence = Sentence("Chưa có giấy tờ được yêu cầu bổ sung: {name}.", name=item["name"])
            problems.append(DomainError("draft.paper_missing", sentence, field=f"paper:{item['component']}"))
    if problems:
        raise Problems(problems)
    return answers


def _add_papers(dossier: Dossier, draft: Draft, turn: int) -> dict[str, int]:
    papers = {paper.component_code: paper for paper in draft.papers.select_related("file", "reused")}
    DossierPaper.objects.filter(dossier=dossier, component_code__in=papers).update(replaced=True)
    components = components_for(draft.version, draft.case)
    DossierPaper.objects.bulk_create(papers_of(dossier, components, papers, turn))
    return paper_counts(dossier.papers.all())


def _change(dossier: Dossier, moment: Moment, answers: dict[str, object], counts: dict[str, int]) -> Change:
    """Not accepted yet: a new check of 8 working hours begins. Accepted: the clock resumes, the promise moves."""
    columns: dict[str, object] = {"answers": answers}
    data: dict[str, object] = dict(counts)
    if dossier.accepted_at is None:
        due = check_due(moment.at, dossier.receiving_unit, dossier.procedure)
        columns["check_due_at"] = due
        data["check_due_at"] = due.isoformat()
        return Change(
            columns=columns,
            hand=first_hand(dossier.procedure, dossier.receiving_unit, due),
            data=data,
        )
    pauses = list(Pause.objects.filter(dossier=dossier))
    for pause in pauses:
        pause.ended_at = pause.ended_at or moment.at
    columns |= promise(dossier, pauses=pauses)
    return Change(
        columns=columns,
        data=data | {"due_at": promised(columns)["due_at"]},
        payload={"answers": answers},
    )
