"""The operations of version 1. Each is a question that a page of the board asks too, with the same rights."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query

from motcua.core.index.engine.conditions import Part
from motcua.core.index.policies import watched
from motcua.core.index.printed.tabular import as_csv, as_parquet
from motcua.core.index.queries import all_sets, asked_figures, plain_rows
from motcua.core.index.queries.open_data import configured, open_table
from motcua.core.index.rules import rounded
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.web.api import offered, rows
from motcua.web.api.problems import Limit, answer_with_codes
from motcua.web.api.schemas import (
    FiguresOut,
    PeriodOut,
    Problem,
    RowsOut,
    SetOut,
    TableOut,
    TablesOut,
    UnitOut,
)

_SAID = """Số liệu của Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg). Chỉ đọc: mọi lời gọi là GET.

Ai gọi được gì: không cần khóa, không cần đăng nhập. Khi đó lời gọi cho thấy những gì bảng công khai cho thấy: số liệu
theo tháng, quý, năm; dòng hồ sơ không có mã, thủ tục và giờ; bảng dữ liệu mở đã để trống ô nhỏ. Cán bộ gọi từ trình
duyệt đang đăng nhập (cookie phiên, cùng tên miền) thấy thêm theo đúng quyền của mình trên trang: mã và thủ tục của hồ
sơ được xem, số liệu theo từng ngày, và bảng đầy đủ (whole=true) của các đơn vị mình theo dõi.

Không có khóa API: không có gì được ghi qua đây, và chương trình đọc số liệu công khai thì không cần. Chương trình cần
số liệu đầy đủ thì dùng lệnh ./motcua index show --json hoặc ./motcua index facts trên máy chủ. Mỗi địa chỉ mạng, mỗi
người được hỏi có hạn; quá hạn thì nhận mã 429, và Retry-After nói phải chờ bao nhiêu giây.

Lời từ chối là tiếng Việt; lời gọi có Accept-Language: en thì nhận lời từ chối bằng tiếng Anh. Mã (code) không đổi."""

api = NinjaAPI(
    title="Một Cửa",
    version="1",
    description=_SAID,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api-v1",
    throttle=[Limit()],
)
answer_with_codes(api)

UNIT: Any = Query("root", description="mã đơn vị; root là cả cây")
_PERIODS = "2024-09, 2024-Q3, 2024, 2024-09-13 hoặc now; cán bộ hỏi được đến một lúc nào đó: 2024-09@2024-09-13T08:20"
PERIOD: Any = Query("now", description=_PERIODS)
PART: Any = Query(Part.PART, description="part: tử số; whole: mẫu số; rest: phần chưa đạt")
RULES: Any = Query("", description="chấm theo bộ này thay cho bộ đang có hiệu lực, ví dụ qd-766-2022/document")
_NO = {400: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}
_TYPES = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}
_FILES = {
    "text/csv": {"schema": {"type": "string"}},
    "application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}},
}


@api.get("/units", response={200: list[UnitOut], **_NO}, tags=["Đơn vị, kỳ, bộ chỉ số"], summary="Cây đơn vị hiện nay")
def units(request: HttpRequest) -> Any:
    """Mỗi đơn vị đứng sau đơn vị cấp trên của nó."""
    return offered.units(clock.now().date())


@api.get("/periods", response={200: list[PeriodOut], **_NO}, tags=["Đơn vị, kỳ, bộ chỉ số"], summary="Các kỳ báo cáo")
def periods(request: HttpRequest) -> Any:
    """Tháng, quý, năm gần đây; kỳ đang chạy đứng trước."""
    return offered.periods(clock.now())


@api.get("/sets", response={200: list[SetOut], **_NO}, tags=["Đơn vị, kỳ, bộ chỉ số"], summary="Các bộ chỉ số")
def sets(request: HttpRequest) -> Any:
    """Điểm, mục tiêu, căn cứ pháp lý của từng chỉ số. Kỳ nào cũng chấm lại được theo bộ bất kỳ."""
    return [offered.described(one) for one in all_sets()]


@api.get("/figures", response={200: FiguresOut, **_NO}, tags=["Số liệu"], summary="Chỉ số của đơn vị trong kỳ")
def figures(
    request: HttpRequest,
    unit: str = UNIT,
    period: str = PERIOD,
    children: bool = Query(False, description="cả các đơn vị ngay bên dưới"),
    rules: str = RULES,
) -> Any:
    """Đúng những con số mà lệnh ./motcua index show và bảng công khai cho thấy. Theo từng ngày thì phải đăng nhập."""
    rows.window_of(period, request.actor)  # type: ignore[attr-defined]
    found = asked_figures(unit, period, children=children, rules=rules)
    totals = [
        {
            "unit": one.unit.code,
            "points": rounded(one.total.points, 4),
            "possible": rounded(one.total.possible, 4),
            "scaled": rounded(one.total.scaled, 4),
            "band": one.total.band.name if one.total.band else None,
            "final": one.window.is_final,
        }
        for one in found
    ]
    return {"figures": [row for one in found for row in plain_rows(one)], "totals": totals}


@api.get(
    "/indicators/{code}/rows",
    response={200: RowsOut, **_NO},
    tags=["Số liệu"],
    summary="Những trường hợp mà một chỉ số đã tính",
)
def indicator_rows(
    request: HttpRequest,
    code: str,
    unit: str = UNIT,
    period: str = PERIOD,
    part: Part = PART,
    rules: str = RULES,
    after: str = Query("", description="giá trị next của trang trước"),
    size: int = Query(50, ge=1, le=500),
) -> Any:
    """Đúng bằng con số: tử số 12 thì có 12 dòng. Mã, thủ tục và giờ chỉ có với người có quyền xem hồ sơ đó; người khác
    thấy đơn vị và ngày, hoặc chỉ tháng khi danh sách nói về việc của người dân."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by web.ui.acting
    asked = rows.asked(unit, rows.window_of(period, actor), rules, code)
    return rows.page(asked, part, actor, after=after, size=size)


@api.get("/tables", response={200: TablesOut, **_NO}, tags=["Dữ liệu mở"], summary="Các bảng dữ liệu mở")
def tables(request: HttpRequest) -> Any:
    said = configured()
    named = [{"name": name, "title": told["title"]} for name, told in said["tables"].items()]
    return {"suppress_below": said["suppress_below"], "legal_basis": said["legal_basis"], "tables": named}


@api.get(
    "/tables/{name}",
    response={200: TableOut, **_NO},
    tags=["Dữ liệu mở"],
    summary="Một bảng: JSON, CSV, Parquet",
    openapi_extra={"responses": {200: {"content": _FILES}}},
)
def table(
    request: HttpRequest,
    name: str,
    period: str = PERIOD,
    form: Literal["json", "csv", "parquet"] = Query("json", alias="format"),
    whole: bool = Query(False, description="không ẩn ô nhỏ: chỉ cho cán bộ, và chỉ các đơn vị mình theo dõi"),
) -> Any:
    """Không có dữ liệu cá nhân; ô có quá ít hồ sơ để trống. Ngưỡng là số liệu cấu hình, xem /tables."""
    mine = watched(request.actor) if whole else None  # type: ignore[attr-defined]
    if whole and not mine:
        raise DomainError("api.sign_in", Sentence("Bảng đầy đủ chỉ dành cho cán bộ theo dõi đơn vị."), field="whole")
    found = open_table(name, period, whole_of=mine)
    if form == "json":
        return found
    content = (as_csv if form == "csv" else as_parquet)(found.rows)
    answer = HttpResponse(content, content_type=_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name.replace("_", "-")}-{found.period}.{form}"'
    return answer
