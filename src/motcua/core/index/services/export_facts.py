"""Write the rows that the index counts as Parquet: as kept, or made anew from what they are projected from."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import duckdb
from django.db import models

from motcua.core.catalogue.facts import publications_of, services_of
from motcua.core.catalogue.models import PublicationFact, ServiceFact
from motcua.core.catalogue.queries.facts import procedures_with_versions
from motcua.core.dossiers.facts import all_rebuilt
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.core.index.declarations import Relation
from motcua.core.index.engine import parquet
from motcua.core.index.engine.beside import write_beside
from motcua.core.index.engine.snapshot import one_snapshot
from motcua.core.index.queries.sets import all_sets
from motcua.kernel import clock


def export_facts(folder: Path, *, anew: bool = False) -> dict[str, int]:
    """Relation → rows written, all of one state of the database.

    With `anew` dossiers are folded from the ledger's events, services from the catalogue. Imported dossiers have their
    events too. Units, petitions, and services of another system are written as kept.
    """
    as_of = clock.now()  # before the first row is read: what happens meanwhile is in no file
    with one_snapshot():
        made = _made_anew() if anew else {}
        for relation in Relation:
            if relation in made:
                parquet.write_rows(relation, made[relation], folder)
            else:
                parquet.write_kept(relation, folder)
        write_beside(folder, all_sets(), as_of)
    parquet.explain(folder)
    return {relation.value: _rows_in(folder / f"{relation.value}.parquet") for relation in Relation}


def _made_anew() -> dict[Relation, Iterable[models.Model]]:
    procedures = procedures_with_versions()
    return {
        Relation.DOSSIER: all_rebuilt(),
        Relation.SERVICE: chain(
            (fact for procedure, versions in procedures for fact in services_of(procedure, versions)),
            ServiceFact.objects.exclude(source=OWN_SOURCE),
        ),
        Relation.PUBLICATION: chain(
            (fact for procedure, versions in procedures for fact in publications_of(procedure, versions)),
            PublicationFact.objects.exclude(source=OWN_SOURCE),
        ),
    }


def _rows_in(file: Path) -> int:
    with duckdb.connect() as duck:
        ((rows,),) = duck.execute("SELECT count(*) FROM read_parquet(?)", [file.as_posix()]).fetchall()
    return int(rows)
