"""A small city for tests: its units, its people, one procedure. Everything here is made up.

`city` (a fixture; `make_city()` where a fixture does not fit) gives all of it by name: `city.dung.actor`,
`city.an.party`, `city.planning`, `city.procedure`. Rows are written straight, so that a test of one service
does not stand on another.
"""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from motcua.kernel import clock
from tests.once import Kept, made_once

FOUNDED = date(2023, 1, 1)
MORNING = datetime(2024, 9, 13, 8, 0, tzinfo=clock.TIME_ZONE)
"""Friday 13 September 2024, 08:00: when the demo city begins."""


@dataclass(frozen=True)
class OfficerOf:
    """An officer who acts for one unit."""

    officer: Any
    unit: Any
    roles: frozenset[str]

    @property
    def actor(self) -> Any:
        from motcua.core.ledger import definitions

        return definitions.officer(self.officer.pk, self.unit.pk, self.roles)

    @property
    def user(self) -> Any:
        return self.officer.user


@dataclass(frozen=True)
class Citizen:
    party: Any
    user: Any

    @property
    def actor(self) -> Any:
        from motcua.core.ledger import definitions

        return definitions.citizen(self.party.pk)


@dataclass(frozen=True)
class City:
    """Units and people as in design.md §1; `ward` is Phường 1, where Giang works."""

    committee: Any
    office: Any
    planning: Any
    environment: Any
    one_stop: Any
    ward: Any
    ward_desk: Any
    dung: OfficerOf
    em: OfficerOf
    khoa: OfficerOf
    phuc: OfficerOf
    hanh: OfficerOf
    lan: OfficerOf
    giang: OfficerOf
    an: Citizen
    binh: Citizen
    chi: Citizen
    minh: Citizen
    procedure: Any


def _step(kind: str, title: str, role: str, unit: str, hours: int) -> dict[str, str]:
    return {"code": kind, "kind": kind, "title": title, "role": role, "unit": unit, "hours": str(hours)}


ROUTE: dict[str, Any] = {
    "title": "Quy trình mẫu",
    "steps": [
        _step("receive", "Nhận hồ sơ", "one_stop", "receiving", 0),
        _step("check", "Kiểm tra hồ sơ", "one_stop", "receiving", 4),
        _step("assign", "Phân công", "division_head", "competent", 4),
        _step("process", "Thụ lý", "specialist", "competent", 64),
        _step("initial", "Ký nháy", "division_head", "competent", 16),
        _step("sign", "Ký duyệt", "leader", "authority", 16),
        _step("number", "Lấy số, đóng dấu", "clerk", "authority", 4),
        _step("return", "Trả kết quả", "one_stop", "returning", 0),
    ],
}
SPOT_ROUTE = {
    "title": "Bốn bước tại chỗ",
    "on_the_spot": True,
    "steps": [step for step in ROUTE["steps"] if step["kind"] not in ("assign", "initial")],
}
"""Received, examined, approved and handed over while the person waits."""
_FIELDS = [
    {"kind": "text", "name": "full_name", "label": "Họ và tên", "required": True, "prefill": "party.full_name"},
    {"kind": "text", "name": "plot", "label": "Thửa đất số", "required": True},
    {"kind": "number", "name": "area", "label": "Diện tích", "places": 1, "minimum": "1", "unit": "m²"},
]
FORM = {
    "title": "Đơn đề nghị",
    "steps": [{"code": "request", "title": "Nội dung đề nghị", "sections": [{"fields": _FIELDS}]}],
}
ANSWERS = {"full_name": "Nguyễn Thị An", "plot": "12", "area": "150"}
"""Answers that the form takes as they are."""


