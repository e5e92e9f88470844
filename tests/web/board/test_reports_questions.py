"""What the pages of reports ask of the database: so many questions, however many dossiers and reports there are."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.core.index.models import IssuedReport
from motcua.core.index.services.issue_report import issue_report
from motcua.kernel.clock import Hand
from tests.core.dossiers.foreign.rows import numbered
from tests.core.dossiers.foreign.test_import_facts import taken
from tests.core.dossiers.walk import walked
from tests.people import City, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/chat-luong/bao-cao/"
LISTED = f"{PAGE}06a/ho-so/?cot=received"
QUESTIONS = {
    PAGE: 12, LISTED: 12, f"{LISTED}&cap=city&linh-vuc=QHXD": 14,
    "pdf": 7, "docx": 7, "xlsx": 7, "issue": 33,
}  # fmt: skip
"""The address, or the form in which a report is downloaded; "issue" is to issue one and to come back to the list."""


def asked(client: Client, report: IssuedReport) -> dict[str, int]:
    return {what: _questions(client, what, report) for what in QUESTIONS}


def _questions(client: Client, what: str, report: IssuedReport) -> int:
    said = {"kind": "form_06a", "unit": report.unit.code, "period": report.period}
    with CaptureQueriesContext(connection) as seen:
        if what == "issue":
            answer: Any = client.post(PAGE, said, follow=True)
        else:
            answer = client.get(what if what.startswith("/") else f"{PAGE}{report.pk}.{what}")
    assert answer.status_code == 200
    return len(seen)


def test_the_pages_of_reports_ask_the_same_however_much_there_is(city: City, morning: Hand) -> None:
    walked(city, "numbered")
    taken(*numbered(1))
    lan, said = signed_in(city.lan), {"actor": city.lan.actor, "unit": city.committee.code, "period": "2024-09"}
    few = issue_report("index", **said)
    assert asked(lan, few) == QUESTIONS
    walked(city, "accepted")
    taken(*numbered(4))
    many = [issue_report("index", **said) for _ in range(2)][-1]
    assert asked(lan, many) == QUESTIONS
