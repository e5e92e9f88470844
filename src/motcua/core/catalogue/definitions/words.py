"""The words of the catalogue: channels, units of time, kinds of money, whom a procedure serves."""

from enum import StrEnum


class Channel(StrEnum):
    """How a dossier reaches the office (KenhThucHien of the national exchange)."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class LimitUnit(StrEnum):
    HOURS = "hours"
    DAYS = "days"  # calendar days
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class FeeKind(StrEnum):
    """Luật Phí và lệ phí 2015, Điều 3: phí pays for a service, lệ phí is a fixed charge."""

    FEE = "fee"
    CHARGE = "charge"


class ServiceLevel(StrEnum):
    """NĐ 42/2022/NĐ-CP, Điều 11."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class AdministrativeLevel(StrEnum):
    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


class Audience(StrEnum):
    """Đối tượng thực hiện, as the national database has them."""

    CITIZEN = "citizen"
    OVERSEAS_VIETNAMESE = "overseas_vietnamese"
    FOREIGNER = "foreigner"
    OFFICIAL = "official"
    BUSINESS = "business"
    FOREIGN_INVESTED = "foreign_invested"
    ORGANISATION = "organisation"
    FOREIGN_ORGANISATION = "foreign_organisation"
    COOPERATIVE = "cooperative"


class Certainty(StrEnum):
    """How sure a stated fact is; everything but VERIFIED is said to the reader."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"  # believed, not checked against the text of the law
    ILLUSTRATIVE = "illustrative"  # made up so that the demo lives


CHANNEL_LABELS = {Channel.COUNTER: "Trực tiếp", Channel.ONLINE: "Trực tuyến", Channel.POST: "Bưu chính"}
SERVICE_LEVEL_LABELS = {
    ServiceLevel.FULL: "Toàn trình",
    ServiceLevel.PARTIAL: "Một phần",
    ServiceLevel.NONE: "Chưa trực tuyến",
}
UNIT_LABELS = {
    LimitUnit.HOURS: "giờ",
    LimitUnit.DAYS: "ngày",
    LimitUnit.WORKING_DAYS: "ngày làm việc",
    LimitUnit.MONTHS: "tháng",
}
FEE_LABELS = {FeeKind.FEE: "Phí", FeeKind.CHARGE: "Lệ phí"}
AUDIENCE_LABELS = {
    Audience.CITIZEN: "Công dân Việt Nam",
    Audience.OVERSEAS_VIETNAMESE: "Người Việt Nam định cư ở nước ngoài",
    Audience.FOREIGNER: "Người nước ngoài",
    Audience.OFFICIAL: "Cán bộ, công chức, viên chức",
    Audience.BUSINESS: "Doanh nghiệp",
    Audience.FOREIGN_INVESTED: "Doanh nghiệp có vốn đầu tư nước ngoài",
    Audience.ORGANISATION: "Tổ chức (không bao gồm doanh nghiệp, HTX)",
    Audience.FOREIGN_ORGANISATION: "Tổ chức nước ngoài",
    Audience.COOPERATIVE: "Hợp tác xã",
}
CERTAINTY_LABELS = {
    Certainty.VERIFIED: "đã kiểm chứng",
    Certainty.UNVERIFIED: "chưa kiểm chứng",
    Certainty.ILLUSTRATIVE: "số liệu minh họa",
}
