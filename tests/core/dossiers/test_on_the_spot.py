"""4 tại chỗ: somebody waits at the counter; each move is still a row of the table, made by whoever has the right."""

from typing import Any

import pytest

from motcua.core.dossiers import queries
from motcua.core.dossiers.definitions import ReturnWay, State, Way
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.hand_over import hand_over
from motcua.core.dossiers.services.leave_counter import leave_counter
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.propose import propose
from motcua.core.dossiers.services.receive_at_counter import PaperAtCounter, receive_at_counter
from motcua.core.dossiers.services.serve_at_counter import Answer, serve_at_counter
from motcua.core.dossiers.workflow import Move
from motcua.core.identity.models import RoleHolding
from motcua.core.ledger import queries as ledger
from motcua.core.ledger.definitions import officer
from motcua.kernel import clock
from motcua.kernel.clock import Hand
from motcua.kernel.errors import DomainError
from tests.people import FOUNDED, SPOT_ROUTE, City, OfficerOf, make_procedure, offer

pytestmark = pytest.mark.usefixtures("morning")

ANSWER = Answer(title="Chứng thực bản sao", body="Bản sao đúng với bản chính.")
PAPERS = [PaperAtCounter("request", originals=1), PaperAtCounter("sketch", copies=2)]


@pytest.fixture
def certified(city: City) -> Any:
    version = make_procedure("2.000815", "Chứng thực bản sao", route=SPOT_ROUTE)
    offer(version, city.one_stop, city.planning)
    return version


def received(city: City, version: Any, **more: Any) -> Dossier:
    said = {"applicant": city.an.party, "competent_unit": city.planning, "papers": PAPERS, "waits": True}
    return receive_at_counter(actor=city.dung.actor, procedure=version, **(said | more))


def also(who: OfficerOf, unit: Any, *roles: str) -> None:
    """She holds these roles too."""
    for role in roles:
        RoleHolding.objects.create(officer=who.officer, unit=unit, role=role, title="Công chức", valid_from=FOUNDED)


def kinds(dossier: Dossier) -> list[str]:
    return [event.kind.removeprefix("dossier.") for event in ledger.history("dossier", dossier.pk)]


def test_who_holds_every_right_serves_in_one_visit_and_each_move_is_its_own_event(city: City, certified: Any) -> None:
    also(city.dung, city.planning, "specialist")
    RoleHolding.objects.filter(unit=city.committee, role__in=("leader", "clerk")).update(usual=False)
    also(city.dung, city.committee, "leader", "clerk")
    dossier = received(city, certified)
    made = serve_at_counter(dossier, actor=city.dung.actor, version=dossier.version, answer=ANSWER)
    assert made == [Move.PROPOSE, Move.APPROVE, Move.NUMBER]
    hand_over(dossier, actor=city.dung.actor, version=dossier.version, way=ReturnWay.COUNTER, receiver_name="An")
    assert kinds(dossier) == ["received", "proposed", "approved", "numbered", "handed_over"]
    assert [event.unit_id for event in ledger.history("dossier", dossier.pk)][1] == city.planning.pk
    assert list(ledger.verify()) == []


def test_where_the_leader_must_sign_it_lies_with_him_at_once_on_top(city: City, certified: Any) -> None:
    also(city.dung, city.planning, "specialist")
    received(city, certified, waits=False)  # of somebody who comes again: it waits its turn
    dossier = received(city, certified)
    for one in Dossier.objects.order_by("submitted_at", "code"):
        said = {"version": one.version, "title": "Chứng thực", "body": "Đúng với bản chính."}
        propose(one, actor=officer(city.dung.officer.pk, city.planning.pk, ["specialist"]), **said)
    rows = list(queries.inbox(queries.look(city.phuc.actor, clock.now()), queries.Tab.TO_SIGN))
    assert (rows[0], rows[0].rank, rows[1].rank) == (dossier, 0, 2)


def test_she_gains_no_right_that_she_does_not_hold(city: City, certified: Any) -> None:
    also(city.dung, city.planning, "specialist")
    dossier = received(city, certified)
    made = serve_at_counter(dossier, actor=city.dung.actor, version=dossier.version, answer=ANSWER)
    assert made == [Move.PROPOSE]
    assert (dossier.step, dossier.holder_officer_id) == ("sign", city.phuc.officer.pk)


@pytest.mark.parametrize("who", ["dung", "em", "phuc", "giang", "an", "chi"])
def test_who_may_not_write_the_answer_serves_nobody(city: City, certified: Any, who: str) -> None:
    RoleHolding.objects.filter(officer=city.em.officer).update(role="division_head")
    dossier = received(city, certified)
    actor = officer(city.em.officer.pk, city.planning.pk, ["division_head"]) if who == "em" else None
    with pytest.raises(DomainError) as refusal:
        serve_at_counter(dossier, actor=actor or getattr(city, who).actor, version=dossier.version, answer=ANSWER)
    assert refusal.value.code == "dossier.not_permitted"
    assert kinds(dossier) == ["received"]


def test_the_whole_visit_by_three_people_ends_at_the_counter(city: City, certified: Any) -> None:
    dossier = received(city, certified)
    assert waiting(city) == [dossier]
    serve_at_counter(dossier, actor=city.em.actor, version=dossier.version, answer=ANSWER)
    approve(dossier, actor=city.phuc.actor, version=dossier.version)
    number_result(dossier, actor=city.hanh.actor, version=dossier.version)
    assert (dossier.state, waiting(city)) == (State.FINISHED, [dossier])
    hand_over(dossier, actor=city.dung.actor, version=dossier.version, way=ReturnWay.COUNTER, receiver_name="An")
    assert waiting(city) == []


def waiting(city: City) -> list[Dossier]:
    return list(queries.waiting_here(queries.look(city.dung.actor, clock.now())))


def test_tomorrow_nobody_sits_there_any_more(city: City, certified: Any, morning: Hand) -> None:
    received(city, certified)
    morning.advance(days=1)
    assert waiting(city) == []


def test_who_goes_home_or_must_fetch_a_paper_waits_no_longer(city: City, certified: Any) -> None:
    home, fetching = received(city, certified), received(city, certified)
    leave_counter(home, actor=city.dung.actor, version=home.version)
    with pytest.raises(DomainError, match="bước khác"):
        leave_counter(home, actor=city.dung.actor, version=home.version)
    ask_supplement(fetching, actor=city.em.actor, version=fetching.version, items=[{"problem": "Mang bản chính."}])
    assert waiting(city) == []
    assert not Dossier.objects.filter(waits_at_counter=True).exists()


@pytest.mark.parametrize(
    "more", [{"way": Way.POST}, {"return_way": ReturnWay.ONLINE}, {"return_way": ReturnWay.POST}], ids=str
)
def test_nobody_waits_who_is_not_there(city: City, certified: Any, more: dict[str, Any]) -> None:
    with pytest.raises(DomainError) as refusal:
        received(city, certified, **more)
    assert refusal.value.code == "dossier.not_on_the_spot"


def test_a_long_route_is_not_walked_on_the_spot(city: City) -> None:
    with pytest.raises(DomainError, match="không giải quyết ngay"):
        received(city, city.procedure)


def test_a_screen_that_is_stale_is_refused_before_anything_is_written(city: City, certified: Any) -> None:
    dossier = received(city, certified)
    with pytest.raises(DomainError) as refusal:
        serve_at_counter(dossier, actor=city.em.actor, version=dossier.version - 1, answer=ANSWER)
    assert refusal.value.code == "dossier.changed_meanwhile"
    assert kinds(dossier) == ["received"]
