"""Rows that many tests want: made once by the services of a test, and written again by one message to the database."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True)
class Kept:
    """What was made, and its rows as one text of SQL."""

    pickled: bytes
    inserts: str


def made_once(make: Callable[[], Made]) -> tuple[Made, Kept]:
    """Calls `make`, and notes how the rows that it saved are written again."""
    from django.db import connection, transaction
    from django.db.models.signals import post_save
    from django.test.utils import CaptureQueriesContext

    from motcua.core.catalogue.models import ServiceFact

    rows: dict[Any, dict[Any, Any]] = {}

    def remember(sender: Any, instance: Any, **_: Any) -> None:
        rows.setdefault(sender, {})[instance.pk] = instance

    post_save.connect(remember)
    try:
        with transaction.atomic():
            before = transaction.savepoint()
            made = make()
            rows[ServiceFact] = {fact.pk: fact for fact in ServiceFact.objects.all()}  # written in bulk, unheard
            transaction.savepoint_rollback(before)
    finally:
        post_save.disconnect(remember)
    with transaction.atomic(), CaptureQueriesContext(connection) as written:  # rows may name each other
        for model, found in rows.items():
            model.objects.bulk_create(found.values())
    inserts = [query["sql"] for query in written if query["sql"].startswith("INSERT")]
    return made, Kept(pickle.dumps(made), ";".join(inserts))
