"""The unit tree is dated: every question names its day."""

from datetime import date

import pytest

from motcua.core.identity import queries
from motcua.core.identity.definitions import UnitKind, UnitLevel
from motcua.core.identity.models import Unit, UnitPlacement
from motcua.core.identity.services.make_unit import make_unit
from motcua.core.identity.services.place_unit import place_unit
from motcua.core.ledger.models import Event
from motcua.kernel.errors import DomainError
from tests.people import FOUNDED, City

DAY = date(2024, 9, 13)
MERGED = date(2025, 7, 1)


def new_unit(city: City, parent: Unit | None, code: str = "H06.30.99", **more: object) -> Unit:
    said = {"name": "Phòng Kinh tế", "kind": UnitKind.DEPARTMENT, "level": UnitLevel.CITY, "valid_from": FOUNDED}
    return make_unit(actor=city.lan.actor, code=code, parent=parent, **(said | more))


def test_everything_stands_below_the_top(city: City) -> None:
    assert queries.root(DAY) == city.committee
    assert queries.subtree_ids(city.committee, DAY) == set(Unit.objects.values_list("pk", flat=True))
    assert queries.subtree_ids(city.ward, DAY) == {city.ward.pk, city.ward_desk.pk}


def test_above_and_below_are_each_others_mirror(city: City) -> None:
    assert queries.ancestors(city.ward_desk, DAY) == [city.ward, city.committee]
    assert queries.ancestors(city.committee.pk, DAY) == []
    assert queries.children(city.ward, DAY) == [city.ward_desk]


@pytest.mark.parametrize(
    ("unit", "committee"),
    [("planning", "committee"), ("ward_desk", "ward"), ("ward", "ward"), ("committee", "committee")],
)
def test_a_desk_works_in_the_name_of_the_nearest_committee(city: City, unit: str, committee: str) -> None:
    assert queries.committee_above(getattr(city, unit), DAY) == getattr(city, committee)


def test_a_unit_outside_the_tree_has_no_committee(city: City) -> None:
    UnitPlacement.objects.filter(unit=city.planning).delete()
    with pytest.raises(DomainError, match="không thuộc"):
        queries.committee_above(city.planning, DAY)


def test_before_the_city_was_founded_there_is_no_top(city: City) -> None:
    with pytest.raises(DomainError) as refusal:
        queries.root(date(2022, 12, 31))
    assert refusal.value.code == "unit.no_root"


def test_a_new_unit_has_its_place_from_its_first_day(city: City) -> None:
    unit = new_unit(city, city.committee, valid_from=DAY)
    assert unit.pk in queries.subtree_ids(city.committee, DAY)
    assert unit.pk not in queries.subtree_ids(city.committee, date(2024, 9, 12))
    kinds = Event.objects.filter(aggregate="unit", aggregate_id=str(unit.pk)).values_list("kind", flat=True)
    assert list(kinds) == ["unit.made", "unit.placed"]


def test_what_was_true_before_a_move_stays_true(city: City) -> None:
    place_unit(city.ward_desk, actor=city.lan.actor, parent=city.committee, from_day=MERGED)
    assert queries.committee_above(city.ward_desk, MERGED) == city.committee
    assert queries.committee_above(city.ward_desk, date(2025, 6, 30)) == city.ward


def test_a_move_lasts_until_the_one_planned_after_it(city: City) -> None:
    place_unit(city.ward_desk, actor=city.lan.actor, parent=city.committee, from_day=MERGED)
    place_unit(city.ward_desk, actor=city.lan.actor, parent=city.office, from_day=DAY)
    parents = UnitPlacement.objects.filter(unit=city.ward_desk).order_by("period")
    assert [placement.parent for placement in parents] == [city.ward, city.office, city.committee]


def test_placed_twice_on_one_day_the_second_holds(city: City) -> None:
    for parent in (city.office, city.planning):
        place_unit(city.ward_desk, actor=city.lan.actor, parent=parent, from_day=DAY)
    assert queries.ancestors(city.ward_desk, DAY)[0] == city.planning


def test_no_unit_comes_to_stand_below_itself(city: City) -> None:
    for parent in (city.ward_desk, city.ward):
        with pytest.raises(DomainError) as refusal:
            place_unit(city.ward, actor=city.lan.actor, parent=parent, from_day=DAY)
        assert refusal.value.code == "unit.circle"


def test_a_circle_that_would_close_later_is_refused_today(city: City) -> None:
    place_unit(city.planning, actor=city.lan.actor, parent=city.ward, from_day=MERGED)
    with pytest.raises(DomainError) as refusal:
        place_unit(city.ward, actor=city.lan.actor, parent=city.planning, from_day=DAY)
    assert refusal.value.code == "unit.circle"


@pytest.mark.parametrize(
    ("parent", "more", "code"),
    [
        ("committee", {"code": "H06.30.15"}, "unit.code_taken"),
        ("committee", {"code": "Phòng 12"}, "unit.code"),
        ("committee", {"name": "  "}, "unit.name"),
        ("committee", {"valid_from": date(2022, 1, 1)}, "unit.not_in_force"),
        (None, {}, "unit.root_exists"),
    ],
)
def test_a_unit_that_cannot_be_is_refused(city: City, parent: str | None, more: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        new_unit(city, getattr(city, parent) if parent else None, **more)
    assert refusal.value.code == code


def test_only_the_administrator_touches_the_tree(city: City) -> None:
    for somebody in (city.phuc, city.giang, city.an):
        with pytest.raises(DomainError) as refusal:
            place_unit(city.ward, actor=somebody.actor, parent=city.office, from_day=DAY)
        assert refusal.value.code == "identity.not_permitted"
