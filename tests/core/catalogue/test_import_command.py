"""./motcua procedures import, as checks call it."""

import json
from pathlib import Path

import pytest

from motcua.config.cli import main
from motcua.core.catalogue.models import ProcedureVersion

pytestmark = pytest.mark.django_db

RECORD = {
    "metadata": {"mã_thủ_tục": "1.999001", "tên_thủ_tục": "Thủ tục thử", "lĩnh_vực": "Thử"},
    "content": {},
    "tables": {
        "hinh_thuc_nop": [
            {"hinh_thuc": "Trực tuyến", "thoi_han_giai_quyet": "02 Giờ", "phi_le_phi": "Lệ phí : 1.5 USD", "mo_ta": ""}
        ],
        "thanh_phan_ho_so": [{"ten_giay_to": "Đơn", "so_luong": "", "ghi_chu": "Bản chính: 1\nBản sao: 0"}],
        "can_cu_phap_ly": [],
    },
}


@pytest.fixture(autouse=True)
def named_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database is a named one: the command must not migrate it."""
    monkeypatch.setenv("DATABASE_URL", "postgresql:///named")


def write(folder: Path, **files: object) -> str:
    for name, content in files.items():
        (folder / f"{name}.json").write_text(content if isinstance(content, str) else json.dumps(content))
    return str(folder)


def test_json_gives_one_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["procedures", "import", write(tmp_path, a=RECORD), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {
        "code": "1.999001",
        "name": "Thủ tục thử",
        "ok": True,
        "limits": [{"channel": "online", "amount": 2, "unit": "hours"}],
        "fees": [{"kind": "charge", "amount": 1.5, "currency": "USD"}],
        "components": 1,
        "legal_bases": 0,
        "unparsed": [],
        "doubts": [],
    }


def test_a_bad_record_is_named_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["procedures", "import", write(tmp_path, a="{", b=RECORD), "--json"]) == 1
    bad, good = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (bad["ok"], bad["file"], "JSON" in bad["error"]) == (False, "a.json", True)
    assert good["ok"]
    assert ProcedureVersion.objects.count() == 1


def test_without_json_a_person_reads_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["procedures", "import", write(tmp_path, a=RECORD, b="[]")]) == 1
    said = capsys.readouterr()
    assert "1.999001  Thủ tục thử: trực tuyến 2 giờ; lệ phí 1,5 USD; 1 giấy tờ; 0 căn cứ" in said.out
    assert "REFUSED  b.json  national_record." in said.out
    assert said.err.strip() == "1 imported, 1 refused."


@pytest.mark.parametrize(("there", "code"), [(True, "procedures.empty"), (False, "procedures.directory")])
def test_a_folder_with_nothing_in_it_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: bool, code: str
) -> None:
    assert main(["procedures", "import", str(tmp_path if there else tmp_path / "x")]) == 1
    assert code in capsys.readouterr().err
