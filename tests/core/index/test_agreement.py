"""What the board shows, what an audit recomputes from events, and what people count by hand are the same."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection

from motcua.core.dossiers.models import DossierFact
from motcua.core.index import queries
from motcua.core.index.agreement import Fault, figures_touched
from motcua.core.index.engine.audit import Audit
from motcua.core.index.engine.snapshot import one_snapshot
from motcua.core.index.services.compare import Compared, _facts, compare
from motcua.core.index.services.export_facts import export_facts
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.core.index.lives import Life
from tests.people import MORNING, City

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("morning")]


@pytest.mark.parametrize("period", ["2024-09", "2024-Q3", "2024", "now", "2024-08"])
def test_an_audit_from_events_says_what_the_board_says(city: City, period: str, tmp_path: Path) -> None:
    for stop in ("submitted", "accepted", "approved", "numbered"):
        walked(city, stop)
    shown = [row for one in queries.asked_figures("root", period, children=True) for row in queries.plain_rows(one)]
    export_facts(tmp_path, anew=True)
    with Audit(tmp_path) as audit:
        again = queries.asked_figures("root", period, children=True, engine=audit.count)
    assert [row for one in again for row in queries.plain_rows(one)] == shown
    assert len(shown) == 22 * len(again)


def test_what_falls_due_while_an_audit_counts_is_no_difference(city: City, morning: clock.Hand, tmp_path: Path) -> None:
    walked(city, "accepted")
    (shown,), began = queries.asked_figures("root", "now"), clock.now()
    export_facts(tmp_path, anew=True)
    morning.advance(days=14)
    with Audit(tmp_path) as audit:
        (again,) = queries.asked_figures("root", "now", engine=audit.count, now=began)
        (later,) = queries.asked_figures("root", "now", engine=audit.count)
    assert queries.plain_rows(again) == queries.plain_rows(shown) != queries.plain_rows(later)


def test_the_comparison_finds_a_fact_that_somebody_changed(city: City) -> None:
    dossier = walked(city, "accepted")
    assert compare().differences == []
    DossierFact.objects.filter(pk=dossier.pk).update(late_from=datetime(2024, 9, 1).astimezone())
    found = compare().differences
    assert str(found[0]) == f"index.fact_differs: {dossier.pk}: late_from"
    assert (found[0].code, found[0].unit) == (dossier.code, city.planning.code)
    assert "index.engines_differ: unit H06.30.11, handled_on_time, 2024-09: 0/1 and 1/1" in map(str, found)
    assert figures_touched(found)["handled_on_time"] == ["2024-09", "2024-Q3", "2024"]


def test_facts_are_compared_batch_by_batch_and_none_is_passed_over(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.core.index.services.compare.TOGETHER", 1)
    right, lost, wrong = (walked(city, "accepted") for _ in range(3))
    DossierFact.objects.filter(pk=lost.pk).delete()
    DossierFact.objects.filter(pk=wrong.pk).update(way="post")
    made_up = Life(unit=city.planning.pk).accepted(MORNING, MORNING).fact()
    made_up.save(force_insert=True)
    compared = Compared()
    found = {one.dossier: one.fault for one in _facts(compared)}
    assert found == {
        str(lost.pk): Fault.FACT_MISSING, str(wrong.pk): Fault.FACT_DIFFERS, str(made_up.pk): Fault.FACT_WITHOUT_EVENTS,
    }  # fmt: skip
    assert compared.facts == 3 and str(right.pk) not in found


def test_a_comparison_reads_one_state_whatever_moves_meanwhile() -> None:
    """A thread of its own has no transaction around it, as the worker has none."""

    def told() -> list[str]:
        with one_snapshot(), connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')")
            said = list(cursor.fetchone())
        connection.close()
        return said

    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(told).result() == ["repeatable read", "on"]
