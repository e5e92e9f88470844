"""Another system's dossiers as facts: counted as our own, once each, sound in the ledger, refused row by row."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from motcua.core.catalogue.models import Procedure
from motcua.core.dossiers.facts import rebuilt
from motcua.core.dossiers.models import DossierFact, FactSource
from motcua.core.dossiers.rules.foreign import ForeignMapping, Row, fact_id
from motcua.core.dossiers.services.import_facts import Imported, import_facts
from motcua.core.index.queries import asked_figures
from motcua.core.index.rules import Standing
from motcua.core.index.services.compare import compare
from motcua.core.ledger.definitions import system
from motcua.core.ledger.models import Event, OutboxEntry
from motcua.core.ledger.queries import verify
from motcua.core.ledger.services.append import append
from motcua.kernel.clock import Hand
from motcua.kernel.errors import DomainError
from tests.core.dossiers.foreign.rows import GOOD, numbered, row
from tests.core.dossiers.walk import walked
from tests.people import MORNING, City, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("morning", "city")]
ROBOT = system("facts_import")


def taken(*rows: Mapping[str, Any], source: str = "tinh", **more: Any) -> Imported:
    told = [Row(number, cells) for number, cells in enumerate(rows, start=2)]
    return import_facts(told, actor=more.pop("actor", ROBOT), source=source, **more)


def fact(code: str = GOOD["MaHoSo"]) -> DossierFact:
    return DossierFact.objects.get(pk=fact_id("tinh", code))


def refusals(done: Imported) -> list[tuple[int, str]]:
    return [(one.number, one.problem.code) for one in done.refused]


def test_an_imported_dossier_stands_as_a_fact_with_its_source(city: City) -> None:
    done = taken(row())
    assert (done.new, done.personal, done.refused) == (1, 2, [])
    kept = fact()
    assert (kept.source, kept.competent_unit_id, kept.outcome) == ("tinh", city.planning.pk, "done")
    assert (kept.procedure_version_id, kept.sector_code) == (city.procedure.pk, "QHXD")


def test_the_same_again_changes_nothing() -> None:
    taken(row())
    before = Event.objects.count()
    done = taken(row())
    assert (done.new, done.changed, done.unchanged) == (0, 0, 1)
    assert Event.objects.filter(kind="dossier.imported").count() == 1 == Event.objects.count() - before


def test_another_content_is_told_anew_and_leaves_what_was_ruled() -> None:
    taken(row(NgayHenTra="20240905"))
    append("dossier", fact().pk, "dossier.ruled", actor=ROBOT, data={"counts": "digitised", "effect": "met"})
    done = taken(row())
    assert (done.changed, Event.objects.filter(aggregate="dossier").count()) == (1, 3)
    assert (fact().late_from, rebuilt(fact().pk).rulings) == (None, ["digitised:met"])


def test_kept_is_rebuilt_and_the_ledger_is_sound(morning: Hand) -> None:
    late = row(MaHoSo="H06.99-1", NgayHenTra="20240905")
    asked = row(MaHoSo="H06.99-2", NgayBoSung="20240904", NgayTiepNhanBoSung="20240906")
    taken(late, asked, row())
    morning.advance(hours=1)
    taken(late, {**asked, "NgayTra": "13/09/2024 08:30"}, row())
    assert compare().differences == []
    assert list(verify()) == []


def test_a_dossier_is_late_by_the_rules_of_our_own() -> None:
    twice = {"NgayBoSung": "20240903;20240905", "NgayTiepNhanBoSung": "20240904;20240906"}
    table = {"1.1": {}, "1.2": {"NgayHenTra": "20240905"}, "1.3": twice, "1.4": {"NgayHenTra": None}}
    table["1.5"] = {**twice, "NgayTiepNhanBoSung": "20240904;20240905", "NgayKetThucXuLy": "20240905"}  # days alone
    taken(*(row(MaHoSo=code, **more) for code, more in table.items()))
    assert {code: fact(code).late_from is not None for code in table} == {
        "1.1": False, "1.2": True, "1.3": True, "1.4": False, "1.5": True,
    }  # fmt: skip


def test_without_a_promise_the_limit_of_the_catalogue_holds() -> None:
    open_ = {"TrangThaiHoSo": "4", "NgayKetThucXuLy": None, "NgayHenTra": None}
    taken(row(**open_), row(MaHoSo="H06.99-2", MaTTHC="9.999999", **open_))
    ten_days = MORNING.replace(day=17, hour=8)  # the holiday of 2–3 September lies between
    assert abs(fact().due_at - ten_days) < timedelta(days=2)
    assert fact("H06.99-2").due_at is None


def test_the_index_counts_them() -> None:
    taken(row(), row(MaHoSo="H06.99-2", NgayHenTra="20240905"))
    (figures,) = asked_figures("H06.30.11", "2024-09")
    count = figures.scores["2.1"].count
    assert (count.numerator, count.denominator) == (1, 2)


def test_half_the_rows_wrong_and_the_others_go_in() -> None:
    good, bad = numbered(3), [row(TrangThaiHoSo="?"), row(MaHoSo="H06.99-9", DonViXuLy="Sở lạ"), {}]
    done = taken(*(one for pair in zip(good, bad, strict=True) for one in pair))
    assert (done.new, DossierFact.objects.count()) == (3, 3)
    assert refusals(done)[:2] == [(3, "import.state_unknown"), (5, "import.unit_unknown")]
    assert [number for number, _ in refusals(done)] == [3, 5, 7]


def test_a_code_counts_once_in_a_file_and_over_all_sources(city: City) -> None:
    own = walked(city, "accepted")
    done = taken(row(), row(), row(MaHoSo=own.code))
    assert sorted(refusals(done)) == [(3, "import.twice"), (4, "import.counted_already")]
    assert refusals(taken(row(), source="so")) == [(2, "import.counted_already")]


def test_a_right_row_after_a_refused_one_of_its_code_goes_in() -> None:
    done = taken(row(DonViXuLy="Sở lạ"), row(), row())
    assert (done.new, refusals(done)) == (1, [(2, "import.unit_unknown"), (4, "import.twice")])


@pytest.mark.parametrize("told", [1.00845, "1.00845"])
def test_a_code_that_a_sheet_took_for_a_number_gets_its_zeros_back(city: City, told: object) -> None:
    Procedure.objects.update(code="1.008450")
    done = taken(row(MaTTHC=told), row(MaHoSo="H06.99-2", MaTTHC=1.0199))
    assert (fact().procedure_code, fact().procedure_version_id) == ("1.008450", city.procedure.pk)
    assert refusals(done) == [(3, "import.procedure_shortened")]
    assert "1.019900" in done.refused[0].problem.message


OF_PROCEDURES = [
    ("1.008455", "1.008455", False),
    ("2.000815.000.00.00.H55", "2.000815", False),  # of the nation, unknown here
    ("QLDT-GPXD_01", "QLDT-GPXD_01", True),  # their own
    ("01.02.003", "01.02.003", True),
    ("Cấp phép", "1.008455", False),  # mapped
    (7, "1.008455", False),
    ("555", "", False),
    (5, "", False),
    ("1008455", "", False),
    ("Đất đai", "", False),
]


@pytest.mark.parametrize(("said", "counted", "strange"), OF_PROCEDURES)
def test_any_code_of_a_procedure_counts_and_what_is_plainly_none_is_refused(
    said: object, counted: str, strange: bool
) -> None:
    mapping = ForeignMapping(procedures={"Cấp phép": "1.008455", "7": "1.008455"})
    done = taken(row(MaTTHC=said), mapping=mapping)
    if counted:
        assert (fact().procedure_code, bool(done.strange)) == (counted, strange)
        return
    assert refusals(done) == [(2, "import.code_not_understood")]
    message = done.refused[0].problem.message
    assert f"“{said}”" in message and ("Có phải 1.008455 không?" in message) is (said == "1008455")


def test_dossiers_that_can_never_be_late_are_counted() -> None:
    unknown = {"MaTTHC": "9.999999"}
    done = taken(
        row(**unknown), row(MaHoSo="H06.99-2", NgayHenTra=None), row(MaHoSo="H06.99-3", NgayHenTra=None, **unknown)
    )
    assert (done.new, done.never_late) == (3, 1)


def test_what_no_column_tells_is_named() -> None:
    assert "electronic results" in taken(row()).untold
    some = taken(row(CoKetQuaDienTu="1", SoThanhPhanSoHoa="2"), row(MaHoSo="H06.99-2", TaiLieuNop=[]), source="khac")
    assert some.untold == ("verified identities",)


def test_what_a_file_never_tells_makes_no_zero_of_its_unit(city: City) -> None:
    taken(row(SoThanhPhanSoHoa="0", CoKetQuaDienTu="0"))
    scores = asked_figures(city.planning.code, "2024-09")[0].scores
    assert {code: scores[code].standing for code in ("4.1", "4.2", "4.3", "4.6")} == {
        "4.1": Standing.COUNTED, "4.2": Standing.COUNTED, "4.3": Standing.NO_SOURCE, "4.6": Standing.NO_SOURCE,
    }  # fmt: skip


def test_a_mapping_that_names_nobody_says_whom(city: City) -> None:
    words = ForeignMapping(units={"P.QLĐT": "H06.77", "VP": city.office.code})
    with pytest.raises(DomainError, match="không có đơn vị “H06.77”") as refused:
        taken(row(), mapping=words)
    assert refused.value.code == "import.mapping_not_understood"


def test_a_mapping_is_kept_for_its_source(city: City) -> None:
    words = ForeignMapping(columns={"Số biên nhận": "MaHoSo"}, units={"P.QLĐT": city.planning.code})
    sheet = {"Số biên nhận": "BN-1", **row(MaHoSo=None, DonViXuLy="P.QLĐT")}
    assert taken(sheet, mapping=words).new == 1
    assert taken({**sheet, "Số biên nhận": "BN-2"}).new == 1
    assert FactSource.objects.get(code="tinh").last_import_at is not None


def test_a_year_of_days_asks_no_more_than_one_day(django_assert_max_num_queries: Any) -> None:
    days = [row(MaHoSo=f"D-{day}", NgayNopHoSo=None, NgayTiepNhan=f"202408{day:02}080000") for day in range(1, 31)]
    with django_assert_max_num_queries(30):
        assert taken(*days).new == len(days)


def test_the_board_is_told_once() -> None:
    taken(*numbered(3))
    assert [entry.event.kind for entry in OutboxEntry.objects.all()] == ["facts.imported"]


@pytest.mark.parametrize("source", ["motcua", "Tỉnh", "", "x" * 21])
def test_a_source_has_a_plain_name_and_not_ours(source: str) -> None:
    with pytest.raises(DomainError) as refused:
        taken(row(), source=source)
    assert refused.value.code == "import.source_not_understood"


def test_only_who_keeps_the_index_may_import(city: City) -> None:
    assert taken(row(), actor=city.lan.actor).new == 1
    of_the_ward = make_officer("hoa", "Lý Thị Hoa", city.ward, "Công chức", "monitor")
    for who in (city.giang, of_the_ward):
        with pytest.raises(DomainError, match="Chỉ người theo dõi"):
            taken(row(), actor=who.actor)
