"""What the nation's systems say: entered or imported by whoever keeps it, whole or not at all, remembered for good."""

from decimal import Decimal
from typing import Any

import pytest

from motcua.core.index import queries
from motcua.core.index.models import NationalTotal, PortalFigure
from motcua.core.index.periods import Period
from motcua.core.index.queries.national import corrections, lacks_total, national_told, national_totals
from motcua.core.index.queries.report_words import ratio
from motcua.core.index.rules import Count, Score, scores
from motcua.core.index.services.enter_portal_figure import enter_portal_figure
from motcua.core.index.services.enter_total import enter_total
from motcua.core.index.services.import_portal_figures import import_portal_figures
from motcua.core.index.services.import_totals import import_totals
from motcua.core.ledger import queries as ledger
from motcua.kernel.errors import DomainError, Problems
from motcua.web.board import words as board
from motcua.web.board.monitor.words import standing
from tests.people import MORNING, City

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def entered(city: City, **more: Any) -> NationalTotal:
    said = {"actor": city.lan.actor, "unit": city.planning, "period": "2024-08", "kind": "reported", "total": 120}
    return enter_total(**(said | more))


def score_of(code: str, count: Count) -> Score:
    return scores(queries.set_on(MORNING.date()), {code: count}, level="city", kind="committee")[code]


def test_a_correction_counts_from_then_on_and_what_stood_before_stays(city: City) -> None:
    entered(city)
    entered(city, total=130, source="Báo cáo 08/2024")
    entered(city, total=130, source="Báo cáo 08/2024")
    assert list(NationalTotal.objects.order_by("pk").values_list("total", flat=True)) == [120, 130]
    assert national_totals([city.planning.pk], Period.month(2024, 8)) == {city.planning.pk: 130}
    (one,) = corrections([city.planning.pk], "2024-08")
    assert (one.before.total, one.row.total) == (120, 130)
    told = national_told(city.planning.pk, Period.month(2024, 8))
    assert ([row.total for row in told.rows], [row.total for row in told.replaced]) == ([130], [120])
    events = [event.data for event in ledger.history("national_total", city.planning.pk)]
    assert [(data["before"], data["total"]) for data in events] == [(None, 120), (120, 130)]


def test_the_larger_total_is_what_indicator_1_4_divides_by(city: City) -> None:
    entered(city)
    entered(city, kind="synced", total=140)
    assert national_totals([city.planning.pk], Period.month(2024, 8)) == {city.planning.pk: 140}


def test_a_total_that_nobody_told_is_not_an_empty_one(city: City) -> None:
    late_total = score_of("1.4", Count(77, 0))
    assert lacks_total(late_total) and late_total.points == 0  # QĐ 766, 1.4: without a total the ratio is 0
    assert board.absence_of(late_total) == standing(late_total) == ratio(late_total).text == "chưa có tổng số quốc gia"
    assert board.absence_of(score_of("2.1", Count(0, 0))) == "chưa phát sinh"


