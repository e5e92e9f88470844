"""Somebody files: from home, at the centre's machine, with help, or over the counter. Always through the services."""

from datetime import timedelta
from random import Random
from typing import Any

from motcua.core.catalogue.models import ProcedureCase, ProcedureVersion
from motcua.core.catalogue.queries import checked_answers, prefilled
from motcua.core.documents.models import PersonalPaper
from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.services.draft_papers import add_part, reuse_paper
from motcua.core.dossiers.services.receive_at_counter import PaperAtCounter, receive_at_counter
from motcua.core.dossiers.services.save_draft import choose, save_answers
from motcua.core.dossiers.services.start_draft import start_draft
from motcua.core.dossiers.services.submit import submit
from motcua.core.identity.definitions import MandateKind, Role
from motcua.core.identity.models import Mandate, Party
from motcua.core.identity.services.give_mandate import give_mandate
from motcua.core.ledger.definitions import citizen
from motcua.demo.simulator.answers import filled_in
from motcua.demo.simulator.arrivals import Arrival
from motcua.demo.simulator.chance import dice
from motcua.demo.simulator.habits import Habit
from motcua.demo.simulator.population import Sketch, business, person
from motcua.demo.simulator.world import World
from motcua.kernel import clock

AT_THE_COUNTER = frozenset({Way.DIRECT, Way.TYPED_BY_OFFICER, Way.POST})
HELPERS = 12
"""So many of the population are members of a community team."""


def file(arrival: Arrival, habit: Habit, world: World, sketch: Sketch | None = None) -> Dossier:
    """The dossier of somebody who comes now (the clock stands at `arrival.at`): of `sketch`, or of the population."""
    if sketch is None:
        sketch = business(arrival.who) if habit.by_business else person(HELPERS + arrival.who)
    version = world.version(arrival.procedure)
    thrown = dice(arrival.key, "filing")
    case = _case(version, thrown)
    if arrival.way in AT_THE_COUNTER:
        return _over_the_counter(arrival, habit, world, sketch, version, case, thrown)
    return _online(arrival, habit, world, sketch, version, case, thrown)


def _online(
    arrival: Arrival,
    habit: Habit,
    world: World,
    sketch: Sketch,
    version: ProcedureVersion,
    case: ProcedureCase | None,
    thrown: Random,
) -> Dossier:
    receiving, competent = world.place(arrival.procedure, sketch.area)
    owner = world.citizen(sketch)
    filer = _helper(owner, version, world, thrown) if arrival.way is Way.ASSISTED else owner
    actor = citizen(filer.pk)
    draft = start_draft(
        actor=actor,
        procedure=version,
        receiving_unit=receiving,
        competent_unit=competent,
        case=case,
        on_behalf_of=owner if filer != owner else None,
        at_centre=arrival.way is Way.SELF_AT_CENTRE,
    )
    answers = _answers(version, owner, habit, world, sketch, thrown)
    save_answers(draft, actor=actor, revision=draft.revision, answers=answers)
    choose(draft, actor=actor, revision=draft.revision, return_way=arrival.return_way)
    for component in world.components(version, case):
        if component.required or thrown.random() < 0.3:
            bring(draft, component.code, world, thrown)
            draft.refresh_from_db(fields=["revision"])
    return submit(draft, actor=actor, revision=draft.revision)


def bring(draft: Draft, component_code: str, world: World, thrown: Random) -> None:
    """Put a paper into the draft: one given before if there is one of its kind, else a new one."""
    actor = citizen(draft.filer_id)
    component = next(one for one in world.components(draft.version, draft.case) if one.code == component_code)
    if component.paper_kind and thrown.random() < 0.8:
        kept = PersonalPaper.objects.filter(party_id=draft.applicant_id, kind=component.paper_kind).first()
        if kept is not None:
            reuse_paper(draft, actor=actor, component_code=component_code, paper=kept)
            return
    assert draft.receiving_unit is not None
    paper = world.paper(draft.receiving_unit, component)
    add_part(draft, actor=actor, component_code=component_code, file=paper)


def _over_the_counter(
    arrival: Arrival,
    habit: Habit,
    world: World,
    sketch: Sketch,
    version: ProcedureVersion,
    case: ProcedureCase | None,
    thrown: Random,
) -> Dossier:
    """Nine of ten papers are scanned while the person sits there; some stay on paper, as the index will notice."""
    receiving, competent = world.place(arrival.procedure, sketch.area)
    actor = world.acting(Role.ONE_STOP, receiving.pk, arrival.key, at_counter=True)
    applicant = world.visitor(sketch, actor=actor)
    answers = _answers(version, applicant, habit, world, sketch, thrown)
    clean, _problems = checked_answers(version, answers)
    scanned = thrown.random() < 0.9
    papers = [
        PaperAtCounter(one.code, one.originals, one.copies, file=world.paper(receiving, one) if scanned else None)
        for one in world.components(version, case, request=arrival.way != Way.TYPED_BY_OFFICER)
        if one.required or thrown.random() < 0.3
    ]
    return receive_at_counter(
        actor=actor,
        procedure=version,
        applicant=applicant,
        competent_unit=competent,
        papers=papers,
        case=case,
        way=arrival.way,
        answers=clean,
        return_way=arrival.return_way,
    )


def _answers(
    version: ProcedureVersion, owner: Party, habit: Habit, world: World, sketch: Sketch, thrown: Random
) -> dict[str, Any]:
    return filled_in(
        world.form(version),
        known=prefilled(version, owner),
        person=sketch,
        usual=habit.answers,
        thrown=thrown,
        today=clock.today(),
    )


def _case(version: ProcedureVersion, thrown: Random) -> ProcedureCase | None:
    cases = list(version.cases.all())
    return thrown.choice(cases) if cases else None


def _helper(owner: Party, version: ProcedureVersion, world: World, thrown: Random) -> Party:
    """Who may help already, else a member of the community team, with the owner's consent for a month."""
    now = clock.now()
    given = Mandate.objects.in_force(now).covering(version.procedure.code)
    mandate = given.filter(principal=owner, kind=MandateKind.ASSISTANCE).select_related("agent").first()
    if mandate is not None:
        return mandate.agent
    helper = world.citizen(person(thrown.randrange(HELPERS)))
    give_mandate(
        owner,
        helper,
        actor=citizen(owner.pk),
        kind=MandateKind.ASSISTANCE,
        evidence="Đồng ý trên điện thoại của người được giúp (số liệu minh họa)",
        valid_to=now + timedelta(days=30),
    )
    return helper
