"""A contest that was upheld changes what its own indicator counts, and nothing else."""

import pytest

from motcua.core.index.engine import live
from motcua.core.index.engine.conditions import Part
from motcua.core.index.periods import Period
from tests.core.index.lives import HOUR, UNIT, Life, at
from tests.people import MORNING

LISTS = (("certified_copy", ("2.000815",)),)
SEPTEMBER = Period.month(2024, 9).asked(MORNING)
LATE = (at("09-02 09:00"), at("09-10 17:00"))

# Effects of the rulings, one after the other → 2.1 above and below, 5.3 above and below.
EFFECTS = {
    (): ((0, 1), (0, 1)),
    ("met",): ((1, 1), (0, 1)),
    ("out",): ((0, 0), (0, 1)),
    ("met", "out"): ((0, 0), (0, 1)),
    ("met", ""): ((0, 1), (0, 1)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("effects", EFFECTS)
def test_a_late_dossier_counts_as_it_was_decided(effects: tuple[str, ...]) -> None:
    life = Life().accepted(*LATE)
    for number, effect in enumerate(effects):
        life.ruled(MORNING - (9 - number) * HOUR, "handled_on_time", effect)
    life.fact().save(force_insert=True)
    counts = live.count([(UNIT, UNIT)], SEPTEMBER, LISTS)[UNIT]
    found = [(counts[code].numerator, counts[code].denominator) for code in ("handled_on_time", "dossiers_satisfied")]
    assert tuple(found) == EFFECTS[effects]
    listed = len(live.ids("handled_on_time", Part.WHOLE, [(UNIT, UNIT)], SEPTEMBER, LISTS))
    assert listed == counts["handled_on_time"].denominator
