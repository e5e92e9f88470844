"""What the style guide shows: invented people and figures, số liệu minh họa."""

from datetime import datetime
from typing import Any

from django import forms

from motcua.kernel.clock import TIME_ZONE
from motcua.web.ui.charts import Bar, Tile
from motcua.web.ui.navigation import Group
from motcua.web.ui.parts import (
    Account,
    Answer,
    Column,
    Crumb,
    Fact,
    FileItem,
    Happening,
    Link,
    Pages,
    Step,
    Stop,
    Tab,
)

SHA = "9f2c1c6f0d3f6f6a0b4e7b8f5d1a2c3e4f5061728394a5b6c7d8e9fa0b1c2d3e"
WARDS = ("Phường 1", "Phường 2", "Phường Thắng Nhất", "Phường Nguyễn An Ninh", "Xã Long Sơn")
WAYS = (("online", "Nhận trên mạng"), ("counter", "Nhận tại quầy"), ("post", "Nhận qua bưu chính"))
WAY_DETAILS = {
    "online": "Bản điện tử có chữ ký số, có ngay khi ký xong",
    "counter": "Bộ phận một cửa thành phố, giờ hành chính",
    "post": "Bưu tá giao tận nhà, cước trả khi nhận",
}


class SampleForm(forms.Form):
    """Every kind of question once."""

    name = forms.CharField(label="Họ và tên", initial="Nguyễn Thị An", help_text="Viết như trên thẻ căn cước")
    issued = forms.CharField(label="Ngày cấp giấy chứng nhận", help_text="Ví dụ: 27/03/2019")
    ward = forms.ChoiceField(
        label="Phường, xã", choices=[("", "Chọn phường, xã"), *((ward, ward) for ward in WARDS)],
        help_text="Gõ vài chữ, có dấu hay không dấu",
    )  # fmt: skip
    purpose = forms.CharField(label="Mục đích", widget=forms.Textarea, required=False)
    way = forms.ChoiceField(label="Nhận kết quả ở đâu", choices=WAYS, widget=forms.RadioSelect, initial="online")
    agree = forms.BooleanField(label="Tôi cam đoan những điều khai trên là đúng")


def wrong_form() -> SampleForm:
    """The form with an impossible date, no ward and no promise."""
    form = SampleForm({"name": "Nguyễn Thị An", "issued": "31/02/2019", "way": "online"}, auto_id="wrong_%s")
    form.add_error("issued", "Ngày 31/02/2019 không có trong lịch. Xin kiểm tra lại.")
    return form


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2024, 9, day, hour, minute, tzinfo=TIME_ZONE)


def components() -> dict[str, Any]:
    """The records that the guide's page of parts lists."""
    return {
        "form": SampleForm(),
        "wrong": wrong_form(),
        "way_details": WAY_DETAILS,
        "answers": ANSWERS,
        "stops": STOPS,
        "tabs": TABS,
        "crumbs": (Crumb("Trang chủ", "#"), Crumb("Xây dựng", "#"), Crumb("Cung cấp thông tin quy hoạch xây dựng")),
        "steps": (Step("Người nộp", "#"), Step("Giấy tờ"), Step("Xem lại và nộp")),
        "pages": Pages("#truoc", "#tiep", "51–100"),
        "columns": INBOX_COLUMNS,
        "happenings": HAPPENINGS,
        "facts": FACTS,
        "files": (
            FileItem("so-do-vi-tri.pdf", "#", 1_268_000, SHA, "2 ảnh, ghép thành 1 tệp"),
            FileItem("giay-tiep-nhan.pdf", "#", 84_000),
        ),
        "bars": FLOW,
        "series": ("Đã nộp", "Đã trả"),
        "tiles": TILES,
        "bands": ("từ 88", "80–87", "70–79", "62–69", "dưới 62"),
        "trend": (61, 64, 63, 70, 72, 71, 76.4),
        "now": _at(13, 8, 16),
    }


