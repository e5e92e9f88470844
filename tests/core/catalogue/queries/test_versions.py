"""What filing asks of a version."""

from datetime import date
from typing import Any

import pytest

from motcua.core.catalogue.definitions import ProcedureRecord
from motcua.core.catalogue.models import ProcedureVersion
from motcua.core.catalogue.queries import (
    checked_answers,
    components_for,
    evaluated,
    fee_lines,
    has_fee,
    known_of,
    limit_for,
    published_version,
)
from motcua.core.catalogue.services.publish import publish
from motcua.core.identity.models import Area, Party
from motcua.core.ledger.definitions import system
from motcua.kernel.errors import DomainError

pytestmark = pytest.mark.django_db
KEEPER = system("test")


@pytest.fixture
def ward() -> None:
    area = {"kind": "phường", "parent_name": "thành phố Vũng Tàu", "search_text": "", "sort_key": ""}
    Area.objects.create(code="26506", name="Phường 1", valid_from=date(2023, 1, 1), **area)


def made(**more: Any) -> ProcedureVersion:
    """A procedure of two cases, with what is asked of it."""
    cases = [{"code": "a", "name": "A"}, {"code": "b", "name": "B"}]
    record = {"code": "1.999001", "name": "Thử", "sector": {"code": "thu", "name": "Thử"}, "cases": cases, **more}
    return publish(ProcedureRecord.model_validate(record), actor=KEEPER)


def test_the_papers_of_a_case_are_its_own_and_those_of_every_case(catalogue: None) -> None:
    version = published_version("1.008455")
    plot = version.cases.get(code="plot")
    assert [paper.code for paper in components_for(version, plot)] == ["request", "sketch", "certificate"]
    assert [paper.code for paper in components_for(version, None)] == ["request", "sketch"]


LIMITS = [
    {"channel": "counter", "amount": "10", "unit": "days"},
    {"channel": "counter", "amount": "30", "unit": "days", "note": "phức tạp"},
    {"channel": "online", "amount": "0.5", "unit": "hours", "case": "a"},
    {"channel": "post", "amount": "0", "unit": "hours"},
]


@pytest.mark.parametrize(
    ("case", "channel", "amount", "unit"),
    [
        ("a", "counter", 10, "days"),
        ("a", "online", 1, "hours"),
        ("b", "online", 10, "days"),
        (None, "post", 0, "working_days"),
    ],
)
def test_the_limit_of_a_channel_and_a_case(case: str | None, channel: str, amount: int, unit: str) -> None:
    version = made(limits=LIMITS)
    chosen = version.cases.get(code=case) if case else None
    limit = limit_for(version, chosen, channel)
    assert limit is not None
    assert (limit.amount, limit.unit) == (amount, unit)


def test_a_record_that_fixes_no_limit_promises_none() -> None:
    assert limit_for(made(), None, "online") is None


FEES = [
    {"kind": "fee", "name": "Phí", "amount": "100000"},
    {"kind": "fee", "name": "Phí", "amount": "50000", "channel": "online"},
    {"kind": "charge", "name": "Lệ phí", "amount": "5", "currency": "USD", "case": "b"},
    {"kind": "charge", "name": "Cũ", "amount": "1", "valid_to": "2020-12-31"},
]


@pytest.mark.parametrize(
    ("case", "channel", "sums"),
    [
        ("a", "counter", ["100.000 đồng"]),
        ("a", "online", ["50.000 đồng"]),
        ("b", "online", ["50.000 đồng", "5,00 đô la Mỹ"]),
    ],
)
def test_the_fees_of_a_channel_and_a_case_on_a_day(case: str, channel: str, sums: list[str]) -> None:
    version = made(fees=FEES)
    lines = fee_lines(version, version.cases.get(code=case), channel, day=date(2024, 9, 13))
    assert [str(line.amount) for line in lines] == sums


def test_a_computed_fee_explains_itself(catalogue: None) -> None:
    version = published_version("2.000815")
    (before,) = fee_lines(version, None, "online")
    (fee,) = fee_lines(
        version, None, "online", answers={"documents": [{"document_name": "Bằng", "pages": 3, "copies": 1}]}
    )
    assert before.amount is None
    assert str(fee.amount) == "5.000 đồng"
    assert fee.lines[0].what == "Bằng"


@pytest.mark.parametrize(("code", "costs"), [("1.008455", False), ("1.008603", True), ("1.004873", True)])
def test_whether_a_procedure_costs(catalogue: None, code: str, costs: bool) -> None:
    assert has_fee(published_version(code), None) is costs


WASTEWATER = {
    "facility_name": "Công ty Hải sản Bình An",
    "facility_address": {"line": "5 Lê Lợi", "ward": "26506"},
    "activity": "Chế biến thủy sản",
    "phone": "0901 234 567",
    "scale": "large",
    "year": "2024",
    "quarter": "3",
    "outlets": [{"outlet_name": "Cửa A", "volume": "1.800", "cod": "120", "tss": ""}],
    "pledge": "on",
    "fee_payable": "1",
}


def test_the_wastewater_declaration_is_checked_and_computed(catalogue: None, ward: None) -> None:
    values, problems = checked_answers(published_version("1.008603"), WASTEWATER)
    assert problems == []
    assert (values["fee_fixed"], values["fee_variable"], values["fee_payable"]) == (1_000_000, 432_000, 1_432_000)
    found = evaluated(published_version("1.008603"), WASTEWATER)
    assert found.computed["fee_total"].lines[-1].how == "1.000.000 đồng + 432.000 đồng"


def test_a_ward_that_is_not_there_is_a_problem_of_its_field(catalogue: None) -> None:
    wrong = WASTEWATER | {"facility_address": {"line": "5 Lê Lợi", "ward": "99999"}}
    _, problems = checked_answers(published_version("1.008603"), wrong)
    assert [(problem.field, problem.code) for problem in problems] == [("form:facility_address.ward", "form.ward")]


def test_a_person_has_an_identity_number_and_a_business_a_tax_code() -> None:
    an = Party(kind="person", identifier="077190001234", name="Nguyễn Thị An", birth_date=date(1990, 2, 1))
    firm = Party(kind="business", identifier="0314409058", name="Hải sản Bình An", represented_by=an)
    assert known_of(an)["party.identity_number"] == "077190001234"
    assert known_of(an)["party.birth_date"] == "01/02/1990"
    assert (known_of(firm)["party.identity_number"], known_of(firm)["party.tax_code"]) == ("", "0314409058")
    assert known_of(firm)["party.representative"] == "Nguyễn Thị An"


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("12 Lê Lợi, Phường 1, thành phố Vũng Tàu", "12 Lê Lợi"),
        ("12 Lê Lợi, khu phố 3, phuong 1", "12 Lê Lợi, khu phố 3"),
        ("12 Lê Lợi, Phường 12", "12 Lê Lợi, Phường 12"),
        ("12 Lê Lợi", "12 Lê Lợi"),
        ("Phường 1, thành phố Vũng Tàu", ""),
    ],
)
def test_a_street_is_what_stands_before_the_ward_that_is_known(db: None, address: str, line: str) -> None:
    Area.objects.create(code="99001", name="1", kind="phường", sort_key="1", valid_from=date(2004, 1, 1))
    an = Party(kind="person", identifier="077190001234", name="An", address=address, area_code="99001")
    assert known_of(an)["party.address"] == line


def test_an_unknown_procedure_says_so() -> None:
    with pytest.raises(DomainError) as refusal:
        published_version("9.999999")
    assert refusal.value.code == "catalogue.unknown_procedure"
