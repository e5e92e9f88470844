"""In which order open dossiers stand that may cost points."""

from datetime import timedelta
from fractions import Fraction
from uuid import UUID

from motcua.core.dossiers.models import DossierFact
from motcua.core.index.queries.risks import Danger, Risk
from motcua.core.index.worth import Worth
from motcua.web.board.monitor.risks import dearest_first
from tests.people import MORNING


def test_what_is_due_first_stands_first_and_of_the_same_minute_what_costs_most() -> None:
    dues = (0, 1, 1, 1, 2)
    facts = [DossierFact(dossier_id=UUID(int=n), due_at=MORNING + timedelta(hours=due)) for n, due in enumerate(dues)]
    points = {0: 1, 1: Fraction(1, 2), 2: 8, 4: 9}
    found = {UUID(int=n): Risk({Danger.LATE: Worth(Fraction(said), {})}) for n, said in points.items()}
    assert [fact.pk.int for fact in dearest_first(facts, found)] == [0, 2, 1, 3, 4]
