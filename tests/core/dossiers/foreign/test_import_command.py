"""./motcua facts import, as checks call it; the sample of the how-to is what is imported."""

import json
import re
from pathlib import Path

import pytest

from motcua.config.cli import main
from motcua.core.dossiers.models import DossierFact
from tests.core.dossiers.foreign.rows import numbered, row, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning", "city")]
PAGE = Path(__file__).parents[4] / "docs" / "how-to" / "import-facts.md"


@pytest.fixture(autouse=True)
def named_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database is a named one: the command must not migrate it."""
    monkeypatch.setenv("DATABASE_URL", "postgresql:///named")


def block(kind: str) -> str:
    (found,) = re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return str(found)


def test_the_sample_of_the_how_to_goes_in_with_its_mapping(tmp_path: Path) -> None:
    (tmp_path / "tinh.json").write_text(block("json"), encoding="utf-8")
    (tmp_path / "ho-so.csv").write_text(block("csv"), encoding="utf-8")
    said = ["facts", "import", str(tmp_path / "ho-so.csv"), "--source", "tinh"]
    assert main([*said, "--mapping", str(tmp_path / "tinh.json")]) == 0
    assert DossierFact.objects.filter(source="tinh").count() == 3


def test_a_refused_row_is_one_line_and_the_status_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, [*numbered(2), row(MaHoSo="H06.99-9", DonViXuLy="Sở lạ")])
    assert main(["facts", "import", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("REFUSED  row 3  H06.99-9  import.unit_unknown: Không có đơn vị “Sở lạ”")
    assert "2 new, 0 changed, 0 unchanged, 1 refused. 6 personal values dropped." in said.err


def test_json_gives_one_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, [row(), row(MaHoSo="H06.99-9", TrangThaiHoSo="?", Lạ=1)])
    assert main(["facts", "import", str(file), "--json"]) == 1
    refused, done = map(json.loads, capsys.readouterr().out.splitlines())
    assert refused["refused"] == {
        "row": 2, "dossier": "H06.99-9", "code": "import.state_unknown",
        "codes": ["import.state_unknown"], "field": "TrangThaiHoSo",
        "message": "Không hiểu trạng thái “?”: cần 1–10 như Cổng quốc gia.",
    }  # fmt: skip
    assert (done["new"], done["refused"], done["ignored"]) == (1, 1, ["Lạ"])


def test_every_defect_keeps_its_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, [row(MaTTHC=None, TrangThaiHoSo="?"), row(MaTTHC="9.999999", NgayHenTra=None)])
    assert main(["facts", "import", str(file)]) == 1
    said = capsys.readouterr()
    assert "import.state_unknown, import.field_missing: Không hiểu trạng thái" in said.out
    assert "1 without NgayHenTra, of procedures that the catalogue lacks: never late." in said.err


def test_a_file_of_which_no_column_is_known_is_refused_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, [{"Hồ sơ": n, "Ngày": "x"} for n in range(3)])
    assert main(["facts", "import", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("motcua: import.columns_unknown: Không nhận ra cột nào của tệp (“Hồ")
    assert said.err.count("\n") == 1 and not DossierFact.objects.exists()


def test_what_had_no_source_before_a_file_is_named_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, telling = written(tmp_path, [row()], "a.json"), written(tmp_path, [row(NgayDongBo="20240911")], "b.json")
    begun = []
    for file in (plain, telling, telling):
        assert main(["facts", "import", str(file), "--json"]) == 0
        begun.append(json.loads(capsys.readouterr().out)["begun"])
    assert begun == [["3.2", "4.7"], ["1.4"], []]  # two wait for the first dossier of all
    assert main(["facts", "import", str(written(tmp_path, [row(DuocThanhToanTrucTuyen="1")]))]) == 0
    said = capsys.readouterr().err
    assert "without a source before this file: 3.5 " in said and "those of “imported”" in said


def test_a_column_that_every_row_needs_is_named_once_and_nothing_goes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, [{**one, "Mã TT": "1.008455"} for one in numbered(3, MaTTHC=None, NgayNopHoSo=None)])
    assert main(["facts", "import", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and not DossierFact.objects.exists()
    assert said.err.startswith("motcua: import.columns_missing: Cột MaTTHC (mã thủ tục) không có trong tệp")
    assert said.err.count("\n") == 1 and "“Mã TT”" in said.err and "NgayTiepNhan (" not in said.err


def test_rows_that_want_the_same_column_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = numbered(4, NgayKetThucXuLy=None)
    rows[0]["TrangThaiHoSo"], rows[3]["DonViXuLy"] = "4", "Sở lạ"
    (tmp_path / "a.csv").write_text(
        "\n".join(";".join(line) for line in (rows[0], *(one.values() for one in rows))), encoding="utf-8"
    )
    assert main(["facts", "import", str(tmp_path / "a.csv")]) == 1
    said = capsys.readouterr()
    together, alone = said.out.splitlines()
    assert together.startswith("REFUSED  2 rows from row 3  import.end_missing: Cột NgayKetThucXuLy (ngày kết thúc")
    assert alone.startswith("REFUSED  row 5") and "import.unit_unknown" in alone and "1 new" in said.err


def test_a_file_that_cannot_be_read_leaves_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").touch()
    assert main(["facts", "import", str(tmp_path / "a.csv")]) == 1
    assert capsys.readouterr().err == "motcua: import.file_empty: Tệp a.csv trống.\n"
