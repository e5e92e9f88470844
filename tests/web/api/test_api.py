"""The interface as a program asks it: the figures of the board, its rights, its refusals, and its reference."""

import csv
import io
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.test import Client

from motcua.core.index import queries
from motcua.core.index.queries.open_data import Cell, hide_small, open_table
from motcua.core.index.suppression import FREE
from motcua.kernel.clock import Hand
from tests.core.dossiers.foreign.rows import numbered
from tests.core.dossiers.foreign.test_import_facts import taken
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, HOUR, Life, at
from tests.people import City, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
API = "/api/v1"


def ask(path: str, client: Client | None = None, status: int = 200, **said: object) -> Any:
    answer = (client or Client()).get(f"{API}{path}", said)
    assert answer.status_code == status, answer.content
    return answer.json()


@pytest.fixture
def lived(city: City, morning: Hand) -> None:
    walked(city, "accepted")
    walked(city, "numbered")
    taken(*numbered(3))


def test_units_stand_behind_those_above_them(city: City) -> None:
    units = ask("/units")
    parents = {one["code"]: one["parent"] for one in units}
    assert parents["H06.30"] is None and parents["H06.30.11"] == "H06.30" and parents["H06.30.21.01"] == "H06.30.21"


def test_periods_and_sets_can_be_asked_for(city: City) -> None:
    codes = [one["code"] for one in ask("/periods")]
    assert codes[0] == "2024-09" and {"2024-Q3", "2024"} <= set(codes)
    (portal,) = [one for one in ask("/sets") if one["version"] == "qd-766-2022/portal"]
    assert (len(portal["indicators"]), portal["total"]) == (22, 100)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("period", ["2024-09", "2024-Q3", "now"])
def test_figures_are_those_of_the_index(period: str) -> None:
    shown = [row for one in queries.asked_figures("root", period, children=True) for row in queries.plain_rows(one)]
    told = ask("/figures", unit="root", period=period, children=True)["figures"]
    exact = ("unit", "indicator", "numerator", "denominator", "ratio", "points", "standing", "rule_version")
    assert [[row[name] for name in exact] for row in told] == [[row[name] for name in exact] for row in shown]


@pytest.mark.usefixtures("lived")
def test_a_number_opens_to_as_many_rows_page_by_page() -> None:
    (figures,) = queries.asked_figures("root", "2024-09")
    wanted = figures.scores["2.1"].count.denominator
    rows, after = [], ""
    while after is not None:
        told = ask("/indicators/2.1/rows", period="2024-09", part="whole", size=2, after=after)
        rows, after = rows + told["rows"], told["next"]
    assert len(rows) == wanted == 5


@pytest.mark.usefixtures("lived")
def test_a_stranger_gets_days_and_units_and_khoa_the_codes_of_his_unit(city: City) -> None:
    strange = ask("/indicators/2.1/rows", period="2024-09")["rows"]
    hidden = ("id", "code", "procedure", "accepted_at", "due_at", "finished_at")
    assert all(row[name] is None for row in strange for name in hidden)
    assert {row["accepted_on"] for row in strange} == {"2024-09-02", "2024-09-13"}
    about_people = ask("/indicators/5.3/rows", period="2024-09")["rows"]
    assert {(row["told"], row["accepted_on"]) for row in about_people} == {("month", "2024-09")}
    own = ask("/indicators/2.1/rows", signed_in(city.khoa), period="2024-09")["rows"]
    assert all(row["code"] for row in own) and {row["source"] for row in own} == {"motcua", "tinh"}
    assert ask("/indicators/2.1/rows", signed_in(city.giang), period="2024-09")["rows"] == strange


@pytest.mark.usefixtures("lived")
def test_a_row_tells_what_had_happened_by_the_moment_asked(city: City) -> None:
    asked = {"period": "2024-09@2024-09-09T12:00", "part": "whole"}
    rows = ask("/indicators/2.1/rows", signed_in(city.khoa), **asked)["rows"]
    assert {(row["finished_on"], row["finished_at"]) for row in rows} == {(None, None)} and len(rows) == 3