ANSWERS = (
    Answer("Nộp gì", "1 giấy tờ", "Văn bản đề nghị, điền trên mạng", "paper"),
    Answer("Bao lâu", "10 ngày làm việc", "Nộp trực tiếp: 15 ngày", "clock"),
    Answer("Bao nhiêu tiền", "Không mất phí", icon="money"),
    Answer("Nhận ở đâu", "Trên mạng", "hoặc tại quầy, qua bưu chính", "pin"),
)
STOPS = (
    Stop("Đã nộp", "08:16, thứ Sáu 13/09/2024, trên mạng", "done"),
    Stop("Đã tiếp nhận", "09:02 · Bộ phận Tiếp nhận và Trả kết quả thành phố", "done"),
    Stop("Đang thẩm định", "Chuyên viên, Phòng Quản lý đô thị · còn 9 ngày 3 giờ làm việc", "now"),
    Stop("Ký kết quả"),
    Stop("Trả kết quả trên mạng"),
)
TABS = (
    Tab("Chờ tiếp nhận", "#", 12),
    Tab("Chờ xử lý", "#", 9),
    Tab("Sắp đến hạn", "#", 5, current=True, tone="soon"),
    Tab("Quá hạn", "#", 1, tone="late"),
    Tab("Chờ bổ sung", "#", 7),
    Tab("Chờ trình ký", "#", 4),
    Tab("Chờ trả", "#", 6),
)
INBOX_COLUMNS = (
    Column("Còn lại", href="#", sorted="ascending"),
    Column("Hồ sơ"),
    Column("Người nộp"),
    Column("Đang ở"),
    Column("Cách nộp"),
)
_PLAN = "Cung cấp thông tin quy hoạch xây dựng"
INBOX = (
    # tone, what is left, procedure, code, who, for whom, where it lies, how it came
    ("late", "quá 3 giờ", "Xác nhận tình trạng hôn nhân", "H06.12.04-240910-0011",
     "Trần Thị Hoa", "", "Em · Tư pháp", "Trực tiếp"),
    ("soon", "còn 2 giờ", _PLAN, "H06.12-240830-0003", "Lê Văn Bình", "thay Nguyễn Thị An", "Phúc · chờ ký", "Từ xa"),
    ("soon", "còn 1 ngày 3 giờ", "Tờ khai phí bảo vệ môi trường (nước thải)", "H06.12-240905-0009",
     "Công ty TNHH Hải sản Sao Mai", "", "Em · Tài nguyên", "Từ xa"),
    ("wait", "tạm dừng", "Thành lập hộ kinh doanh", "H06.12-240911-0002",
     "Phạm Quốc Đạt", "", "Chờ người nộp bổ sung", "Có hỗ trợ"),
    ("neutral", "còn 6 ngày", _PLAN, "H06.12-240912-0006", "Võ Thanh Tùng", "", "Em · Quản lý đô thị", "Từ xa"),
    ("ok", "đã ký", "Chứng thực bản sao điện tử từ bản chính", "H06.12.01-240913-0004",
     "Đặng Thu Hà", "", "Dung · chờ trả", "Tại máy trung tâm"),
)  # fmt: skip
HAPPENINGS = (
    Happening(
        _at(13, 10, 5), "Chuyển trưởng phòng xem xét", "Em, chuyên viên Phòng Quản lý đô thị",
        "Thửa đất thuộc ô quy hoạch OM-12. Đề nghị cung cấp thông tin như dự thảo kèm theo.", "door",
    ),
    Happening(_at(13, 9, 40), "Giao xử lý", "Khoa, trưởng Phòng Quản lý đô thị"),
    Happening(_at(13, 9, 2), "Tiếp nhận, hẹn trả trước 17:00 thứ Sáu 27/09/2024", "Dung, bộ phận một cửa", tone="ok"),
    Happening(_at(13, 8, 16), "Nộp từ xa", "Nguyễn Thị An"),
)  # fmt: skip
FACTS = (
    Fact("Người nộp", "Nguyễn Thị An", change_href="#"),
    Fact("Số căn cước", "077 190 000 123"),
    Fact("Nơi ở", "12 Lê Lợi, Phường 1, thành phố Vũng Tàu", "Nay thuộc phường Vũng Tàu", "#"),
    Fact("Thư điện tử", ""),
)
_DAYS = ((3, 21, 12), (4, 26, 19), (5, 30, 24), (6, 34, 22), (9, 18, 27), (10, 25, 25), (11, 29, 20), (12, 31, 28))
FLOW = tuple(Bar(f"{day:02d}/09", (filed, done), f"#ngay-{day}") for day, filed, done in (*_DAYS, (13, 14, 6)))
_UNITS = (
    ("Phường 1", 91), ("Phường 2", 84), ("Phường 3", 77), ("Phường 4", 80), ("Phường 5", 66), ("Thắng Nhì", 75),
    ("Thắng Tam", 88), ("Phường 7", 79), ("Phường 8", 82), ("Phường 9", 73), ("Phường 10", 58), ("Phường 11", 70),
    ("Phường 12", 71), ("Rạch Dừa", 86), ("Thắng Nhất", 78), ("Nguyễn An Ninh", 89),
)  # fmt: skip


def _band(points: int) -> int:
    return next(n for n, least in enumerate((88, 80, 70, 62, 0), start=1) if points >= least)


TILES = (
    *(Tile(name, str(points), _band(points), f"#{n}") for n, (name, points) in enumerate(_UNITS)),
    Tile("Long Sơn", "–", 0, "#long-son", said="Xã Long Sơn: chưa phát sinh"),
)
ACCOUNT = Account(
    "Trần Mỹ Dung", "Bộ phận một cửa thành phố",
    (Link("Hộp việc", "#", "inbox", 34), Link("Ca trực hôm nay", "#", "calendar")), "#dang-xuat",
)  # fmt: skip
CITIZEN = Account(
    "Nguyễn Thị An",
    "Công dân",
    (Link("Hồ sơ của tôi", "#", "inbox", 2), Link("Kho giấy tờ", "#", "paper")),
    "#dang-xuat",
)
DESK_NAV = (
    Group((
        Link("Hộp việc", "#hop-viec", "inbox", 34, current=True),
        Link("Tiếp nhận tại quầy", "#quay", "card"),
        Link("Trả kết quả", "#tra", "hand-over", 6),
        Link("Quá hạn", "#qua-han", "alert", 1, "late"),
    )),
    Group((
        Link("Chỉ số", "#chi-so", "chart"),
        Link("Tra cứu", "#tra-cuu", "search"),
        Link("Thủ tục", "#thu-tuc", "book"),
    ), "Theo dõi"),
)  # fmt: skip
PUBLIC_NAV = (
    Link("Thủ tục", "#thu-tuc", "book", current=True),
    Link("Tra cứu hồ sơ", "#tra-cuu", "search"),
    Link("Hỏi đáp", "#hoi-dap", "chat"),
    Link("Chất lượng phục vụ", "#chat-luong", "chart"),
)
