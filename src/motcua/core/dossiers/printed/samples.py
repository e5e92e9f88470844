"""Invented papers ("số liệu minh họa") for the stop-watch, for previews of a form, and for tests."""

from datetime import date, datetime

from motcua.core.dossiers.printed.parts import Applicant, Contact, Letterhead, PaperLine
from motcua.core.dossiers.printed.reception_slip import ReceptionSlip
from motcua.core.dossiers.printed.refusal_slip import RefusalSlip
from motcua.core.dossiers.printed.result_document import ResultDocument, Signature
from motcua.core.dossiers.printed.supplement_request import (
    SupplementLine,
    SupplementRequest,
)
from motcua.kernel.clock import TIME_ZONE

_CODE = "H06.14-240913-0001"
_STATUS = "https://motcua.example/tra-cuu/s8Zk3v9Qw2mXx7LrTt0aBc"
_COMMITTEE = "UBND thành phố Vũng Tàu"
_SUBJECT = "Cung cấp thông tin quy hoạch xây dựng"
_AN = Applicant(
    name="Nguyễn Thị An",
    identity_number="077190001234",
    address="12/5 đường Lê Hồng Phong, phường 7, thành phố Vũng Tàu",
    phone="0903 123 456",
    email="an@example.vn",
)
_HELP = Contact("Trần Thị Dung", "0254 385 2000", "motcua.example")


def reception_slip() -> ReceptionSlip:
    return ReceptionSlip(
        letterhead=Letterhead(_COMMITTEE, "Bộ phận Tiếp nhận và Trả kết quả", "Vũng Tàu", "0137/TNHS"),
        dossier_code=_CODE,
        status_url=_STATUS,
        desk=_COMMITTEE,
        applicant=_AN,
        submitted_by=_AN.name,
        channel="trực tuyến",
        subject=_SUBJECT,
        papers=(
            PaperLine(
                "Đơn đề nghị cung cấp thông tin quy hoạch xây dựng (theo mẫu)",
                originals=1,
            ),
            PaperLine(
                "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở gắn liền với đất",
                certified_copies=1,
            ),
            PaperLine("Sơ đồ vị trí, hiện trạng khu đất", copies=1),
        ),
        limit="10 ngày làm việc",
        received_at=datetime(2024, 9, 13, 8, 5, tzinfo=TIME_ZONE),
        due_at=datetime(2024, 9, 27, 8, 5, tzinfo=TIME_ZONE),
        return_place="Trực tuyến, vào kho dữ liệu điện tử của cá nhân",
        officer="Trần Thị Dung",
        book="01/2024",
        serial="137",
        signed_online=True,
        contact=_HELP,
    )


def supplement_request() -> SupplementRequest:
    return SupplementRequest(
        letterhead=Letterhead(_COMMITTEE, "Phòng Quản lý đô thị", "Vũng Tàu", "0042/HDHS"),
        dossier_code=_CODE,
        status_url=_STATUS,
        desk=_COMMITTEE,
        applicant=_AN,
        subject=_SUBJECT,
        lines=(
            SupplementLine(
                "Giấy chứng nhận quyền sử dụng đất",
                "Ảnh trang 3 bị mờ, không đọc được số thửa",
                copies=1,
            ),
            SupplementLine(
                "Sơ đồ vị trí khu đất",
                "Chưa có tọa độ các điểm góc ranh theo hệ VN-2000",
                originals=1,
            ),
        ),
        reason="Hồ sơ chưa đủ căn cứ xác định vị trí khu đất.",
        issued_at=datetime(2024, 9, 16, 14, 30, tzinfo=TIME_ZONE),
        officer="Lê Văn Em",
        contact=Contact("ông Lê Văn Em", "0254 385 2111", "motcua.example"),
        answer_by=date(2024, 10, 16),
    )


def refusal_slip() -> RefusalSlip:
    return RefusalSlip(
        letterhead=Letterhead(_COMMITTEE, "Bộ phận Tiếp nhận và Trả kết quả", "Vũng Tàu", "0007/TCHS"),
        dossier_code=_CODE,
        status_url=_STATUS,
        desk=_COMMITTEE,
        applicant=_AN,
        submitted_by=_AN.name,
        subject=_SUBJECT,
        reasons=("Khu đất thuộc địa bàn huyện Long Điền, không thuộc thẩm quyền giải quyết của thành phố.",),
        issued_at=datetime(2024, 9, 13, 9, 15, tzinfo=TIME_ZONE),
        officer="Trần Thị Dung",
        signed_online=True,
        contact=_HELP,
    )


def result_document() -> ResultDocument:
    return ResultDocument(
        letterhead=Letterhead(_COMMITTEE, "Phòng Quản lý đô thị", "Vũng Tàu"),
        about="cung cấp thông tin quy hoạch xây dựng thửa đất số 125, tờ bản đồ số 34, phường 7",
        addressees=("Bà Nguyễn Thị An",),
        body=(
            (
                f"Phòng Quản lý đô thị nhận được hồ sơ mã số {_CODE} của Bà Nguyễn Thị An đề nghị cung cấp thông tin "
                "quy hoạch xây dựng. Căn cứ Luật Quy hoạch đô thị số 30/2009/QH12, Phòng cung cấp thông tin như sau:"
            ),
        ),
        facts=(
            ("Chức năng sử dụng đất", "Đất ở hiện hữu cải tạo"),
            ("Mật độ xây dựng tối đa", "80 %"),
            ("Tầng cao tối đa", "05 tầng"),
        ),
        closing=("Phòng Quản lý đô thị trả lời để Bà Nguyễn Thị An được biết./.",),
        recipients=("Như trên;", "Lưu: VT."),
        signature=Signature(("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG"), "Nguyễn Văn Khoa"),
        prepared_at=datetime(2024, 9, 24, 10, 0, tzinfo=TIME_ZONE),
        dossier_code=_CODE,
    )
