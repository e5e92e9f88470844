"""What the interface asks of the database: so many questions an operation, however many dossiers there are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.kernel.clock import Hand
from tests.core.dossiers.foreign.rows import numbered
from tests.core.dossiers.foreign.test_import_facts import taken
from tests.core.dossiers.walk import walked
from tests.people import City, signed_in

pytestmark = pytest.mark.django_db
API = "/api/v1"
QUESTIONS = {
    "/units": 4, "/periods": 4, "/sets": 4, "/figures": 8, "/figures?children=true&period=2024-Q3": 9,
    "/indicators/2.1/rows?part=whole": 12, "/indicators/1.3/rows?part=whole": 7, "/indicators/4.7/rows?part=whole": 8,
    "/tables": 3, "/tables/totals": 10, "/tables/figures": 11, "/tables/form_06a": 11, "/tables/day": 10,
    "/tables/totals?format=csv": 10, "/tables/form_06a?format=parquet&whole=true": 12, "/docs": 3, "/openapi.json": 3,
}  # fmt: skip


def asked(client: Client) -> dict[str, int]:
    return {address: _questions(client, address) for address in QUESTIONS}


def _questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(f"{API}{address}")
    assert answer.status_code == 200, answer.content
    return len(seen)


def test_every_operation_asks_the_same_however_much_there_is(city: City, morning: Hand) -> None:
    walked(city, "numbered")
    taken(*numbered(1))
    lan = signed_in(city.lan)
    assert asked(lan) == QUESTIONS
    walked(city, "accepted")
    taken(*numbered(4))
    assert asked(lan) == QUESTIONS
