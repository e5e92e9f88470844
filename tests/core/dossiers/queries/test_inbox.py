"""What waits in whose hands, in which order, and how much of it."""

from datetime import timedelta
from typing import Any

import pytest

from motcua.core.dossiers import queries
from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.pages import page_of
from motcua.core.dossiers.queries import Tab
from motcua.core.dossiers.services.answer_supplement import answer_supplement, start_answer
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.drafting import touch
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.people import City, OfficerOf, make_officer

pytestmark = pytest.mark.usefixtures("morning")

PLOT = [{"component": "request", "name": "Đơn đề nghị", "problem": "Ghi rõ số thửa."}]


def seen(who: OfficerOf, tab: Tab) -> list[Dossier]:
    return list(queries.inbox(queries.look(who.actor, clock.now()), tab))


def answered(city: City, dossier: Dossier) -> Dossier:
    draft = start_answer(dossier, actor=city.an.actor)
    touch(draft, actor=city.an.actor, revision=draft.revision, answers={**draft.answers, "plot": "13"})
    draft = Draft.objects.get(pk=draft.pk)
    return answer_supplement(draft, actor=city.an.actor, revision=draft.revision)


WAITS = {
    "submitted": ("dung", Tab.TO_RECEIVE),
    "accepted": ("khoa", Tab.TO_PROCESS),
    "assigned": ("em", Tab.TO_PROCESS),
    "proposed": ("khoa", Tab.TO_SIGN),
    "initialled": ("phuc", Tab.TO_SIGN),
    "approved": ("hanh", Tab.TO_SIGN),
    "numbered": ("dung", Tab.TO_RETURN),
}


@pytest.mark.parametrize(("stop", "waits"), WAITS.items())
def test_a_dossier_waits_in_the_tab_of_whoever_acts_next(city: City, stop: str, waits: tuple[str, Tab]) -> None:
    dossier = walked(city, stop)
    assert seen(getattr(city, waits[0]), waits[1]) == [dossier]
    assert seen(city.giang, waits[1]) == []


def test_what_is_assigned_to_em_is_not_the_work_of_her_colleagues(city: City) -> None:
    walked(city, "assigned")
    colleague = make_officer("tuan", "Lý Minh Tuấn", city.planning, "Chuyên viên", "specialist")
    assert seen(colleague, Tab.TO_PROCESS) == []


def test_the_most_urgent_comes_first_and_a_new_answer_before_it(city: City, morning: clock.Hand) -> None:
    first, second, third = (walked(city, "assigned") for _ in range(3))
    Dossier.objects.filter(pk=second.pk).update(due_at=first.due_at - timedelta(days=1))
    ask_supplement(third, actor=city.em.actor, version=third.version, items=PLOT)
    morning.advance(hours=2)
    answered(city, third)
    rows = seen(city.em, Tab.TO_PROCESS)
    assert [(row.pk, row.rank) for row in rows] == [(third.pk, 1), (second.pk, 2), (first.pk, 2)]


def test_a_check_that_was_not_made_in_time_is_overdue(city: City, morning: clock.Hand) -> None:
    dossier = walked(city)
    morning.advance(days=5)
    assert seen(city.dung, Tab.OVERDUE) == [dossier]
    late = queries.overdue_by_unit(queries.look(city.lan.actor, clock.now()))
    assert late == [queries.LateUnit(city.planning.code, city.planning.name, 1)]


def test_two_working_days_before_the_date_it_is_due_soon(city: City, morning: clock.Hand) -> None:
    dossier = walked(city, "assigned")
    assert seen(city.em, Tab.DUE_SOON) == []
    morning.move_to(dossier.due_at - timedelta(days=1))
    assert seen(city.em, Tab.DUE_SOON) == [dossier]


def test_the_counts_of_all_tabs_are_one_query(city: City, django_assert_num_queries: Any) -> None:
    walked(city)
    walked(city)
    found = queries.look(city.dung.actor, clock.now(), city.one_stop)
    with django_assert_num_queries(1):
        counted = queries.counts(found)
    assert (counted[Tab.TO_RECEIVE], counted[Tab.TO_SIGN]) == (2, 0)


def test_counting_stops_at_the_limit(city: City) -> None:
    walked(city)
    walked(city)
    assert queries.counts(queries.look(city.dung.actor, clock.now()), limit=1)[Tab.TO_RECEIVE] == 1


@pytest.mark.parametrize("tab", [Tab.TO_RECEIVE, Tab.ALL])
def test_pages_lead_on_and_back_over_every_row_once(city: City, tab: Tab) -> None:
    for _ in range(5):
        walked(city)
    rows, keys = queries.inbox(queries.look(city.dung.actor, clock.now()), tab), queries.keys_of(tab)
    first = page_of(rows, keys, size=2)
    second = page_of(rows, keys, first.on, size=2)
    third = page_of(rows, keys, second.on, size=2)
    assert [*first.rows, *second.rows, *third.rows] == list(rows)
    assert page_of(rows, keys, third.back, size=2).rows == second.rows
    assert (first.back, third.on) == ("", "")


@pytest.mark.parametrize("cursor", ["sau~x~y", "sau~2024-09-13", "drop table", "truoc~~", "sau~2024-09-13~x"])
def test_a_cursor_from_nowhere_leads_to_the_first_page(city: City, cursor: str) -> None:
    dossier = walked(city)
    rows = queries.inbox(queries.look(city.dung.actor, clock.now()), Tab.ALL)
    assert page_of(rows, queries.keys_of(Tab.ALL), cursor).rows == [dossier]
