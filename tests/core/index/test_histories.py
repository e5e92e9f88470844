"""Random histories, asked at random moments: the board, DuckDB over facts made anew, and a naive count all agree."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import DossierFact
from motcua.core.index.declarations import Relation
from motcua.core.index.engine import live, parquet
from motcua.core.index.engine.audit import Audit
from motcua.core.index.periods import Period
from motcua.core.index.rules import Count
from tests.core.index import naive
from tests.core.index.lives import UNIT, Life, at

LISTS = (("certified_copy", ("2.000815",)),)
NEW_YEAR = at("2023-12-01 00:00")

hours = st.integers(1, 24 * 20).map(lambda number: timedelta(hours=number))


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """A dossier that went through some of what can happen, around the turn of a year."""
    way = draw(st.sampled_from(Way))
    life = Life(
        way=way,
        channel=2 if way in (Way.SELF_AFAR, Way.ASSISTED) else 1,
        returns_document=draw(st.booleans()),
        identity_verified=draw(st.booleans()),
        papers={"components_digital": draw(st.integers(0, 1)), "components_reused": draw(st.integers(0, 1))},
    )
    moment = NEW_YEAR + draw(hours)
    life.filed(moment)
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        moment += draw(hours)
        life.asked(moment)
        moment += draw(hours)
        life.answered(moment)
    if draw(st.booleans()) and draw(st.booleans()):
        return life.refused(moment + draw(hours))
    moment += draw(hours)
    due = moment + draw(hours)
    life.accepted(moment, draw(st.sampled_from([due, due, due, None])))
    for _ in range(draw(st.integers(0, 2))):
        moment += draw(hours)
        life.asked(moment)
        if draw(st.integers(0, 3)) == 0:
            return life
        moment += draw(hours)
        life.answered(moment, moment + draw(hours))
    return draw(endings(life, moment))


@st.composite
def endings(draw: st.DrawFn, life: Life, moment: datetime) -> Life:
    end = draw(st.sampled_from(["open", "done", "done", "done", "withdrawn"]))
    moment += draw(hours)
    if end == "withdrawn":
        return life.withdrawn(moment)
    if end == "done":
        life.done(moment, electronic=draw(st.booleans()))
        if draw(st.booleans()):
            life.rated(moment + draw(hours), unhappy=draw(st.booleans()))
    return life


def said(counts: Mapping[str, Count], codes: Mapping[str, object]) -> dict[str, tuple[int | None, int | None]]:
    """Counts without a whole are their own whole."""
    return {
        code: (count.numerator, count.numerator if code in ("received", "in_hand", "overdue") else count.denominator)
        for code, count in counts.items()
        if code in codes
    }


@pytest.fixture(scope="class")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Facts of every relation, none in any."""
    request.cls.folder = tmp_path_factory.mktemp("facts")
    for relation in Relation:
        parquet.write_rows(relation, [], request.cls.folder)


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
class Histories(TestCase):
    folder: ClassVar[Path]

    @settings(max_examples=20)
    @given(
        st.lists(lives(), max_size=6),
        st.sampled_from(["2023-12", "2024-01", "2023-Q4", "2024-Q1", "2023", "2024", "2023-12-31", "2024-01-01"]),
        st.integers(0, 24 * 75).map(lambda number: NEW_YEAR + timedelta(hours=number)),
    )
    def test_everybody_counts_the_same(self, told: list[Life], period: str, moment: datetime) -> None:
        DossierFact.objects.bulk_create(life.fact() for life in told)
        window = Period.parse(period, moment.date()).asked(moment)
        by_hand = naive.counted(told, window.start, window.at)
        shown = live.count([(UNIT, UNIT)], window, LISTS)[UNIT]
        assert said(shown, by_hand) == by_hand
        parquet.write_rows(Relation.DOSSIER, [life.fact() for life in told], self.folder)
        with Audit(self.folder) as audit:
            again = audit.count([(UNIT, UNIT)], window, LISTS)[UNIT]
        assert said(again, by_hand) == by_hand
