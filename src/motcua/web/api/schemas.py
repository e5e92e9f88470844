"""What the interface answers. Descriptions are Vietnamese: they are the reference that people read."""

from datetime import date, datetime

from ninja import Field, Schema


class Problem(Schema):
    """Mọi lỗi đều có dạng này."""

    code: str = Field(description="mã lỗi cố định, dành cho máy", examples=["unit.not_found"])
    message: str = Field(description="câu tiếng Việt, dành cho người")
    field: str | None = Field(None, description="tham số bị lỗi, nếu biết")


class UnitOut(Schema):
    """Một đơn vị, như trong cây đơn vị của ngày được hỏi."""

    code: str = Field(description="mã định danh")
    name: str
    kind: str = Field(description="committee, office, department, one_stop, partner …")
    level: str = Field(description="province, city, commune …")
    depth: int = Field(description="đứng sâu mấy bậc dưới gốc")
    parent: str | None = Field(description="mã của đơn vị cấp trên")
    valid_from: date
    valid_to: date | None


class PeriodOut(Schema):
    """Một kỳ báo cáo có thể hỏi."""

    code: str = Field(description="2024-09, 2024-Q3 hoặc 2024")
    kind: str
    start: datetime
    end: datetime = Field(description="thời điểm đầu tiên sau kỳ")
    as_of: datetime = Field(description="số liệu tính đến lúc này")
    final: bool = Field(description="kỳ đã kết thúc")


class IndicatorOut(Schema):
    """Một chỉ số của bộ, với căn cứ pháp lý."""

    code: str
    name: str
    group: str
    max: float
    target: float = Field(description="từ tỷ lệ này trở lên thì đủ điểm")
    scored: bool
    explanation: str
    legal_basis: str


class SetOut(Schema):
    """Bộ chỉ số dùng để chấm điểm."""

    version: str = Field(description="tên dùng cho tham số rules")
    name: str
    valid_from: date
    valid_to: date | None
    total: float
    indicators: list[IndicatorOut]


class FigureOut(Schema):
    """Một chỉ số của một đơn vị trong một kỳ."""

    unit: str
    indicator: str
    numerator: int | None
    denominator: int | None
    ratio: float | None
    points: float | None
    max: float
    rule_version: str
    as_of: datetime
    period: str
    standing: str = Field(
        description="counted; empty: chưa phát sinh; no_source: chưa có nguồn dữ liệu; not_applicable: không áp dụng"
    )


class TotalOut(Schema):
    """Tổng điểm của một đơn vị."""

    unit: str
    points: float
    possible: float = Field(description="số điểm có thể đạt")
    scaled: float | None = Field(description="quy về thang điểm đủ")
    band: str | None = Field(description="xếp loại")
    final: bool


class FiguresOut(Schema):
    figures: list[FigureOut]
    totals: list[TotalOut]


class RowOut(Schema):
    """Một hồ sơ (hoặc thủ tục, đơn vị, phản ánh) được tính. Hồ sơ không có quyền xem thì chỉ có đơn vị và ngày hoặc
    tháng: không có mã, thủ tục và giờ."""

    id: str | None = None
    code: str | None = None
    told: str | None = Field(None, description="hồ sơ được kể tới đâu: whole, day hoặc month")
    accepted_on: str | None = Field(None, description="2024-09-13, hoặc chỉ 2024-09")
    due_on: str | None = None
    finished_on: str | None = None
    source: str | None = Field(None, description="motcua, hoặc hệ thống đã nhập")
    procedure: str | None = None
    unit: str | None = None
    accepted_at: datetime | None = None
    due_at: datetime | None = None
    finished_at: datetime | None = None


class RowsOut(Schema):
    """Một trang; `next` là tham số after của trang sau, null ở trang cuối."""

    relation: str
    rows: list[RowOut]
    next: str | None


class TableNameOut(Schema):
    name: str
    title: str


class TableOut(Schema):
    """Một bảng số liệu. Khi không đăng nhập, ô có từ 1 đến dưới ngưỡng hồ sơ để trống (null), cùng những ô mà từ đó
    tính lại được nó; điểm và tỷ lệ đi với ô ấy cũng để trống."""

    name: str
    title: str
    period: str
    as_of: str
    rule_version: str
    hidden: int = Field(description="bao nhiêu ô đã để trống")
    rows: list[dict[str, str | int | float | bool | None]]


class TablesOut(Schema):
    suppress_below: int = Field(description="ô có số hồ sơ nhỏ hơn số này bị ẩn")
    legal_basis: str
    tables: list[TableNameOut]
