"""A batch on the leader's desk: every dossier on its own, every fate told."""

import pytest

from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.approve_many import Chosen, Ending, approve_many
from tests.core.dossiers.walk import walked
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")


def chosen(*dossiers: Dossier) -> list[Chosen]:
    return [Chosen(dossier.pk, dossier.version) for dossier in dossiers]


def test_phuc_signs_the_morning_at_once(city: City) -> None:
    batch = [walked(city, "initialled") for _ in range(3)]
    fates = approve_many(chosen(*batch), actor=city.phuc.actor)
    assert [fate.ending for fate in fates] == [Ending.DONE] * 3
    assert Result.objects.filter(approved_by=city.phuc.officer).count() == 3


def test_khoa_initials_what_em_proposed(city: City) -> None:
    batch = [walked(city, "proposed") for _ in range(2)]
    assert {fate.ending for fate in approve_many(chosen(*batch), actor=city.khoa.actor)} == {Ending.DONE}
    assert Result.objects.filter(initialled_by=city.khoa.officer).count() == 2


def test_one_that_changed_meanwhile_is_told_and_holds_nobody_back(city: City) -> None:
    moved, still = walked(city, "initialled"), walked(city, "initialled")
    as_seen = chosen(moved, still)
    approve(moved, actor=city.phuc.actor, version=moved.version)
    fates = approve_many(as_seen, actor=city.phuc.actor)
    assert [(fate.dossier, fate.ending) for fate in fates] == [(moved, Ending.CHANGED), (still, Ending.DONE)]


def test_hanh_the_clerk_may_not_sign(city: City) -> None:
    dossier = walked(city, "initialled")
    fates = approve_many(chosen(dossier), actor=city.hanh.actor)
    assert [(fate.ending, fate.refusal is not None) for fate in fates] == [(Ending.NOT_PERMITTED, True)]


def test_giang_of_another_unit_does_not_learn_that_it_exists(city: City) -> None:
    assert approve_many(chosen(walked(city, "initialled")), actor=city.giang.actor) == []
