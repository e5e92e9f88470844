"""One source asked alone: by the same conditions, in every engine, down to its rows."""

from pathlib import Path

import pytest

from motcua.core.dossiers.models import FactSource
from motcua.core.identity import queries as identity
from motcua.core.index import queries
from motcua.core.index.engine.audit import Audit
from motcua.core.index.engine.conditions import Part
from motcua.core.index.models import NationalTotal
from motcua.core.index.queries.scored import UnitFigures
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import Count, Standing
from motcua.core.index.services.export_facts import export_facts
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, Life, at
from tests.people import City

pytestmark = pytest.mark.django_db
DUE = at("09-10 17:00")


@pytest.fixture(autouse=True)
def _two_sources(city: City, morning: clock.Hand) -> None:
    """One dossier of ours, in time; three of the province's system, one of them late."""
    walked(city, "numbered")
    FactSource.objects.create(code="tinh", last_import_at=at("09-12 08:00"))
    for n in range(3):
        life = Life(unit=city.planning.pk).accepted(at("09-02 09:00"), DUE)
        life.done(DUE + DAY if n == 2 else DUE - DAY).fact(source="tinh", synced_at=DUE).save(force_insert=True)
    NationalTotal.objects.create(
        unit=city.committee, period="2024-09", kind="reported", total=4, entered_at=at("09-12 08:00")
    )


def asked(source: str, **more: object) -> UnitFigures:
    return queries.asked_figures("root", "2024-09", source=source, **more)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(("source", "part", "whole"), [("", 3, 4), ("tinh", 2, 3)])
def test_each_source_is_counted_alone_and_opens_to_its_own_rows(city: City, source: str, part: int, whole: int) -> None:
    found = asked(source)
    assert found.scores["2.1"].count == Count(part, whole)
    for which, number in ((Part.PART, part), (Part.WHOLE, whole), (Part.REST, whole - part)):
        opened = queries.opened(
            "handled_on_time", which, queries.units_asked("root", at("09-13 08:00").date())[0], found.window,
            found.scored_by,
        )  # fmt: skip
        assert len(opened.ids) == number


@pytest.mark.slow
def test_the_audit_says_the_same_of_one_source(tmp_path: Path) -> None:
    export_facts(tmp_path)
    with Audit(tmp_path) as audit:
        again = asked("tinh", engine=audit.count)
    assert queries.plain_rows(again) == queries.plain_rows(asked("tinh"))


def test_of_what_a_source_never_tells_nothing_is_said() -> None:
    scores, all_of_them = asked("tinh").scores, asked("").scores
    assert {code for code, one in all_of_them.items() if one.standing is Standing.COUNTED} >= {"1.3", "1.4", "3.1"}
    assert {scores[code].standing for code in ("1.3", "1.4", "3.1", "5.1")} == {Standing.NO_SOURCE}
    assert scores["1.4"].count == Count(None, None)  # the nation's total is of all sources together
    assert scores["3.3"].standing is Standing.COUNTED


def test_a_months_course_stays_with_the_source(city: City) -> None:
    from motcua.core.index.queries.course import course

    found = asked("tinh")
    (again,) = course(city.committee, [found.window], found.scored_by)
    assert again.scores == found.scores


def test_the_figures_of_the_day_are_of_the_source_too(city: City) -> None:
    window = asked("").window
    units = identity.subtree_ids(city.committee.pk, window.at.date())
    assert [queries.values_of(units, window, one)["received"].numerator for one in ("", "tinh")] == [4, 3]
    morning = asked("").window.period.parse("2024-09-02", window.at.date()).asked(window.at)
    assert sum(hour.received for hour in queries.flow_of_day(units, morning, "tinh")) == 3
    assert sum(hour.received for hour in queries.flow_of_day(units, morning, "motcua")) == 0


def test_a_source_that_is_not_there_is_refused() -> None:
    with pytest.raises(DomainError) as refusal:
        asked("huyen")
    assert refusal.value.code == "source.not_found"


def test_a_set_is_the_same_again_when_all_sources_are_asked() -> None:
    chosen = set_on(at("09-13 08:00").date())
    assert chosen.of_source("tinh").of_source("") == chosen
    assert chosen.of_source("tinh").source == "tinh"
