"""Records go in one by one; a bad one is named and stops nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from motcua.core.catalogue.models import ProcedureVersion
from motcua.core.catalogue.queries import record_of
from motcua.core.catalogue.services.import_procedures import Imported, import_procedures
from motcua.core.catalogue.services.publish_shipped import publish_shipped
from motcua.core.ledger.definitions import NOBODY, system
from motcua.kernel.errors import DomainError

pytestmark = pytest.mark.django_db
KEEPER = system("test")


def raw(code: str, **metadata: Any) -> dict[str, Any]:
    row = {"hinh_thuc": "Trực tiếp", "thoi_han_giai_quyet": "05 Ngày", "phi_le_phi": "Phí : 0 Đồng", "mo_ta": ""}
    return {
        "thu_tuc_id": code,
        "metadata": {"mã_thủ_tục": code, "tên_thủ_tục": f"Thủ tục {code}", "lĩnh_vực": "Thử"} | metadata,
        "content": {},
        "tables": {"hinh_thuc_nop": [row], "thanh_phan_ho_so": [], "can_cu_phap_ly": []},
    }


def imported(folder: Path, **files: Any) -> list[Imported]:
    for name, content in files.items():
        text = content if isinstance(content, bytes) else json.dumps(content).encode()
        (folder / f"{name}.json").write_bytes(text)
    return list(import_procedures(folder, actor=KEEPER))


def test_a_bad_record_is_named_and_the_others_go_in(tmp_path: Path) -> None:
    found = imported(tmp_path, a=raw("1.000001"), b=b"{", c=raw("1.000003", tên_thủ_tục=""), d=raw("1.000004"))
    assert [(one.source, one.refusal is None) for one in found] == [
        ("a.json", True), ("b.json", False), ("c.json", False), ("d.json", True),
    ]  # fmt: skip
    assert found[2].code == "1.000003"
    assert ProcedureVersion.objects.count() == 2


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    imported(tmp_path, a=raw("1.000001"))
    imported(tmp_path)
    assert ProcedureVersion.objects.get().number == 1


def test_a_changed_record_is_a_new_version(tmp_path: Path) -> None:
    imported(tmp_path, a=raw("1.000001"))
    imported(tmp_path, a=raw("1.000001", tên_thủ_tục="Tên mới"))
    assert [version.name for version in ProcedureVersion.objects.order_by("number")] == ["Thủ tục 1.000001", "Tên mới"]


def test_the_same_code_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    found = imported(tmp_path, a=raw("1.000001"), b=raw("1.000001"))
    assert found[0].refusal is None
    assert found[1].refusal is not None
    assert "a.json" in found[1].refusal.message


def test_what_the_national_record_does_not_know_is_kept(tmp_path: Path) -> None:
    publish_shipped(actor=KEEPER)
    (found,) = imported(tmp_path, a=raw("1.008455"))
    assert found.version is not None
    record = record_of(found.version)
    assert (record.name, record.short_name) == ("Thủ tục 1.008455", "Cung cấp thông tin quy hoạch xây dựng")
    assert record.form.steps
    assert record.route.steps


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    (found,) = imported(tmp_path)
    assert found.refusal is not None
    assert found.refusal.code == "national_record.file"


def test_a_stranger_imports_nothing(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="danh mục"):
        list(import_procedures(tmp_path, actor=NOBODY))
