"""Renaming and ending a unit, an officer's goodbye: dated, in the ledger, and never so that nobody is left."""

from datetime import date

import pytest

from motcua.core.catalogue.models import Offering
from motcua.core.identity import queries
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import RoleHolding
from motcua.core.identity.services.appoint import appoint
from motcua.core.identity.services.dismiss_officer import dismiss_officer
from motcua.core.identity.services.end_holding import end_holding
from motcua.core.identity.services.end_unit import end_unit
from motcua.core.identity.services.place_unit import place_unit
from motcua.core.identity.services.rename_unit import rename_unit
from motcua.core.ledger import queries as ledger
from motcua.core.ledger.services.drain_outbox import drain_once
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")

TODAY, MERGED = date(2024, 9, 13), date(2025, 7, 1)
NEW_NAME = "Phòng Kinh tế, Hạ tầng và Đô thị"


def kinds(aggregate: str, key: object) -> list[str]:
    return [event.kind for event in ledger.history(aggregate, key)]


def names_on(day: date) -> list[str]:
    return [branch.name for branch in queries.tree(day)]


def test_the_tree_of_a_day_shows_each_unit_behind_the_one_above_it(city: City) -> None:
    places = [(branch.unit.code, branch.depth) for branch in queries.tree(TODAY)]
    assert places[0] == ("H06.30", 0)
    assert places.index(("H06.30.21.01", 2)) == places.index(("H06.30.21", 1)) + 1
    assert len(places) == 7


def test_a_new_name_holds_from_its_day_and_the_old_one_before_it(city: City) -> None:
    rename_unit(city.planning, actor=city.lan.actor, name=NEW_NAME, from_day=date(2024, 9, 1))
    assert NEW_NAME in names_on(TODAY) and NEW_NAME in names_on(date(2024, 9, 1))
    assert "Phòng Quản lý đô thị" in names_on(date(2024, 8, 31))
    assert NEW_NAME not in names_on(date(2024, 8, 31))
    assert kinds("unit", city.planning.pk) == ["unit.renamed"]


@pytest.mark.parametrize("day", [date(2024, 9, 14), date(2023, 1, 1), date(2022, 5, 5)])
def test_a_name_is_taken_neither_tomorrow_nor_before_the_unit_began(city: City, day: date) -> None:
    with pytest.raises(DomainError) as refusal:
        rename_unit(city.planning, actor=city.lan.actor, name=NEW_NAME, from_day=day)
    assert (refusal.value.code, refusal.value.field) == ("unit.rename_day", "from_day")


def test_two_names_on_one_day_are_refused(city: City) -> None:
    rename_unit(city.planning, actor=city.lan.actor, name=NEW_NAME, from_day=TODAY)
    with pytest.raises(DomainError) as refusal:
        rename_unit(city.planning, actor=city.lan.actor, name="Phòng khác", from_day=TODAY)
    assert refusal.value.code == "unit.rename_day"


def test_an_ended_unit_leaves_the_tree_its_people_and_its_procedures_with_it(city: City) -> None:
    end_unit(city.planning, actor=city.lan.actor, last_day=TODAY)
    assert city.planning in queries.subtree(city.committee, TODAY)
    assert city.planning not in queries.subtree(city.committee, date(2024, 9, 14))
    assert set(RoleHolding.objects.filter(unit=city.planning).values_list("valid_to", flat=True)) == {TODAY}
    drain_once()
    assert Offering.objects.get().valid_to == TODAY
    assert kinds("officer", city.em.officer.pk) == ["officer.holding_ended"]
    assert kinds("procedure", "1.008455") == ["procedure.offering_ended"]


def test_a_unit_below_it_must_go_first(city: City) -> None:
    with pytest.raises(DomainError, match="Xin chuyển hoặc kết thúc đơn vị ấy trước"):
        end_unit(city.ward, actor=city.lan.actor, last_day=MERGED)
    place_unit(city.ward_desk, actor=city.lan.actor, parent=city.committee, from_day=TODAY)
    assert end_unit(city.ward, actor=city.lan.actor, last_day=MERGED).valid_to == MERGED


@pytest.mark.parametrize(
    ("unit", "day", "code"), [("committee", MERGED, "unit.is_root"), ("planning", date(2022, 1, 1), "period.order")]
)
def test_a_unit_that_cannot_end_is_told_why(city: City, unit: str, day: date, code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        end_unit(getattr(city, unit), actor=city.lan.actor, last_day=day)
    assert refusal.value.code == code


def test_who_leaves_holds_nothing_any_more(city: City) -> None:
    appoint(city.em.officer, actor=city.lan.actor, unit=city.ward, role=Role.LEADER, title="Chủ tịch", valid_from=TODAY)
    assert len(dismiss_officer(city.em.officer, actor=city.lan.actor, last_day=TODAY)) == 2
    assert queries.holdings_in_force(city.em.officer, date(2024, 9, 14)) == []


def test_the_last_administrator_cannot_lock_the_door_behind_herself(city: City) -> None:
    with pytest.raises(DomainError) as refusal:
        dismiss_officer(city.lan.officer, actor=city.lan.actor, last_day=TODAY)
    assert refusal.value.code == "holding.last_administrator"
    given = {"unit": city.committee, "role": Role.ADMINISTRATOR, "title": "Quản trị", "valid_from": TODAY}
    appoint(city.hanh.officer, actor=city.lan.actor, **given)
    dismiss_officer(city.lan.officer, actor=city.lan.actor, last_day=TODAY)
    last = RoleHolding.objects.get(officer=city.hanh.officer, role=Role.ADMINISTRATOR)
    with pytest.raises(DomainError):
        end_holding(last, actor=city.lan.actor, last_day=clock.today())


@pytest.mark.parametrize("who", ["phuc", "khoa", "dung", "giang", "an"])
def test_nobody_else_keeps_units_and_officers(city: City, who: str) -> None:
    actor = getattr(city, who).actor
    for act in (
        lambda: rename_unit(city.planning, actor=actor, name=NEW_NAME, from_day=TODAY),
        lambda: end_unit(city.planning, actor=actor, last_day=TODAY),
        lambda: dismiss_officer(city.em.officer, actor=actor, last_day=TODAY),
    ):
        with pytest.raises(DomainError) as refusal:
            act()
        assert refusal.value.code == "identity.not_permitted"


@pytest.mark.parametrize(("typed", "found"), [("vo van em", 1), ("EM", 1), ("dung", 1), ("khong ai", 0), ("", 7)])
def test_officers_are_found_by_typing_without_accents(city: City, typed: str, found: int) -> None:
    assert queries.find_officers(typed).count() == found
