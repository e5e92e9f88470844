"""The words of identity: kinds of units and parties, roles, capacities."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class UnitKind(StrEnum):
    COMMITTEE = "committee"  # Ủy ban nhân dân
    OFFICE = "office"  # Văn phòng HĐND và UBND
    DEPARTMENT = "department"  # phòng chuyên môn
    ONE_STOP = "one_stop"  # Bộ phận Tiếp nhận và Trả kết quả
    PARTNER = "partner"  # công an, bưu điện, đoàn thể: not units of the administration


DECIDING = frozenset({UnitKind.COMMITTEE, UnitKind.OFFICE, UnitKind.DEPARTMENT})
"""Who decides dossiers, and so has an index: one-stop desks receive for others, partners are no offices of ours."""


class UnitLevel(StrEnum):
    PROVINCE = "province"
    CITY = "city"  # cấp huyện, until 2025-07-01
    COMMUNE = "commune"


class Role(StrEnum):
    """Held in a unit, for a time. A person may hold several."""

    ONE_STOP = "one_stop"  # tiếp nhận và trả kết quả
    SPECIALIST = "specialist"  # chuyên viên thụ lý
    DIVISION_HEAD = "division_head"  # trưởng phòng: phân công, ký nháy
    LEADER = "leader"  # ký duyệt
    CLERK = "clerk"  # văn thư: số, ngày, dấu
    MONITOR = "monitor"  # theo dõi chỉ số, danh mục
    TEAM_MEMBER = "team_member"  # tổ công nghệ số cộng đồng
    ADMINISTRATOR = "administrator"


OWN_SOURCE = "motcua"
"""The code of this system among those that facts come from."""


class PartyKind(StrEnum):
    """Loại đối tượng of the national exchange (LoaiDoiTuong 1–4)."""

    PERSON = "person"
    BUSINESS = "business"
    STATE_BODY = "state_body"
    ORGANISATION = "organisation"


class Assurance(StrEnum):
    """How sure we are of who a party is."""

    NONE = "none"  # typed at a counter
    SEEN = "seen"  # an officer saw the card
    LEVEL_1 = "level_1"  # VNeID mức 1
    LEVEL_2 = "level_2"  # VNeID mức 2


class MandateKind(StrEnum):
    PROXY = "proxy"  # ủy quyền
    ASSISTANCE = "assistance"  # nhờ hỗ trợ nộp hồ sơ


class Capacity(StrEnum):
    """In whose name a leader signs (NĐ 30/2020, Điều 13)."""

    OWN = "own"
    FOR_HEAD = "KT."  # ký thay
    BY_ORDER = "TL."  # thừa lệnh
    DELEGATED = "TUQ."  # thừa ủy quyền


@dataclass(frozen=True, slots=True)
class SignedOnPerson:
    """What a sign-on service says of a person (or, by its own account, a business) that has proved who it is."""

    subject: str
    identity_number: str  # of a business: its tax code
    full_name: str
    birth_date: date | None
    sex: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    assurance: Assurance = Assurance.LEVEL_2
    kind: PartyKind = PartyKind.PERSON


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a party says of itself, as typed, as a card states, or as a sign-on tells."""

    identifier: str
    name: str
    kind: PartyKind = PartyKind.PERSON
    birth_date: date | None = None
    sex: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    area_code: str = ""
