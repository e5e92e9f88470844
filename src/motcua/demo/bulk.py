"""A great many made-up dossiers, told as another system would tell them: each goes through the import, so that the
ledger is sound and facts can be made anew from events. Everything here is "số liệu minh họa".
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from motcua.core.catalogue.models import Offering
from motcua.core.dossiers.rules.foreign import Row
from motcua.kernel import clock

DAYS = 365
"""How far back the arrivals begin."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit and a procedure that it decides."""

    unit: str
    procedure: str


def bulk_rows(dossiers: int, seed: int) -> Iterator[Row]:
    """`dossiers` rows in the order of their arrival over the year up to now; the same seed makes the same rows."""
    chance = random.Random(seed)
    places = _places()
    weights = [1 / (1 + number) for number in range(len(places))]  # few have many, many have few
    chance.shuffle(places)
    now = clock.now().replace(microsecond=0)
    drawn = chance.choices(places, weights, k=dossiers)
    for number, place in enumerate(drawn, start=1):
        arrived = now - timedelta(days=DAYS) * (1 - number / (dossiers + 1))
        yield Row(number, _cells(chance, number, seed, place, arrived.replace(microsecond=0), now))


def _cells(
    chance: random.Random, number: int, seed: int, place: Place, arrived: datetime, now: datetime
) -> dict[str, Any]:
    due = arrived + timedelta(days=7)
    online = chance.random() < 0.6
    cells: dict[str, Any] = {
        "MaHoSo": f"BULK{seed}-{number:08d}",
        "MaTTHC": place.procedure,
        "DonViXuLy": place.unit,
        "KenhThucHien": "2" if online else "1",
        "TrangThaiHoSo": "4",
        "NgayNopHoSo": _said(arrived - timedelta(hours=2)),
        "NgayTiepNhan": _said(arrived),
        "NgayHenTra": _said(due),
        "TaiKhoanDuocXacThucVoiVNeID": "1" if online else "0",
        "SoThanhPhan": "2",
        "SoThanhPhanSoHoa": "2" if chance.random() < 0.7 else "0",
        "SoThanhPhanTaiSuDung": "1" if chance.random() < 0.1 else "0",
    }
    return cells | _ending(chance, arrived + timedelta(days=1 + chance.random() * 6.2), now)


def _ending(chance: random.Random, finished: datetime, now: datetime) -> dict[str, Any]:
    """One in fifty is late; what would end after now is still in hand."""
    if finished >= now:
        return {}
    electronic = "1" if chance.random() < 0.8 else "0"
    return {
        "TrangThaiHoSo": "10",
        "NgayKetThucXuLy": _said(finished),
        "NgayTra": _said(finished),
        "CoKetQuaDienTu": electronic,
    }


def _said(moment: datetime) -> str:
    return f"{clock.in_city(moment):%Y%m%d%H%M%S}"


def _places() -> list[Place]:
    offered = (
        Offering.objects.order_by("competent_unit__code", "procedure__code")
        .values_list("competent_unit__code", "procedure__code")
        .distinct()
    )
    return [Place(unit, procedure) for unit, procedure in offered]