@pytest.mark.usefixtures("lived")
def test_where_a_page_ended_tells_a_stranger_nothing() -> None:
    told = ask("/indicators/2.1/rows", period="2024-09", part="whole", size=1)["next"]
    assert "2024" not in told and ask("/indicators/2.1/rows", status=400, after=told[:-2])["field"] == "after"


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("path", ["/figures", "/indicators/5.3/rows"])
def test_of_a_single_day_only_officers_ask(city: City, path: str) -> None:
    assert ask(path, status=403, period="2024-09-13")["code"] == "api.day_not_permitted"
    assert ask(path, signed_in(city.giang), period="2024-09-13")


@pytest.mark.parametrize("path", ["/figures", "/indicators/2.1/rows", "/tables/figures"])
def test_two_moments_side_by_side_are_for_officers(city: City, path: str) -> None:
    moment = "2024-09@2024-09-12T10:00"
    assert ask(path, status=403, period=moment)["code"] == "period.moment_not_permitted"
    assert ask(path, signed_in(city.giang), period=moment, **({"whole": True} if "tables" in path else {}))


@pytest.mark.parametrize("code", ["1.3", "3.2", "4.7"])
@pytest.mark.usefixtures("lived")
def test_what_counts_once_comes_with_its_code(code: str) -> None:
    told = ask(f"/indicators/{code}/rows", period="2024-09", part="whole")
    assert told["rows"] and all(row["code"] for row in told["rows"])


@pytest.mark.parametrize(
    ("path", "said", "status", "code", "field"),
    [
        ("/figures", {"unit": "X"}, 404, "unit.not_found", "unit"),
        ("/figures", {"period": "tháng 9"}, 400, "period.not_understood", "period"),
        ("/figures", {"period": "2030-01"}, 400, "period.not_begun", "period"),
        ("/indicators/2.1/rows", {"period": "2030-01"}, 400, "period.not_begun", "period"),
        ("/tables/totals", {"period": "2030-01"}, 400, "period.not_begun", "period"),
        ("/figures", {"children": "vâng"}, 422, "request.not_understood", "children"),
        ("/figures", {"rules": "khác"}, 404, "index.set_not_found", "rules"),
        ("/indicators/9.9/rows", {}, 404, "index.no_indicator", "code"),
        ("/indicators/2.1/rows", {"part": "all"}, 422, "request.not_understood", "part"),
        ("/indicators/2.1/rows", {"after": "x"}, 400, "rows.after_not_understood", "after"),
        ("/indicators/2.1/rows", {"size": 0}, 422, "request.not_understood", "size"),
        ("/tables/dossiers", {}, 404, "open_data.no_table", "name"),
        ("/tables/totals", {"whole": True}, 403, "api.sign_in", "whole"),
    ],
)
def test_every_refusal_has_a_code_a_sentence_and_a_field(
    city: City, path: str, said: dict[str, object], status: int, code: str, field: str
) -> None:
    told = ask(path, status=status, **said)
    assert (told["code"], told["field"]) == (code, field)
    assert told["message"].endswith(".")


@pytest.mark.parametrize(
    ("header", "cookie", "language", "misasked", "refused"),
    [
        ("en-GB,vi;q=0.5", "", "en", "The parameter part is not right.", "There is no unit with the code “H99”."),
        ("en", "vi", "vi", "Tham số part không đúng.", "Không có đơn vị mã “H99”."),
        ("*", "", "vi", "Tham số part không đúng.", "Không có đơn vị mã “H99”."),
    ],
)
def test_a_program_is_refused_in_the_language_it_asks_for(
    header: str, cookie: str, language: str, misasked: str, refused: str
) -> None:
    client = Client(headers={"Accept-Language": header})
    client.cookies["django_language"] = cookie
    asked = (f"{API}/indicators/2.1/rows?part=all", f"{API}/figures?unit=H99")
    answers = [client.get(address) for address in asked]
    assert [answer["Content-Language"] for answer in answers] == [language, language]
    assert [answer.json()["message"] for answer in answers] == [misasked, refused]


def test_small_cells_are_hidden_with_what_would_betray_them() -> None:
    numbers = [(3, 9), (0, 9), (7, 8), (5, None), (2, 2)]
    rows = [{"a": a, "b": b, "ratio": 0.5} for a, b in numbers]
    edges = [("city", FREE), ("city", FREE), ("city", FREE), ("city", FREE), None]
    cells = [Cell(row, edge) for row, edge in zip(rows, edges, strict=True)]
    assert hide_small(cells, {"small": [["a", "b"]], "with": ["ratio"]}, 5) == 3
    told = [(row["a"], row["b"], row["ratio"]) for row in rows]
    assert told == [(None, None, None), (0, 9, 0.5), (7, 8, 0.5), (None, None, None), (2, 2, 0.5)]