@pytest.mark.parametrize("who", ["em", "giang", "dung", "phuc", "an"])
def test_nobody_else_enters_one(city: City, who: str) -> None:
    with pytest.raises(DomainError, match="theo dõi chỉ số"):
        entered(city, actor=getattr(city, who).actor)
    assert not NationalTotal.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"period": "2024-09-13"}, "period"),
        ({"period": "now"}, "period"),
        ({"period": "2024-13"}, "period"),
        ({"period": "2024-10"}, "period"),
        ({"total": -1}, "total"),
        ({"total": None}, "total"),
        ({"kind": "guessed"}, "kind"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box(city: City, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Problems) as refused:
        entered(city, **wrong)
    assert {one.field for one in refused.value.problems} == {field}
    assert not NationalTotal.objects.exists()


def test_a_file_goes_in_whole_with_the_headings_that_people_write(city: City) -> None:
    rows = import_totals(
        "Mã đơn vị;Kỳ;BCQG;Cổng đã nhận\nH06.30.11;2024-08;1.204;\nH06.30;2024-Q3;5;6\n".encode(), actor=city.lan.actor
    )
    assert [(row.unit.code, row.kind, row.total) for row in rows] == [
        ("H06.30.11", "reported", 1204), ("H06.30", "reported", 5), ("H06.30", "synced", 6),
    ]  # fmt: skip


def test_a_file_that_is_half_wrong_changes_nothing_and_names_each_line(city: City) -> None:
    with pytest.raises(Problems) as refused:
        import_totals(
            b"unit,period,reported\nH06.30.11,2024-08,12\nH99,2024-08,1\nH06.30.11,2024-99,x\n", actor=city.lan.actor
        )
    said = [(one.field, one.message.partition(":")[0]) for one in refused.value.problems]
    assert said == [("file", "Dòng 3"), ("file", "Dòng 4")]
    assert not NationalTotal.objects.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "table.not_text"),
        (b"", "table.no_rows"),
        (b"unit,total\nH06.30,3\n", "table.columns"),
        (b'{"rows": 3}', "table.not_json"),
        (b"[1, 2", "table.not_json"),
        (b"[" * 100_000, "table.not_json"),
        (b"unit,period,reported\nH\x006.30,2024-08,3\n", "table.not_text"),
        (b"unit,period," + b"x" * 200_000 + b"\nH06.30,2024-08,3\n", "table.not_csv"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_code(city: City, content: bytes, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        import_totals(content, actor=city.lan.actor)
    assert refused.value.code == code


def test_a_file_without_a_column_is_told_which_ones_it_has(city: City) -> None:
    with pytest.raises(DomainError, match="thiếu cột: Mã đơn vị. Tệp có các cột: “Đ.vị”, “period”, “reported”"):
        import_totals("Đ.vị,period,reported\nH06.30,2024-08,3\nH06.30,2024-08,3\n".encode(), actor=city.lan.actor)


def test_a_line_that_leaves_a_column_out_is_a_fault_of_that_line(city: City) -> None:
    with pytest.raises(Problems, match="^Dòng 2: Không có đơn vị"):
        import_totals(
            b'[{"unit": "H06.30.11", "period": "2024-08", "reported": 3}, {"reported": 1}]', actor=city.lan.actor
        )


def test_a_null_character_inside_a_cell_is_no_fault_of_the_page(city: City) -> None:
    with pytest.raises(Problems) as refused:
        import_totals(b'[{"unit": "\\u0000x", "period": "2024-08", "reported": 3}]', actor=city.lan.actor)
    assert [one.code for one in refused.value.problems] == ["unit.not_found"]


def figure(city: City, **more: Any) -> PortalFigure:
    said = {"actor": city.lan.actor, "unit": city.planning, "period": "2024-08", "indicator": "2.1"}
    return enter_portal_figure(**(said | {"points": Decimal("18.5"), "ratio": None} | more))


def test_the_portals_figure_stands_beside_ours_and_changes_nothing_in_it(city: City) -> None:
    before = queries.asked_figures("H06.30.11", "2024-08")[0].total
    figure(city)
    figure(city, ratio=Decimal("0.925"))
    assert PortalFigure.objects.get().ratio == Decimal("0.925")
    assert queries.asked_figures("H06.30.11", "2024-08")[0].total == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"indicator": "9.9"}, "indicator"),
        ({"points": Decimal(21)}, "points"),
        ({"points": None}, "points"),
        ({"ratio": Decimal("1.2")}, "ratio"),
    ],
)
def test_an_impossible_figure_is_refused(city: City, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Problems) as refused:
        figure(city, **wrong)
    assert {one.field for one in refused.value.problems} == {field}


def test_a_small_percentage_is_read_as_its_column_is_written(city: City) -> None:
    csv = "Mã đơn vị,Kỳ,Chỉ số,Tỷ lệ\nH06.30.11,2024-08,2.1,92.5\nH06.30.11,2024-08,3.6,0.8\n"
    rows = import_portal_figures(csv.encode(), actor=city.lan.actor)
    assert [row.ratio for row in rows] == [Decimal("0.925"), Decimal("0.008")]


def test_portal_figures_come_from_csv_and_json_alike(city: City) -> None:
    csv = 'Mã đơn vị,Kỳ,Chỉ số,Điểm,Tỷ lệ\nH06.30.11,2024-08,2.1,"18,5","92,5%"\n'
    json = '[{"unit": "H06.30.11", "period": "2024-08", "indicator": "2.1", "points": 18.5, "ratio": 0.925}]'
    for content in (csv, json):
        (row,) = import_portal_figures(content.encode(), actor=city.lan.actor)
        assert (row.points, row.ratio) == (Decimal("18.5"), Decimal("0.925"))
