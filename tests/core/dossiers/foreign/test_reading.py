"""Files of another system: each kind gives the same rows, and a file that cannot be read is refused whole."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from motcua.core.dossiers.rules.foreign import read_mapping, read_rows
from motcua.core.dossiers.rules.foreign.values import flag, moment, number
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError
from tests.core.dossiers.foreign.rows import row, written

EIGHT = datetime(2024, 9, 13, 8, 0, tzinfo=TIME_ZONE)


def sheet(folder: Path, *lines: list[object]) -> Path:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(folder / "ho-so.xlsx")
    return folder / "ho-so.xlsx"


def no_workbook() -> bytes:
    """A zip whose part is no XML."""
    whole = BytesIO()
    with ZipFile(whole, "w") as packed:
        packed.writestr("[Content_Types].xml", "no XML")
    return whole.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_flat_file_gives_its_rows_by_line(tmp_path: Path, mark: str) -> None:
    file = tmp_path / "ho-so.csv"
    file.write_text(f"\ufeffMaHoSo{mark}Ngày tiếp nhận\nA-1{mark}13/09/2024\n\n{mark}\nA-2{mark}\n", encoding="utf-8")
    rows = list(read_rows(file))
    assert [(one.number, one.cells["MaHoSo"]) for one in rows] == [(2, "A-1"), (5, "A-2")]


def test_a_sheet_gives_what_its_cells_hold(tmp_path: Path) -> None:
    file = sheet(tmp_path, ["MaHoSo", "NgayTiepNhan", None], ["A-1", EIGHT.replace(tzinfo=None), "x"], [None, None])
    (only,) = read_rows(file)
    assert only.cells == {"MaHoSo": "A-1", "NgayTiepNhan": EIGHT.replace(tzinfo=None)}


@pytest.mark.parametrize("content", [[row()], {"HoSo": [row()]}, row()])
def test_json_gives_a_list_or_one(tmp_path: Path, content: object) -> None:
    (only,) = read_rows(written(tmp_path, content))
    assert (only.number, only.cells) == (1, row())


@pytest.mark.parametrize("mark", [", ", "\n"])
def test_a_field_of_one_object_is_a_field_of_the_file(tmp_path: Path, mark: str) -> None:
    file = tmp_path / "ho-so.json"
    told = mark.join(['{"MaHoSo": "A-1", "NgayThanhToan": "20240902"}', '{"MaHoSo": "A-2"}'])
    file.write_text(told if mark == "\n" else f"[{told}]")
    assert [one.cells for one in read_rows(file)][1] == {"MaHoSo": "A-2", "NgayThanhToan": None}


@pytest.mark.parametrize("content", [5, "x", None])
def test_json_that_is_no_list_is_empty(tmp_path: Path, content: object) -> None:
    with pytest.raises(DomainError, match="không có dòng dữ liệu"):
        read_rows(written(tmp_path, content))


def test_json_may_come_a_line_each(tmp_path: Path) -> None:
    file = tmp_path / "ho-so.json"
    file.write_text('{"MaHoSo": "A-1"}\n{"MaHoSo": "A-2"}\n')
    assert [one.cells["MaHoSo"] for one in read_rows(file)] == ["A-1", "A-2"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "import.file_empty"),
        ("a.csv", b"MaHoSo,MaTTHC\n", "import.file_empty"),
        ("a.csv", "MaHoSo\nĐất đai\n".encode("cp1258", "replace") + b"\xd0\xc7\n", "import.encoding"),
        ("a.json", b"[]", "import.file_empty"),
        ("a.json", b'[{"MaHoSo": "\xe3"}]', "import.encoding"),
        ("a.json", b'[{"MaHoSo": ', "import.file_broken"),
        ("a.json", b'{"a":' * 50_000, "import.file_broken"),
        ("a.xlsx", b"no workbook", "import.file_broken"),
        ("a.xlsx", no_workbook(), "import.file_broken"),
        ("a.csv", b'MaHoSo\n"A\n', "import.file_broken"),
        ("a.pdf", b"%PDF", "import.file_kind"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DomainError) as refused:
        list(read_rows(tmp_path / name))
    assert refused.value.code == code


@pytest.mark.parametrize(
    "said",
    [
        "20240913080000", "202409130800", 20240913080000, 20240913080000.0, "2024-09-13T08:00:00", "2024-09-13 08:00",
        "2024-09-13T01:00:00Z", "13/09/2024 08:00", "13/9/2024 8:00:00", "08:00 13/09/2024", "08g00, 13-09-2024",
        datetime(2024, 9, 13, 8, 0), EIGHT,
    ],
)  # fmt: skip
def test_a_moment_is_understood_however_it_is_written(said: object) -> None:
    assert moment(said, "NgayTiepNhan") == EIGHT


@pytest.mark.parametrize("said", ["13/13/2024", "hôm qua", "0013-09-13", "2024", "20241301", "", "1/1/1900 08:00"])
def test_what_is_no_moment_is_refused(said: str) -> None:
    with pytest.raises(DomainError, match="NgayTiepNhan không phải ngày giờ hợp lệ"):
        moment(said, "NgayTiepNhan")


def test_a_promise_without_an_hour_holds_to_the_end_of_its_day() -> None:
    assert moment("13/09/2024", "NgayHenTra", end_of_day=True) == EIGHT.replace(hour=23, minute=59, second=59)


def test_flags_and_numbers_are_read_as_people_write_them() -> None:
    assert [flag(said, "f") for said in ("1", "Có", True, 1.0, "0", "Không", False)] == [True] * 4 + [False] * 3
    assert [number(said, "n") for said in ("50.000", 3, 3.0, "0")] == [50000, 3, 3, 0]


@pytest.mark.parametrize(
    "said",
    [
        "[]", "{", '{"columns": {"Mã": "ChuHoSo"}}', '{"states": {"x": 11}}', '{"states": {"x": "chín"}}',
        '{"states": []}', '{"online_way": "post"}', '{"online_way": "?"}', '{"units": {"x": 1}}', '{"a": 1}',
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_hold_is_refused(said: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_mapping(said)
    assert refused.value.code == "import.mapping_not_understood"
    english = ("error", "Input", "Extra", "valid", "permitted", "Expecting", "should")
    assert not any(word in refused.value.message for word in english)