def test_what_is_left_over_of_a_whole_is_a_number_too() -> None:
    rows: list[dict[str, Any]] = [{"content": content, "of": 12} for content in (9, 12, 6, 0)]
    cells = [Cell(row, (f"unit {n}", FREE), {"content": "of"}) for n, row in enumerate(rows)]
    hide_small(cells, {"small": [["content", "of"]]}, 5)
    assert [row["content"] for row in rows] == [None, 12, 6, 0]


def test_of_the_unhappy_few_no_table_tells_and_of_the_late_few_it_does(city: City) -> None:
    due = at("09-10 17:00")
    for n in range(12):
        life = Life(unit=city.planning.pk).accepted(due - DAY, due)
        life = life.done(due + DAY) if n < 2 else life.done(due - HOUR).rated(due, unhappy=n < 4)
        life.fact().save(force_insert=True)
    rows = (row for row in open_table("figures", "2024-09").rows if row["unit"] == city.planning.code)
    told = {row["indicator"]: row["numerator"] for row in rows}
    assert (told["2.1"], told["5.3"]) == (10, None)


def test_a_row_whose_sum_is_small_goes_whole() -> None:
    row = {"received": 20, "online": 12, "paper": 8, "resolved": 18, "in_hand": 2}
    told = {"sums": ["received", "resolved", "in_hand"], "small": [["online", "paper"]]}
    assert hide_small([Cell(row, ("unit", "sector"))], told, 5) == 5
    assert set(row.values()) == {None}


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("name", ["totals", "figures", "form_06a", "day"])
def test_a_table_comes_as_json_csv_and_parquet_alike(name: str, tmp_path: Path) -> None:
    told = ask(f"/tables/{name}", period="2024-09")["rows"]
    sheet = Client().get(f"{API}/tables/{name}", {"period": "2024-09", "format": "csv"}).content.decode("utf-8-sig")
    (tmp_path / "t.parquet").write_bytes(
        Client().get(f"{API}/tables/{name}", {"period": "2024-09", "format": "parquet"}).content
    )
    assert [list(row) for row in csv.DictReader(io.StringIO(sheet))] == [list(row) for row in told]
    held = duckdb.sql(f"SELECT * FROM '{tmp_path}/t.parquet'").fetchall()
    assert held == [tuple(row.values()) for row in told]


@pytest.mark.usefixtures("lived")
def test_lan_gets_the_whole_table_and_the_public_none_of_its_small_cells(city: City) -> None:
    public, whole = (
        open_table("form_06a", "2024-09"),
        ask("/tables/form_06a", signed_in(city.lan), period="2024-09", whole=True),
    )
    assert (public.hidden, whole["hidden"]) == (11, 0)
    assert [row["early"] for row in whole["rows"]] == [4]
    assert public.rows[0]["early"] is None


def test_the_reference_is_openapi_and_a_page_of_ours(city: City) -> None:
    told = ask("/openapi.json")
    assert told["openapi"].startswith("3.1")
    page = Client().get(f"{API}/docs")
    text = page.content.decode()
    assert all(f"GET {path}" in text for path in told["paths"])
    assert "://cdn" not in text and "<script>" not in text
    for path in told["paths"]:
        assert told["paths"][path]["get"]["responses"].keys() >= {"200", "400", "403", "404", "422"}


def test_nothing_can_be_written(city: City) -> None:
    for path in ("/units", "/figures", "/tables/totals"):
        for method in ("post", "put", "patch", "delete"):
            assert getattr(signed_in(city.lan), method)(f"{API}{path}").status_code == 405


def test_who_asks_too_often_is_told_when_to_come_again(city: City, settings: Any) -> None:
    settings.MOTCUA_RATE_LIMITS = {**settings.MOTCUA_RATE_LIMITS, "api": (2, 60)}
    stranger = Client(REMOTE_ADDR="203.0.113.25")
    assert [stranger.get(f"{API}/units").status_code for _ in range(3)] == [200, 200, 429]
    told = stranger.get(f"{API}/units")
    assert told.json()["code"] == "request.too_often" and int(told.headers["Retry-After"]) <= 60
