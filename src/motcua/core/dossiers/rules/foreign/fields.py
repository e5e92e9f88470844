"""The fields of the national exchange (HoSo) that a fact is made from, and those that name a person.

What stands in neither list is not read. The names are the exchange's own: they are data, not names of ours.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from motcua.kernel.text import tidy, unaccented


class Kind(StrEnum):
    CODE = "code"
    MOMENT = "moment"
    DUE = "due"  # a day without an hour means its end
    FLAG = "flag"
    NUMBER = "number"
    MOMENTS = "moments"  # several in one cell, with semicolons between them
    CODES = "codes"
    LIST = "list"  # of objects, in JSON only


@dataclass(frozen=True, slots=True)
class Field:
    """`caption` is what people write at the head of such a column."""

    name: str
    kind: Kind
    caption: str
    required: bool = False


_ALL: Final = (
    Field("MaHoSo", Kind.CODE, "Mã hồ sơ", required=True),
    Field("MaTTHC", Kind.CODE, "Mã thủ tục", required=True),
    Field("MaLinhVuc", Kind.CODE, "Mã lĩnh vực"),
    Field("KenhThucHien", Kind.CODE, "Kênh thực hiện", required=True),
    Field("LoaiDoiTuong", Kind.CODE, "Loại đối tượng"),
    Field("TrangThaiHoSo", Kind.CODE, "Trạng thái hồ sơ", required=True),
    Field("DonViXuLy", Kind.CODE, "Đơn vị xử lý", required=True),
    Field("DonViTiepNhan", Kind.CODE, "Đơn vị tiếp nhận"),
    Field("NgayNopHoSo", Kind.MOMENT, "Ngày nộp"),
    Field("NgayTiepNhan", Kind.MOMENT, "Ngày tiếp nhận"),
    Field("NgayHenTra", Kind.DUE, "Ngày hẹn trả"),
    Field("NgayKetThucXuLy", Kind.MOMENT, "Ngày kết thúc xử lý"),
    Field("NgayTuChoi", Kind.MOMENT, "Ngày từ chối"),
    Field("NgayTra", Kind.MOMENT, "Ngày trả kết quả"),
    Field("HinhThuc", Kind.CODE, "Hình thức trả kết quả"),
    Field("HoSoCoThanhPhanSoHoa", Kind.FLAG, "Có thành phần số hóa"),
    Field("TaiKhoanDuocXacThucVoiVNeID", Kind.FLAG, "Đã xác thực VNeID"),
    Field("DuocThanhToanTrucTuyen", Kind.CODE, "Thanh toán trực tuyến"),
    Field("DSKetNoiCSDL", Kind.CODES, "Cơ sở dữ liệu đã kết nối"),
    Field("NgayBoSung", Kind.MOMENTS, "Ngày yêu cầu bổ sung"),
    Field("NgayTiepNhanBoSung", Kind.MOMENTS, "Ngày tiếp nhận bổ sung"),
    Field("NgayHenTraTruoc", Kind.MOMENTS, "Ngày hẹn trả trước bổ sung"),
    Field("NgayHenTraMoi", Kind.MOMENTS, "Ngày hẹn trả sau bổ sung"),
    Field("SoThanhPhan", Kind.NUMBER, "Số thành phần"),
    Field("SoThanhPhanSoHoa", Kind.NUMBER, "Số thành phần đã số hóa"),
    Field("SoThanhPhanTaiSuDung", Kind.NUMBER, "Số thành phần dùng lại"),
    Field("SoThanhPhanTuKho", Kind.NUMBER, "Số thành phần lấy từ kho"),
    Field("TongLePhi", Kind.NUMBER, "Tổng phí, lệ phí"),
    Field("CoKetQuaDienTu", Kind.FLAG, "Có kết quả điện tử"),
    Field("NgayThanhToan", Kind.MOMENT, "Ngày thanh toán"),
    Field("NgayDongBo", Kind.MOMENT, "Ngày đồng bộ"),
    Field("NgayDanhGia", Kind.MOMENT, "Ngày đánh giá"),
    Field("KhongHaiLong", Kind.FLAG, "Không hài lòng"),
    Field("TaiLieuNop", Kind.LIST, "Tài liệu nộp"),
    Field("DanhSachLePhi", Kind.LIST, "Danh sách lệ phí"),
    Field("DanhSachHoSoBoSung", Kind.LIST, "Danh sách bổ sung"),
    Field("DanhSachGiayToKetQua", Kind.LIST, "Giấy tờ kết quả"),
)

FIELDS: Final = {field.name: field for field in _ALL}
TOLD_BY: Final = {
    "tells_payments": frozenset({"DuocThanhToanTrucTuyen", "NgayThanhToan"}),
    "tells_exchange": frozenset({"NgayDongBo"}),
    "tells_scans": frozenset({"SoThanhPhanSoHoa", "HoSoCoThanhPhanSoHoa", "TaiLieuNop"}),
    "tells_reuse": frozenset({"SoThanhPhanTaiSuDung", "SoThanhPhanTuKho", "HoSoCoThanhPhanSoHoa", "TaiLieuNop"}),
    "tells_store": frozenset({"SoThanhPhanTuKho", "TaiLieuNop"}),
    "tells_results": frozenset({"CoKetQuaDienTu", "DanhSachGiayToKetQua"}),
    "tells_identity": frozenset({"TaiKhoanDuocXacThucVoiVNeID", "DSKetNoiCSDL"}),
}
"""Of what a file tells, by any of which fields. Of what it never says nothing is known: that is no zero."""
OUGHT_TO_TELL: Final = {
    "tells_scans": "papers that were scanned",
    "tells_reuse": "papers used again",
    "tells_store": "papers from a repository",
    "tells_results": "electronic results",
    "tells_identity": "verified identities",
}
"""What every system ought to tell: an import names what it lacks."""
REQUIRED: Final = [field for field in FIELDS.values() if field.required]

PERSONAL: Final = frozenset(
    {
        "ChuHoSo", "SoGiayToChuHoSo", "MaDoiTuong", "ThongTinKhac", "Email", "Fax", "SoDienThoai", "TrichYeuHoSo",
        "ThongTinTra", "GhiChu", "DinhDanhCHS", "NguoiNop", "HoTen", "DiaChi", "SoDinhDanh", "NguoiXuLy", "TienTrinh",
    }
)  # fmt: skip
"""Names, numbers, addresses and free words: dropped unread, and counted."""


def heading(text: object) -> str:
    """A column's head as it is compared: without accents, case and spaces."""
    return unaccented(tidy(str(text))).replace(" ", "").replace("_", "")


BY_HEADING: Final = {heading(said): field.name for field in FIELDS.values() for said in (field.name, field.caption)}
PERSONAL_HEADINGS: Final = frozenset(map(heading, PERSONAL))
