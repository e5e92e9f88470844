"""What happens in a life, by which people look for procedures."""

from enum import StrEnum


class LifeEvent(StrEnum):
    BIRTH = "birth"
    MARRIAGE = "marriage"
    DEATH = "death"
    HOME = "home"
    LAND = "land"
    BUSINESS = "business"
    COPIES = "copies"
    SUPPORT = "support"
    ENVIRONMENT = "environment"
    MILITARY = "military"


LIFE_EVENT_LABELS = {
    LifeEvent.BIRTH: "Sinh con",
    LifeEvent.MARRIAGE: "Kết hôn",
    LifeEvent.DEATH: "Người thân qua đời",
    LifeEvent.HOME: "Xây, sửa nhà",
    LifeEvent.LAND: "Đất đai",
    LifeEvent.BUSINESS: "Kinh doanh",
    LifeEvent.COPIES: "Sao y, chứng thực",
    LifeEvent.SUPPORT: "Trợ cấp, hỗ trợ",
    LifeEvent.ENVIRONMENT: "Môi trường",
    LifeEvent.MILITARY: "Nghĩa vụ quân sự",
}
