"""The procedures that the product ships: whole, honest, and never put over an office's own."""

from typing import Any

import pytest

from motcua.core.catalogue.definitions import Certainty, ProcedureRecord
from motcua.core.catalogue.definitions.fields import ComputedField
from motcua.core.catalogue.definitions.life_events import LifeEvent
from motcua.core.catalogue.definitions.words import AUDIENCE_LABELS
from motcua.core.catalogue.rules.computed import computed
from motcua.core.catalogue.services.publish import publish
from motcua.core.catalogue.services.publish_shipped import publish_shipped, shipped
from motcua.core.ledger.definitions import system

KEEPER = system("test")
EACH = pytest.mark.parametrize("record", shipped(), ids=lambda record: record.code)


def deep(code: str) -> ProcedureRecord:
    return next(record for record in shipped() if record.code == code)


@EACH
def test_a_procedure_can_be_filed_and_walked(record: ProcedureRecord) -> None:
    assert record.form.steps
    assert record.route.steps
    assert {limit.channel for limit in record.limits} >= {"counter", "online"}
    assert any(paper.from_form for paper in record.components)
    assert record.summary and record.short_name and record.result


@EACH
def test_its_words_are_words_that_are_known(record: ProcedureRecord) -> None:
    assert set(record.life_events) <= {str(event) for event in LifeEvent}
    assert set(record.audience) <= set(AUDIENCE_LABELS.values())
    used = {field.function for field in record.form.every_field() if isinstance(field, ComputedField)}
    assert used | {fee.rule for fee in record.fees if fee.rule} <= set(computed.keys())


@EACH
def test_what_is_not_sure_says_so(record: ProcedureRecord) -> None:
    assert {"limits", "fees", "legal_bases", "route"} <= record.certainty.keys()
    assert all(fact.note for fact in record.certainty.values() if fact.level is not Certainty.VERIFIED)


@EACH
def test_filing_online_is_never_slower(record: ProcedureRecord) -> None:
    limits = {limit.channel: limit for limit in record.limits}
    assert limits["online"].unit == limits["counter"].unit
    assert limits["online"].amount <= limits["counter"].amount


@EACH
def test_returning_the_same_day_and_the_rule_for_it_go_together(record: ProcedureRecord) -> None:
    same_day = all(limit.amount == 0 and limit.unit == "working_days" for limit in record.limits)
    assert record.rules.same_day is same_day


@pytest.mark.parametrize(
    ("code", "cases", "papers", "tables"),
    [
        ("1.008455", ["plot", "project"], 5, []),
        ("1.008603", [], 3, ["wastewater"]),
        ("2.000815", ["electronic", "paper"], 3, ["certified_copy"]),
    ],
)
def test_the_three_of_the_plans_are_deep(code: str, cases: list[str], papers: int, tables: list[str]) -> None:
    record = deep(code)
    assert [case.code for case in record.cases] == cases
    assert len(record.components) == papers
    assert list(record.rules.tables) == tables


@pytest.mark.django_db
def test_every_shipped_procedure_is_published_once() -> None:
    assert len(publish_shipped(actor=KEEPER)) == len(shipped())
    assert publish_shipped(actor=KEEPER) == []


@pytest.mark.django_db
def test_what_an_office_has_changed_is_never_taken_back() -> None:
    own: Any = publish(deep("1.008455").model_copy(update={"name": "Tên của thành phố"}), actor=KEEPER)
    publish_shipped(actor=KEEPER)
    own.refresh_from_db()
    assert own.state == "published"
