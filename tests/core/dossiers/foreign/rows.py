"""Rows of another system, as its exports hold them."""

import json
from pathlib import Path
from typing import Any

GOOD: dict[str, Any] = {
    "MaHoSo": "H06.99-240902-0001",
    "MaTTHC": "1.008455.000.00.00.H06",
    "KenhThucHien": "2",
    "TrangThaiHoSo": "9",
    "DonViXuLy": "Phòng Quản lý đô thị",
    "ChuHoSo": "Nguyễn Thị An",
    "SoDienThoai": "0903000000",
    "NgayNopHoSo": "20240901200000",
    "NgayTiepNhan": "20240902080000",
    "NgayHenTra": "20240912170000",
    "NgayKetThucXuLy": "20240910100000",
}


def row(**more: Any) -> dict[str, Any]:
    """A dossier received on 2 September, promised for the 12th, answered on the 10th; None leaves a field out."""
    return {name: value for name, value in (GOOD | more).items() if value is not None}


def numbered(count: int, **more: Any) -> list[dict[str, Any]]:
    return [row(MaHoSo=f"H06.99-240902-{number:04d}", **more) for number in range(1, count + 1)]


def written(folder: Path, rows: object, name: str = "ho-so.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return file
