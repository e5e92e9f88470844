"""From the claims of a provider to a person.

The names are those that provincial systems consume (VNeID: number, name, birth, TechID, loAs; the national portal
adds contacts and businesses). TechID is the key that stays; a provider without one is known by `sub`.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.core.identity.definitions import Assurance, PartyKind, SignedOnPerson
from motcua.core.identity.errors import sign_on_incomplete

_BUSINESS = "2"  # LoaiTaiKhoan: 1 person, 2 business
_LONGEST_SUBJECT = 80
_DATES = (
    re.compile(r"(?P<y>(?:18|19|20)\d{2})-?(?P<m>\d{2})-?(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{2})[/.-]?(?P<m>\d{2})[/.-]?(?P<y>(?:18|19|20)\d{2})"),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Which claims of a provider say what; of several names the first that holds something counts."""

    label: str
    subject: tuple[str, ...] = ("TechID", "sub")
    account_kind: str = "LoaiTaiKhoan"
    number: tuple[str, ...] = ("SoDinhDanh",)
    name: tuple[str, ...] = ("HoVaTen",)
    business_number: tuple[str, ...] = ()
    business_name: tuple[str, ...] = ()
    birth_date: tuple[str, ...] = ("NgayThangNamSinh",)
    sex: tuple[str, ...] = ("GioiTinh",)
    phone: tuple[str, ...] = ("SoDienThoai",)
    email: tuple[str, ...] = ("ThuDienTu",)
    address: tuple[str, ...] = ("NoiOHienNay", "ThuongTru")
    assurance: tuple[str, ...] = ("loAs", "IAL")


_PROFILE_LABELS = {"vneid": "VNeID", "national_portal": "Cổng Dịch vụ công quốc gia"}

PROFILES = {
    "vneid": Profile(label=_PROFILE_LABELS["vneid"]),
    "national_portal": Profile(
        label=_PROFILE_LABELS["national_portal"],
        number=("SoDinhDanh", "SoCMND"),
        business_number=("MaSoThue", "MaSoDoanhNghiep"),
        business_name=("TenDoanhNghiep",),
        address=("NoiOHienNay", "ThuongTru", "DiaChi"),
    ),
}


def person_from(claims: Mapping[str, Any], profile: Profile) -> SignedOnPerson:
    """Raises DomainError `sign_on.incomplete` without a number or a name."""
    business = _said(claims, (profile.account_kind,)) == _BUSINESS
    number = _said(claims, profile.business_number if business else profile.number)
    name = _said(claims, profile.business_name if business else profile.name)
    subject = _said(claims, profile.subject)
    if not (number and name and subject):
        raise sign_on_incomplete()
    return SignedOnPerson(
        subject=subject if len(subject) <= _LONGEST_SUBJECT else hashlib.sha256(subject.encode()).hexdigest(),
        identity_number=number,
        full_name=name,
        birth_date=None if business else _date(_said(claims, profile.birth_date)),
        sex="" if business else _sex(_said(claims, profile.sex)),
        phone=_said(claims, profile.phone),
        email=_said(claims, profile.email),
        address=_said(claims, profile.address),
        assurance=_assurance(_said(claims, profile.assurance)),
        kind=PartyKind.BUSINESS if business else PartyKind.PERSON,
    )


def _said(claims: Mapping[str, Any], names: tuple[str, ...]) -> str:
    values = (str(claims.get(name) or "").strip() for name in names)
    return next((value for value in values if value), "")


def _date(text: str) -> date | None:
    """13/09/1990, 13091990, 1990-09-13 and 19900913 are met; a year alone is no date."""
    for form in _DATES:
        if found := form.match(text):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue  # 20051990 looks like a year first, and is not
    return None


def _sex(text: str) -> str:
    return {"1": "male", "nam": "male", "2": "female", "nữ": "female", "nu": "female"}.get(text.casefold(), "")


def _assurance(text: str) -> Assurance:
    """Level 2 only when the provider says so: what is unsaid is the lower level."""
    return Assurance.LEVEL_2 if text[-1:] in {"2", "3"} else Assurance.LEVEL_1
