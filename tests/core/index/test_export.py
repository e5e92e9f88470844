"""A stranger with the files alone: every column is explained, and the how-to's own SQL gives what the board shows."""

import json
import re
from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb
import psycopg
import pytest
from django.db import connection

from motcua.core.catalogue.models import PublicationFact, ServiceFact
from motcua.core.dossiers.definitions import Way
from motcua.core.feedback.models import PetitionFact
from motcua.core.identity.services.end_unit import end_unit
from motcua.core.index import queries
from motcua.core.index.declarations import Relation
from motcua.core.index.engine import parquet
from motcua.core.index.engine.explained import EXPLAINED
from motcua.core.index.engine.relations import columns
from motcua.core.index.models import NationalTotal
from motcua.core.index.services.export_facts import export_facts
from motcua.kernel.clock import Hand
from tests.core.dossiers.foreign.rows import row
from tests.core.dossiers.foreign.test_import_facts import taken
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, Life, at
from tests.people import City

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "recompute-the-index.md"


def lived(city: City, morning: Hand) -> None:
    """Our own dossiers at every stop, late and early ones of another system, and a unit that ended with them."""
    for stop in ("submitted", "accepted", "numbered"):
        walked(city, stop)
    taken(
        row(), row(MaHoSo="H06.99-2", NgayHenTra="20240905", KenhThucHien="1"), row(MaHoSo="H06.99-3", TrangThaiHoSo=7)
    )
    fed(city)
    end_unit(city.planning, actor=city.lan.actor, last_day=date(2024, 9, 14), successor=city.ward)
    morning.advance(days=2)


def fed(city: City) -> None:
    """Something behind what no dossier of ours tells: publications, petitions, fees, payments, totals, a ruling."""
    due, planning = at("09-10 17:00"), city.planning.pk
    lives = [
        Life(unit=planning, procedure="1.008455", way=Way.SELF_AFAR, channel=2, has_fee=True).accepted(
            at("09-02 09:00"), due
        )
        for _ in range(3)
    ]
    late = Life(unit=planning).accepted(at("09-02 09:00"), due).done(due + DAY).rated(due + 2 * DAY, unhappy=True)
    late.ruled(due + 2 * DAY, "handled_on_time", "met").fact().save(force_insert=True)
    for n, life in enumerate(lives):
        life.done(due - DAY).fact(paid_online_at=due if n else None, synced_at=due if n else None).save(
            force_insert=True
        )
    said = {"procedure_code": "1.008455", "unit_id": city.committee.pk, "decided_at": at("09-02 00:00")}
    for n, decide_by in enumerate(("09-01 00:00", "09-05 00:00")):
        more = {"decision_number": f"{n}/QĐ", "decide_by": at(decide_by), "public_by": at("09-09 00:00")}
        PublicationFact.objects.create(**(said | more | ({"procedure_code": "1.000001"} if n else {})))
    ServiceFact.objects.filter(procedure_code="1.008455").update(has_fee=True, fee_synced_at=at("08-01 00:00"))
    for n in range(3):
        petition = {"code": f"PA-{n}", "unit_id": planning, "kind": "rules", "disliked_at": due if n == 1 else None}
        moments = {"first_received_at": at("09-03 08:00"), "received_at": at("09-03 08:00"), "late_from": due + n * DAY}
        PetitionFact.objects.create(petition_id=uuid4(), **petition, **moments)
    for unit, period, total in ((city.committee, "2024-09", 90), (city.planning, "2023", 120)):
        NationalTotal.objects.create(unit=unit, period=period, kind="reported", total=total, entered_at=due)


@pytest.mark.parametrize("relation", Relation)
def test_every_exported_column_is_explained(relation: Relation) -> None:
    assert EXPLAINED[relation].keys() == columns(relation).keys()
    assert all(len(means) > 8 for means in EXPLAINED[relation].values())


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("unit", ["H06.30", "H06.30.11", "H06.30.21"])
def test_the_sql_of_the_how_to_gives_what_the_index_shows(city: City, morning: Hand, tmp_path: Path, unit: str) -> None:
    lived(city, morning)
    export_facts(tmp_path)
    (shown,) = queries.asked_figures(unit, "2024-09")
    blocks, told = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL), set()
    with duckdb.connect() as duck:
        duck.execute(f"SET file_search_path = '{tmp_path}'")
        for block in blocks:
            found = duck.execute(block.replace("H06.30'", f"{unit}'")).fetchone()
            if indicator := re.match(r"-- (\d\.\d)\n", block):
                count = shown.scores[indicator[1]].count
                assert count.numerator is None or found == (count.numerator, count.denominator), indicator[1]
                told |= {indicator[1]} if count.numerator is not None else set()
    assert unit == "H06.30.21" or told == {one.code for one in shown.scored_by.indicators}


@pytest.mark.django_db
def test_the_folder_says_what_it_holds(city: City, morning: Hand, tmp_path: Path) -> None:
    lived(city, morning)
    export_facts(tmp_path)
    said = json.loads((tmp_path / "columns.json").read_text(encoding="utf-8"))
    files = {file.stem for file in tmp_path.glob("*.parquet")}
    assert said.keys() == files == {*map(str, Relation), "placement", "national_total"}
    for name, told in said.items():
        held = duckdb.sql(f"DESCRIBE SELECT * FROM '{tmp_path / name}.parquet'").fetchall()
        assert [column for column, *_ in held] == list(told)
    sets = json.loads((tmp_path / "indicator_sets.json").read_text(encoding="utf-8"))
    assert {one["version"] for one in sets} >= {"qd-766-2022/portal", "qd-766-2022/document"}


@pytest.mark.django_db(transaction=True)
def test_what_happens_while_it_is_written_is_in_no_file(
    city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_and_let_a_unit_be_renamed(relation: Relation, folder: Path) -> Path:
        written = write(relation, folder)
        with psycopg.connect(**connection.get_connection_params()) as other:
            other.execute("UPDATE identity_unit SET short_name = 'meanwhile'")
        return written

    write = parquet.write_kept
    monkeypatch.setattr(parquet, "write_kept", write_and_let_a_unit_be_renamed)
    export_facts(tmp_path)
    assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/unit.parquet' WHERE short_name = 'meanwhile'").fetchall() == [
        (0,)
    ]
