"""What a system never says is no zero: of each thing, only dossiers whose system tells of it count."""

from pathlib import Path

import pytest

from motcua.core.dossiers.models import DossierFact
from motcua.core.dossiers.rules.foreign.fields import TOLD_BY
from motcua.core.index import queries
from motcua.core.index.engine.audit import Audit
from motcua.core.index.queries.scored import UnitFigures
from motcua.core.index.rules import Count, Standing
from motcua.core.index.services.export_facts import export_facts
from motcua.kernel import clock
from tests.core.index.lives import Life, at
from tests.people import City

pytestmark = pytest.mark.django_db
DUE = at("09-10 17:00")


@pytest.fixture(autouse=True)
def _who_tells_and_who_does_not(city: City, morning: clock.Hand) -> None:
    """Two dossiers of the division from a system that tells of payment and exchange; three of the ward's from ours."""
    paid, unpaid, *silent = (
        Life(unit=unit.pk, has_fee=True).accepted(at("09-02 09:00"), DUE)
        for unit in (city.planning, city.planning, city.ward, city.ward, city.ward)
    )
    told = [paid.fact(source="tinh", paid_at=DUE, paid_online_at=DUE, synced_at=DUE), unpaid.fact(source="tinh")]
    untold = [life.fact(**dict.fromkeys(TOLD_BY, False)) for life in silent]
    DossierFact.objects.bulk_create([*told, *untold])


def of(code: str, **more: object) -> UnitFigures:
    return queries.asked_figures(code, "2024-09", **more)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("indicator", ["1.4", "3.3", "3.5", "3.6", "4.1", "4.2", "4.3", "4.4", "4.6"])
def test_what_others_tell_is_no_zero_of_a_ward_whose_system_does_not(city: City, indicator: str) -> None:
    score = of(city.ward.code).scores[indicator]
    assert (score.standing, score.points, score.count) == (Standing.NO_SOURCE, None, Count(None, None))


def test_the_city_counts_only_what_is_told(city: City) -> None:
    scores = of("root").scores
    assert scores["3.6"].count == Count(1, 2)
    assert scores["1.4"].count.numerator == 1
    assert scores["2.1"].count == Count(0, 5)
    assert {scores[code].count.denominator for code in ("3.3", "4.3", "4.4", "4.6")} == {2}


def test_one_that_tells_and_owes_nothing_makes_no_zero_of_those_that_do_not(city: City) -> None:
    free = Life(unit=city.ward.pk).accepted(at("09-02 09:00"), DUE).fact(source="tinh")
    free.save(force_insert=True)
    assert of(city.ward.code).scores["3.6"].standing is Standing.NO_SOURCE
    assert of(city.ward.code).scores["4.3"].count.denominator == 1


def test_a_unit_without_a_dossier_has_counted_none(city: City) -> None:
    assert of(city.environment.code).scores["3.6"].standing is Standing.EMPTY


def test_the_audit_and_the_ranking_say_the_same(city: City, tmp_path: Path) -> None:
    export_facts(tmp_path)
    with Audit(tmp_path) as audit:
        assert queries.plain_rows(of(city.ward.code, engine=audit.count)) == queries.plain_rows(of(city.ward.code))