def make_unit(code: str, name: str, short_name: str, kind: str, level: str, parent: Any = None, **more: Any) -> Any:
    from django.db.backends.postgresql.psycopg_any import DateRange

    from motcua.core.identity.models import Unit, UnitPlacement
    from motcua.kernel.text import sort_key

    row = {"name": name, "short_name": short_name, "kind": kind, "level": level, "sort_key": sort_key(name)}
    unit = Unit.objects.create(code=code, valid_from=FOUNDED, **row, **more)
    UnitPlacement.objects.create(unit=unit, parent=parent, period=DateRange(FOUNDED, None))
    return unit


def make_officer(username: str, name: str, unit: Any, title: str, *roles: str, usual: bool = True) -> OfficerOf:
    from motcua.core.identity.models import Officer, RoleHolding, User
    from motcua.kernel.text import person_sort_key

    user = User.objects.create(username=username, email=f"{username}@vungtau.example")
    officer = Officer.objects.create(user=user, name=name, sort_key=person_sort_key(name))
    for role in roles:
        held = {"role": role, "title": title, "usual": usual, "valid_from": FOUNDED}
        RoleHolding.objects.create(officer=officer, unit=unit, **held)
    return OfficerOf(officer, unit, frozenset(roles))


def make_citizen(username: str, name: str, number: str, born: date, sex: str, **more: Any) -> Citizen:
    from motcua.core.identity.models import Party, User
    from motcua.kernel.text import person_sort_key, unaccented

    said = {
        "birth_date": born,
        "sex": sex,
        "assurance": "level_2",
        "subject": f"demo:{number}",
        "email": f"{username}@example.vn",
    }
    found = {"search_text": f"{unaccented(name)} {number}", "sort_key": person_sort_key(name)}
    party = Party.objects.create(kind="person", identifier=number, name=name, **(said | found | more))
    return Citizen(party, User.objects.create(username=f"citizen-{username}", party=party))


def make_procedure(code: str = "1.008455", name: str = "Cung cấp thông tin quy hoạch xây dựng", **more: Any) -> Any:
    """A published version: a form, a sketch to upload, 15 working days (10 online), sent along `ROUTE`."""
    from motcua.core.catalogue.models import Component, Procedure, ProcedureVersion, Sector, TimeLimit
    from motcua.kernel.text import sort_key

    sector, _ = Sector.objects.get_or_create(code="QHXD", defaults={"name": "Quy hoạch xây dựng, kiến trúc"})
    procedure = Procedure.objects.create(code=code)
    said = {"form": FORM, "route": ROUTE, "service_level": "full", "published_at": datetime(2024, 1, 2, tzinfo=UTC)}
    row = {"number": 1, "state": "published", "name": name, "sector": sector, "sort_key": sort_key(name)}
    version = ProcedureVersion.objects.create(procedure=procedure, **(row | said | more))
    procedure.current = version
    procedure.save()
    papers = [
        Component(code="request", name="Đơn đề nghị", from_form=True, originals=1),
        Component(
            code="sketch", name="Sơ đồ vị trí khu đất", paper_kind="sketch", copies=1, accepts=["pdf", "jpg", "png"]
        ),
    ]
    for position, paper in enumerate(papers):
        paper.version, paper.position = version, position
        paper.save()
    for channel, days in (("counter", 15), ("online", 10), ("post", 15)):
        TimeLimit.objects.create(version=version, channel=channel, amount=Decimal(days), unit="working_days")
    return version


def offer(version: Any, receiving: Any, competent: Any) -> Any:
    from motcua.core.catalogue.facts import keep_procedure
    from motcua.core.catalogue.models import Offering

    units = {"receiving_unit": receiving, "competent_unit": competent}
    offering = Offering.objects.create(procedure=version.procedure, valid_from=FOUNDED, **units)
    keep_procedure(version.procedure)
    return offering


