"""Lấy ý kiến: asked with a time of its own, read only while asked, answered beside the dossier's way."""

from dataclasses import replace
from decimal import Decimal

import pytest

from motcua.core.dossiers import facts, policies, queries
from motcua.core.dossiers.models import Consultation, Dossier, DossierFact
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.consult import consult
from motcua.core.dossiers.services.give_opinion import give_opinion
from motcua.core.dossiers.services.propose import propose
from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger import queries as ledger
from motcua.kernel.clock import Hand
from motcua.kernel.dates import format_moment
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import walked
from tests.people import ROUTE, City, OfficerOf, make_officer, make_procedure

pytestmark = pytest.mark.usefixtures("morning")

QUESTION = "Khu đất có thuộc diện phải đánh giá môi trường không?"


def asked(city: City, dossier: Dossier, **more: object) -> Consultation:
    said = {"unit": city.environment, "question": QUESTION, "hours": Decimal(16)} | more
    return consult(dossier, actor=city.em.actor, version=dossier.version, **said)


@pytest.fixture
def thu(city: City) -> OfficerOf:
    return make_officer("thu", "Lê Minh Thu", city.environment, "Chuyên viên", "specialist")


def now(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def propose_it(city: City, dossier: Dossier) -> Dossier:
    return propose(dossier, actor=city.em.actor, version=dossier.version, title="Trả lời", body="Đất ở.")


def test_the_question_has_its_own_deadline_in_working_time_and_the_dossiers_clock_runs_on(city: City) -> None:
    dossier = walked(city, "assigned")
    one = asked(city, dossier)
    assert format_moment(one.due_at) == "08:00, thứ Ba 17/09/2024"
    assert (now(dossier).due_at, now(dossier).holder_officer) == (dossier.due_at, city.em.officer)
    assert not dossier.pauses.exists()


def test_the_asked_unit_reads_it_until_it_has_answered(city: City, thu: OfficerOf) -> None:
    dossier = walked(city, "assigned")
    assert not policies.scoped(thu.actor).exists()
    asked(city, dossier)
    assert policies.scoped(thu.actor).get() == dossier
    give_opinion(dossier, actor=thu.actor, answer="Không thuộc diện phải đánh giá.")
    assert not policies.scoped(thu.actor).exists()
    assert now(dossier).asked_units is None


def test_two_units_are_asked_and_each_answers_for_itself(city: City, thu: OfficerOf) -> None:
    dossier = walked(city, "assigned")
    asked(city, dossier)
    asked(city, dossier, unit=city.ward)
    give_opinion(dossier, actor=thu.actor, answer="Đồng ý.")
    assert now(dossier).asked_units == [city.ward.pk]
    assert policies.who_may(Move.GIVE_OPINION, now(dossier)) >= {(city.ward.pk, "leader")}


def test_an_opinion_does_not_disturb_who_writes_beside_it(city: City, thu: OfficerOf) -> None:
    dossier = walked(city, "assigned")
    asked(city, dossier)
    seen_by_em = now(dossier)
    give_opinion(dossier, actor=thu.actor, answer="Đồng ý.")
    assert propose_it(city, seen_by_em).step == "initial"


def test_the_ledger_tells_who_was_asked_and_the_fact_stays_that_of_the_events(city: City, thu: OfficerOf) -> None:
    dossier = walked(city, "assigned")
    asked(city, dossier)
    give_opinion(dossier, actor=thu.actor, answer="Đồng ý.")
    *_, question, opinion = ledger.history("dossier", dossier.pk)
    assert (question.kind, question.data["asked"]) == ("dossier.consulted", city.environment.pk)
    assert (opinion.kind, opinion.unit_id) == ("dossier.opinion_given", city.environment.pk)
    kept, rebuilt = vars(DossierFact.objects.get(pk=dossier.pk)), vars(facts.rebuilt(dossier.pk))
    assert {k: v for k, v in kept.items() if k != "_state"} == {k: v for k, v in rebuilt.items() if k != "_state"}


BAD = {
    "consultation.own_unit": {"unit": "planning"},
    "text.required": {"question": "  "},
    "consultation.hours": {"hours": Decimal(0)},
}


@pytest.mark.parametrize("code", BAD)
def test_a_question_that_cannot_be_asked_is_refused(city: City, code: str) -> None:
    dossier = walked(city, "assigned")
    more = {name: getattr(city, value) if name == "unit" else value for name, value in BAD[code].items()}
    with pytest.raises(DomainError) as refusal:
        asked(city, dossier, **more)
    assert (refusal.value.code, now(dossier).version) == (code, dossier.version)


def test_one_unit_is_not_asked_twice_at_once(city: City) -> None:
    dossier = walked(city, "assigned")
    asked(city, dossier)
    with pytest.raises(DomainError, match="đang được hỏi ý kiến"):
        asked(city, dossier)


@pytest.mark.parametrize("who", ["dung", "khoa", "phuc", "giang", "an", "chi"])
def test_nobody_else_asks_or_answers(city: City, who: str) -> None:
    dossier = walked(city, "assigned")
    actor = getattr(city, who).actor
    with pytest.raises(DomainError) as refusal:
        consult(dossier, actor=actor, version=dossier.version, unit=city.ward, question="?", hours=Decimal(8))
    assert refusal.value.code == "dossier.not_permitted"
    asked(city, dossier)
    with pytest.raises(DomainError):
        give_opinion(dossier, actor=actor, answer="Tôi nghĩ…")


def test_what_is_asked_waits_in_the_inbox_of_the_unit_by_its_own_deadline(city: City, thu: OfficerOf) -> None:
    late, soon = walked(city, "assigned"), walked(city, "assigned")
    asked(city, late, hours=Decimal(40))
    asked(city, soon, hours=Decimal(4))
    found = queries.look(thu.actor, soon.submitted_at)
    assert list(queries.inbox(found, queries.Tab.OPINION)) == [soon, late]
    assert queries.counts(found)[queries.Tab.OPINION] == 2


def test_a_dossier_that_is_over_is_nobodys_to_read(city: City, thu: OfficerOf) -> None:
    dossier = walked(city, "assigned")
    asked(city, dossier)
    withdraw(dossier, actor=city.an.actor, version=dossier.version)
    assert not policies.scoped(thu.actor).exists()


def test_while_the_citizen_is_asked_the_unit_may_still_answer(city: City, thu: OfficerOf) -> None:
    dossier = walked(city, "assigned")
    asked(city, dossier)
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=[{"problem": "Ghi rõ số thửa."}])
    assert give_opinion(dossier, actor=thu.actor, answer="Đồng ý.").answered_by == thu.officer


def test_a_required_opinion_is_waited_for_until_its_time_is_over(city: City, morning: Hand) -> None:
    wanted = {"code": "environment", "title": "Ý kiến về môi trường", "during": "process", "hours": 16}
    route = ROUTE | {"consultations": [wanted | {"required": True}]}
    dossier = walked(replace(city, procedure=make_procedure("1.009994", "Cấp phép", route=route)), "assigned")
    with pytest.raises(DomainError, match="Ý kiến về môi trường"):
        propose_it(city, dossier)
    asked(city, dossier, code="environment")
    with pytest.raises(DomainError) as refusal:
        propose_it(city, dossier)
    assert refusal.value.code == "dossier.opinion_awaited"
    morning.advance(days=5)
    assert propose_it(city, dossier).step == "initial"
