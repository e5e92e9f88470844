"""All periods at once say what each says alone."""

from pathlib import Path

import pytest

from motcua.core.dossiers.models import DossierFact
from motcua.core.index.declarations import Relation
from motcua.core.index.engine import live, parquet
from motcua.core.index.engine.audit import Audit
from motcua.core.index.engine.compiling import Dialect
from motcua.core.index.engine.conditions import Part
from motcua.core.index.engine.cube import cube
from motcua.core.index.periods import Period
from tests.core.index.lives import DAY, Life, at
from tests.people import MORNING

LISTS = (("certified_copy", ("2.000815",)),)
WINDOWS = [Period.month(2024, month).asked(MORNING) for month in (7, 8, 9)]


@pytest.mark.django_db
def test_a_cube_adds_up_to_the_months_of_each_unit(tmp_path: Path) -> None:
    for number in range(24):
        begun = at("07-01 09:00") + number * 3 * DAY
        life = Life(unit=1 + number % 2, procedure=f"p{number % 3}").accepted(begun, begun + 7 * DAY)
        (life if number % 4 == 0 else life.done(begun + number % 9 * DAY)).fact().save(force_insert=True)
    assert DossierFact.objects.count() == 24
    for relation in Relation:
        parquet.write_kept(relation, tmp_path)
    made = cube(LISTS, Dialect.DUCKDB)
    values = ", ".join(f"('{one.code}', '{one.start.isoformat()}', '{one.at.isoformat()}')" for one in WINDOWS)
    with Audit(tmp_path) as audit:
        audit.run(
            "CREATE TABLE periods AS SELECT period, CAST(starts AS timestamptz) AS starts, CAST(ends AS timestamptz) "
            f"AS ends FROM (VALUES {values}) AS said (period, starts, ends)"
        )
        rows = audit.run(made.text)
    for number, names in enumerate(made.columns):
        for window in WINDOWS:
            counts = live.count([(1, 1), (2, 2)], window, LISTS)
            for unit in (1, 2):
                summed = sum(row[3 + number] or 0 for row in rows if (row[0], row[2]) == (unit, window.code))
                for code, part in names:
                    count = counts[unit][code]
                    said = count.numerator if part is Part.PART else count.denominator
                    assert said in (summed, None), (code, part, window.code)