def _units() -> dict[str, Any]:
    committee = make_unit(
        "H06.30", "Ủy ban nhân dân thành phố Vũng Tàu", "TP Vũng Tàu", "committee", "city", head_title="CHỦ TỊCH"
    )
    ward = make_unit(
        "H06.30.21", "Ủy ban nhân dân Phường 1", "Phường 1", "committee", "commune", committee,
        area_code="26506", head_title="CHỦ TỊCH",
    )  # fmt: skip
    desk, department = "Bộ phận Tiếp nhận và Trả kết quả", "department"
    return {
        "committee": committee,
        "office": make_unit("H06.30.01", "Văn phòng HĐND và UBND", "VP", "office", "city", committee),
        "planning": make_unit("H06.30.11", "Phòng Quản lý đô thị", "QLĐT", department, "city", committee),
        "environment": make_unit("H06.30.05", "Phòng Tài nguyên và Môi trường", "TNMT", department, "city", committee),
        "one_stop": make_unit("H06.30.15", f"{desk} thành phố", "Một cửa TP", "one_stop", "city", committee),
        "ward": ward,
        "ward_desk": make_unit("H06.30.21.01", f"{desk} Phường 1", "Một cửa P1", "one_stop", "commune", ward),
    }


def _officers(units: dict[str, Any]) -> dict[str, OfficerOf]:
    from motcua.core.identity.models import SigningCapacity

    committee, planning = units["committee"], units["planning"]
    phuc = make_officer("phuc", "Đỗ Hữu Phúc", committee, "Phó Chủ tịch", "leader")
    signs = {"capacity": "KT.", "own_title": "Phó Chủ tịch", "on_behalf_of": "Chủ tịch", "valid_from": FOUNDED}
    SigningCapacity.objects.create(officer=phuc.officer, unit=committee, **signs)
    return {
        "dung": make_officer("dung", "Phạm Thị Dung", units["one_stop"], "Chuyên viên một cửa", "one_stop"),
        "em": make_officer("em", "Võ Văn Em", planning, "Chuyên viên", "specialist"),
        "khoa": make_officer("khoa", "Đặng Anh Khoa", planning, "Trưởng phòng", "division_head"),
        "phuc": phuc,
        "hanh": make_officer("hanh", "Bùi Thị Hạnh", committee, "Văn thư", "clerk"),
        "lan": make_officer("lan", "Ngô Thị Lan", committee, "Chuyên viên Văn phòng", "monitor", "administrator"),
        "giang": make_officer("giang", "Mai Thị Giang", units["ward_desk"], "Công chức một cửa", "one_stop"),
    }


def _citizens() -> dict[str, Citizen]:
    born = {"an": date(1990, 5, 20), "binh": date(1985, 3, 2), "chi": date(1996, 8, 8), "minh": date(2001, 1, 15)}
    return {
        "an": make_citizen("an", "Nguyễn Thị An", "077190000123", born["an"], "female", area_code="26506"),
        "binh": make_citizen("binh", "Trần Văn Bình", "077085000456", born["binh"], "male"),
        "chi": make_citizen("chi", "Lê Thị Chi", "077196000789", born["chi"], "female"),
        "minh": make_citizen("minh", "Huỳnh Văn Minh", "077201000321", born["minh"], "male"),
    }


def make_city() -> City:
    units = _units()
    procedure = make_procedure()
    offer(procedure, units["one_stop"], units["planning"])
    return City(**units, **_officers(units), **_citizens(), procedure=procedure)


def signed_in(who: Any) -> Any:
    """A browser without JavaScript in which this person is signed in."""
    from django.test import Client

    client = Client()
    client.force_login(who.user)
    return client


_kept: list[Kept] = []
"""A process keeps one."""


@pytest.fixture
def city(db: None) -> City:
    """Made row by row once; from then on by one message to the database, which takes a fraction of the time."""
    from django.db import connection

    city: City
    if not _kept:
        city, kept = made_once(make_city)
        _kept.append(kept)
        return city
    with connection.cursor() as cursor:
        cursor.execute(_kept[0].inserts)
    city = pickle.loads(_kept[0].pickled)
    return city


@pytest.fixture
def morning() -> Iterator[clock.Hand]:
    """The city's clock stands on Friday 13 September 2024, 08:00, until the hand moves it."""
    with clock.frozen(MORNING) as hand:
        yield hand
