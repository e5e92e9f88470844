"""The way of a dossier, step by step, through the services."""

import pytest

from motcua.core.dossiers import facts
from motcua.core.dossiers.definitions import ReturnWay, State
from motcua.core.dossiers.models import Dossier, DossierFact, DossierPaper, Draft, Holding, Pause, Result
from motcua.core.dossiers.services.accept import accept
from motcua.core.dossiers.services.answer_supplement import answer_supplement, start_answer
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.hand_over import hand_over
from motcua.core.dossiers.services.refuse import refuse
from motcua.core.dossiers.services.send_back import send_back
from motcua.core.dossiers.services.stop import stop
from motcua.core.dossiers.services.submit import submit
from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.ledger import queries as ledger
from motcua.kernel.clock import Hand
from motcua.kernel.dates import format_moment
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import STOPS, ready_draft, walked
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")

MISSING_SKETCH = [{"component": "sketch", "name": "Sơ đồ", "problem": "Ảnh mờ, không đọc được số thửa."}]


def fact_of(dossier: Dossier) -> dict[str, object]:
    return {k: v for k, v in vars(DossierFact.objects.get(pk=dossier.pk)).items() if k != "_state"}


def test_an_submits_and_hears_by_when_she_is_answered_but_no_due_date(city: City) -> None:
    dossier = walked(city)
    assert dossier.code.startswith("H06.30.15-240913-")
    assert (dossier.state, dossier.due_at) == (State.REGISTERED, None)
    assert format_moment(dossier.check_due_at) == "08:00, thứ Hai 16/09/2024"


def test_dung_accepts_and_the_date_is_promised_with_its_reasons(city: City) -> None:
    dossier = walked(city, "accepted")
    assert (dossier.state, dossier.holder_unit, dossier.step) == (State.ACCEPTED, city.planning, "assign")
    assert format_moment(dossier.due_at) == "17:00, thứ Sáu 27/09/2024"
    assert any("10 ngày làm việc" in sentence for sentence in dossier.why_due)


def test_the_whole_way_ends_with_a_numbered_result_in_the_capacity_of_the_day(city: City) -> None:
    dossier = walked(city, "numbered")
    result = Result.objects.get(dossier=dossier)
    assert dossier.state == State.FINISHED
    assert (result.symbol, result.signature_lines) == ("01/UBND-QLĐT", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
    hand_over(dossier, actor=city.dung.actor, version=dossier.version, way=ReturnWay.COUNTER, receiver_name="Bình")
    assert (dossier.state, dossier.holder_unit_id) == (State.RETURNED, None)


def test_who_held_it_and_since_when_is_known_without_a_gap(city: City, morning: Hand) -> None:
    dossier = walked(city, "numbered")
    held = list(Holding.objects.filter(dossier=dossier))
    assert [h.step for h in held] == ["receive", "assign", "process", "initial", "sign", "number", "return"]
    assert [h.until for h in held[:-1]] == [h.since for h in held[1:]]
    assert held[-1].until is None


@pytest.mark.parametrize("stop_at", STOPS)
def test_the_fact_that_is_kept_equals_the_one_rebuilt_from_events(city: City, stop_at: str) -> None:
    dossier = walked(city, stop_at)
    rebuilt = facts.rebuilt(dossier.pk)
    assert {k: v for k, v in vars(rebuilt).items() if k != "_state"} == fact_of(dossier)


def test_the_ledger_of_a_whole_way_holds_together(city: City) -> None:
    dossier = walked(city, "numbered")
    kinds = [event.kind for event in ledger.history("dossier", dossier.pk)]
    assert (kinds[0], kinds[-1]) == ("dossier.submitted", "dossier.numbered")
    assert list(ledger.verify()) == []


def test_the_clock_pauses_while_an_answers_and_the_promise_moves_by_working_time(city: City, morning: Hand) -> None:
    dossier = walked(city, "assigned")
    promised = dossier.due_at
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=MISSING_SKETCH)
    assert dossier.state == State.SUPPLEMENT
    morning.advance(days=4)  # Tuesday 08:00. Time runs from Monday on: 8 hours of it and 1 of Tuesday do not count
    answered(city, dossier)
    again = Dossier.objects.get(pk=dossier.pk)
    assert (again.state, again.holder_officer) == (State.PROCESSING, city.em.officer)
    assert (format_moment(promised), format_moment(again.due_at)) == (
        "17:00, thứ Sáu 27/09/2024",
        "08:00, thứ Ba 01/10/2024",
    )
    assert Pause.objects.get(dossier=dossier).ended_at is not None
    assert any("(chờ bổ sung): 9 giờ làm việc không tính." in why for why in again.why_due)


def answered(city: City, dossier: Dossier) -> Dossier:
    draft = start_answer(dossier, actor=city.an.actor)
    draft.papers.create(component_code="sketch", source="filed", file=dossier.papers.get(component_code="sketch").file)
    return answer_supplement(Draft.objects.get(pk=draft.pk), actor=city.an.actor, revision=draft.revision)


def test_a_supplement_before_acceptance_gives_the_office_eight_new_hours(city: City, morning: Hand) -> None:
    dossier = walked(city)
    ask_supplement(dossier, actor=city.dung.actor, version=dossier.version, items=MISSING_SKETCH)
    morning.advance(days=5)
    again = answered(city, dossier)
    assert (again.state, again.accepted_at) == (State.REGISTERED, None)
    assert format_moment(again.check_due_at) == "08:00, thứ Năm 19/09/2024"
    assert not Pause.objects.exists()


def test_the_new_paper_replaces_the_old_one_and_both_are_kept(city: City) -> None:
    dossier = walked(city, "assigned")
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=MISSING_SKETCH)
    answered(city, dossier)
    papers = DossierPaper.objects.filter(dossier=dossier, component_code="sketch")
    assert [(paper.round, paper.replaced) for paper in papers] == [(0, True), (1, False)]


def test_an_answer_that_lacks_what_was_asked_is_refused_and_stays_a_draft(city: City) -> None:
    dossier = walked(city, "assigned")
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=MISSING_SKETCH)
    draft = start_answer(dossier, actor=city.an.actor)
    with pytest.raises(DomainError, match="Chưa có giấy tờ được yêu cầu bổ sung"):
        answer_supplement(draft, actor=city.an.actor, revision=draft.revision)
    assert Draft.objects.get(pk=draft.pk).state == "open"


def test_facts_after_a_pause_still_equal_those_rebuilt(city: City, morning: Hand) -> None:
    dossier = walked(city, "assigned")
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=MISSING_SKETCH)
    morning.advance(days=3)
    answered(city, dossier)
    rebuilt = facts.rebuilt(dossier.pk)
    assert {k: v for k, v in vars(rebuilt).items() if k != "_state"} == fact_of(dossier)
    assert fact_of(dossier)["supplements"] == 1


def test_a_withdrawal_during_a_pause_ends_the_pause(city: City) -> None:
    dossier = walked(city, "assigned")
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=MISSING_SKETCH)
    withdraw(dossier, actor=city.an.actor, version=dossier.version, reason="Đổi ý")
    assert fact_of(dossier)["paused_since"] is None
    assert fact_of(dossier)["outcome"] == "withdrawn"


def test_phuc_sends_it_back_to_em_with_a_word(city: City) -> None:
    dossier = walked(city, "initialled")
    send_back(dossier, actor=city.phuc.actor, version=dossier.version, remark="Bổ sung căn cứ.")
    assert (dossier.step, dossier.holder_officer_id) == ("process", city.em.officer.pk)
    assert dossier.remarks.get().text == "Bổ sung căn cứ."


def test_a_refusal_needs_its_reason(city: City) -> None:
    dossier = walked(city)
    with pytest.raises(DomainError) as refusal:
        refuse(dossier, actor=city.dung.actor, version=dossier.version, reason="  ")
    assert (refusal.value.code, refusal.value.field) == ("text.required", "reason")
    refuse(dossier, actor=city.dung.actor, version=dossier.version, reason="Sai thẩm quyền.")
    assert fact_of(dossier)["outcome"] == "refused"


def test_two_officers_on_one_dossier_the_second_is_told(city: City) -> None:
    seen_by_dung = walked(city)
    seen_by_another = Dossier.objects.get(pk=seen_by_dung.pk)
    accept(seen_by_dung, actor=city.dung.actor, version=seen_by_dung.version)
    with pytest.raises(DomainError) as refusal:
        refuse(seen_by_another, actor=city.dung.actor, version=seen_by_another.version, reason="Thiếu")
    assert refusal.value.code == "dossier.changed_meanwhile"
    assert Dossier.objects.get(pk=seen_by_dung.pk).state == State.ACCEPTED


def test_the_same_submit_twice_gives_the_same_dossier(city: City) -> None:
    draft = ready_draft(city)
    first = submit(draft, actor=city.an.actor, revision=draft.revision)
    again = submit(Draft.objects.get(pk=draft.pk), actor=city.an.actor, revision=draft.revision)
    assert (first.pk, Dossier.objects.count()) == (again.pk, 1)


def test_everything_that_is_missing_is_said_at_once(city: City) -> None:
    draft = ready_draft(city)
    draft.papers.all().delete()
    draft.answers = {}
    with pytest.raises(DomainError) as refusal:
        submit(draft, actor=city.an.actor, revision=draft.revision)
    fields = {problem.field for problem in refusal.value.problems}
    assert {"paper:sketch", "form:plot"} <= fields


def test_the_office_stops_when_no_answer_came(city: City) -> None:
    dossier = walked(city, "assigned")
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=MISSING_SKETCH)
    stop(dossier, actor=city.em.actor, version=dossier.version, reason="Quá hạn bổ sung.")
    assert (dossier.state, fact_of(dossier)["outcome"]) == (State.STOPPED, "stopped")
