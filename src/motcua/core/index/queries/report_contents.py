"""What the two kinds of reports say, from figures as they stand now. Issued, it is frozen (`services/issue_report`)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import DECIDING, UnitKind
from motcua.core.identity.models import Unit
from motcua.core.index.declarations import RATIOS
from motcua.core.index.periods import asked_window
from motcua.core.index.printed import Cell, Column, Report, Table
from motcua.core.index.queries import report_words as words
from motcua.core.index.queries.asked import units_asked, with_all_below
from motcua.core.index.queries.course import the_one_before
from motcua.core.index.queries.form_06a import COLUMNS, Line, lines
from motcua.core.index.queries.national import lacks_total
from motcua.core.index.queries.ranked import placed
from motcua.core.index.queries.report_frame import Subject, framed
from motcua.core.index.queries.report_said import said
from motcua.core.index.queries.scored import UnitFigures, figures
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import Score, Standing
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

INDEX, FORM_06A = "index", "form_06a"
_LEVELS = {"province": "Cấp tỉnh", "city": "Cấp huyện", "commune": "Cấp xã"}
_PEERS = {
    ("province", False): "Sở, ban, ngành",
    ("city", False): "Phòng, ban chuyên môn",
    ("city", True): "Huyện, thị xã, thành phố",
    ("commune", True): "Phường, xã",
    ("commune", False): "Phòng, ban của phường, xã",
}
"""(level, whether a People's Committee) → what its peers are called."""
NOTHING: Mapping[str, str] = MappingProxyType({})


def content_of(kind: str, unit: str, period: str) -> Report:
    """Raises `report.kind_unknown`, `unit.not_found`, `period.not_understood`, `period.not_begun`, `index.no_set`."""
    if kind not in _CONTENTS:
        raise DomainError("report.kind_unknown", Sentence("Loại báo cáo là index hoặc form_06a."), field="kind")
    window = asked_window(period, clock.now()).fixed()
    (asked,) = units_asked(unit, window.tree_day)
    return _CONTENTS[kind](Subject(asked, window, set_on(window.tree_day)))


def _index(subject: Subject) -> Report:
    unit, day = subject.asked.unit, subject.window.tree_day
    below = with_all_below(identity.children(unit, day, since=subject.window.period.first), day)
    own, *others = figures([subject.asked, *below], subject.window, subject.chosen)
    before = the_one_before(unit, subject.window, subject.chosen)
    tables = [_indicators(own, subject), *_rankings(others, subject)]
    return framed(
        subject,
        kind=INDEX,
        name="Báo cáo",
        about=f"Kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp {words.period_words(subject.window)}",
        legal_basis=subject.chosen.legal_basis,
        paragraphs=tuple(said(own, before)),
        tables=tuple(tables),
    )


def _indicators(own: UnitFigures, subject: Subject) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for group in subject.chosen.groups:
        total, page = own.group(group.code), subject.address(f"nhom/{group.code}/")
        sums = (
            words.pointed(total.points, page, strong=True),
            Cell(text=words.points(Fraction(group.max)), strong=True),
        )
        rows.append(
            (Cell(text=group.code, strong=True), Cell(text=group.name, strong=True), *[Cell(text="")] * 3, *sums)
        )
        for indicator in group.measured:
            score = own.scores[indicator.code]
            page, minutes = subject.address(f"chi-so/{indicator.code}/"), RATIOS.get(indicator.counts).is_average
            counted = score.standing in (Standing.COUNTED, Standing.EMPTY)
            rows.append(
                (
                    Cell(text=indicator.code),
                    Cell(text=indicator.name),
                    _part(score.count.numerator, page, minutes=minutes) if counted else Cell(text="–"),
                    _amount(_whole(score) if counted else None, _whole_page(score, subject)),
                    words.ratio(score, page),
                    words.pointed(score.points, page) if indicator.scored else Cell(text="không chấm"),
                    Cell(text=words.points(Fraction(indicator.max)) if indicator.scored else ""),
                )
            )
    columns = (
        Column(label="Số", numeric=False, width=1),
        Column(label="Chỉ số", numeric=False, width=6),
        Column(label="Tử số"),
        Column(label="Mẫu số"),
        Column(label="Tỷ lệ", width=3),
        Column(label="Điểm"),
        Column(label="Tối đa"),
    )
    return Table(title=f"1. Các chỉ số thành phần của {own.unit.name}", columns=columns, rows=tuple(rows))


def _whole(score: Score) -> int | None:
    """A total that nobody has told is no zero."""
    return None if lacks_total(score) else score.count.denominator


def _whole_page(score: Score, subject: Subject) -> str:
    """What the denominator opens to: the rows that it counts, or where a total of the nation was entered."""
    if RATIOS.get(score.indicator.counts).whole_is_told:
        return subject.address("tong-quoc-gia/")
    return f"{subject.address(f'chi-so/{score.indicator.code}/')}&phan=whole"


def _part(number: int | None, page: str, *, minutes: bool) -> Cell:
    """Working time is summed in minutes: it opens to nothing but its whole."""
    if minutes and number is not None:
        return Cell(text=f"{words.whole(number)} phút", value=number)
    return _amount(number, f"{page}&phan=part")


def _amount(value: int | None, query: str) -> Cell:
    return Cell(text="–") if value is None else words.number(value, query)


def _rankings(others: Sequence[UnitFigures], subject: Subject) -> Iterator[Table]:
    """A table for each peer set: nobody is ranked against what is not alike."""
    sets = {title: [one for one in others if _peers(one.unit) == title] for title in _PEERS.values()}
    for place, (title, peers) in enumerate(((title, peers) for title, peers in sets.items() if peers), start=2):
        yield _ranking(f"{place}. {title}", peers, subject)


def _peers(unit: Unit) -> str:
    """ "" for who decides nothing: a one-stop desk, a partner."""
    return _PEERS.get((unit.level, unit.kind == UnitKind.COMMITTEE), "") if unit.kind in DECIDING else ""


def _ranking(title: str, peers: Sequence[UnitFigures], subject: Subject) -> Table:
    columns = (
        Column(label="Hạng"),
        Column(label="Đơn vị", numeric=False, width=7),
        *(Column(label=group.name) for group in subject.chosen.groups),
        Column(label="Tổng điểm"),
        Column(label="Xếp loại", numeric=False, width=3),
    )
    rows = tuple(_ranked(one.rank, one.figures, subject) for one in placed(peers))
    note = "Đơn vị không tiếp nhận, xử lý hồ sơ nào trong kỳ thì không xếp hạng. Tổng điểm quy về thang điểm đủ."
    return Table(title=title, columns=columns, rows=rows, note=note)


def _ranked(rank: int | None, one: UnitFigures, subject: Subject) -> tuple[Cell, ...]:
    def page(place: str = "") -> str:
        return words.address(place, **{"don-vi": one.unit.code, "ky": subject.window.words})

    if rank is None:
        gap = [Cell(text="–")] * (len(subject.chosen.groups) + 1)
        return (Cell(text="–"), Cell(text=one.unit.name, query=page()), *gap, Cell(text=""))
    groups = [
        words.pointed(one.group(group.code).points, page(f"nhom/{group.code}/")) for group in subject.chosen.groups
    ]
    band = one.total.band.name if one.total.band else ""
    total = words.pointed(one.total.scaled, page(), strong=True)
    return (words.number(rank), Cell(text=one.unit.name, query=page()), *groups, total, Cell(text=band))


_FORM_COLUMNS: Final = (
    Column(label="TT", numeric=False, width=1),
    Column(label="Lĩnh vực giải quyết theo cấp", numeric=False, width=5),
    Column(label="Tổng số", above="Số hồ sơ tiếp nhận"),
    Column(label="Trực tuyến", above="Số hồ sơ tiếp nhận"),
    Column(label="Trực tiếp, bưu chính", above="Số hồ sơ tiếp nhận"),
    Column(label="Từ kỳ trước", above="Số hồ sơ tiếp nhận"),
    Column(label="Tổng số", above="Số hồ sơ đã giải quyết"),
    Column(label="Trước hạn", above="Số hồ sơ đã giải quyết"),
    Column(label="Đúng hạn", above="Số hồ sơ đã giải quyết"),
    Column(label="Quá hạn", above="Số hồ sơ đã giải quyết"),
    Column(label="Tổng số", above="Số hồ sơ đang giải quyết"),
    Column(label="Trong hạn", above="Số hồ sơ đang giải quyết"),
    Column(label="Quá hạn", above="Số hồ sơ đang giải quyết"),
)


def _form_06a(subject: Subject) -> Report:
    found = lines(subject.asked.counted, subject.window)
    rows: list[tuple[Cell, ...]] = []
    for place, level in enumerate(dict.fromkeys(line.level for line in found)):
        of_level = [line for line in found if line.level == level]
        roman = ("I", "II", "III", "IV")[place]
        rows.append(_line(roman, _LEVELS.get(level, level), _sum(of_level), subject, where={"cap": level}, strong=True))
        rows += [_sector(number, line, subject) for number, line in enumerate(of_level, start=1)]
    rows.append(_line("", "Tổng cộng", _sum(found), subject, strong=True))
    note = (
        "Đã giải quyết đúng hạn gồm cả hồ sơ trả lại, rút, dừng xử lý; đang giải quyết trong hạn gồm cả hồ sơ "
        "chờ bổ sung. Trước hạn là trước ngày hẹn trả."
    )
    table = Table(
        title=f"Đơn vị báo cáo: {subject.asked.unit.name}", columns=_FORM_COLUMNS, rows=tuple(rows), note=note
    )
    return framed(
        subject,
        kind=FORM_06A,
        name="Tình hình, kết quả giải quyết thủ tục hành chính",
        about=f"tại cơ quan, đơn vị trực tiếp giải quyết thủ tục hành chính, {words.period_words(subject.window)}",
        legal_basis="Thông tư số 02/2017/TT-VPCP và Thông tư số 01/2020/TT-VPCP của Văn phòng Chính phủ",
        paragraphs=(f"{words.days_words(subject.window)}. Đơn vị tính: hồ sơ.",),
        tables=(table,),
        form_code="Biểu số II.06a/VPCP/KSTT",
        wide=True,
        drawn_up="NGƯỜI LẬP BIỂU",
    )


def _sum(of: Sequence[Line]) -> dict[str, int]:
    return {column: sum(line.numbers[column] for line in of) for column in COLUMNS}


def _sector(number: int, line: Line, subject: Subject) -> tuple[Cell, ...]:
    return _line(str(number), line.name, line.numbers, subject, where={"cap": line.level, "linh-vuc": line.sector})


def _line(
    place: str,
    name: str,
    numbers: Mapping[str, int],
    subject: Subject,
    *,
    where: Mapping[str, str] = NOTHING,
    strong: bool = False,
) -> tuple[Cell, ...]:
    cells = [
        words.number(numbers[column], subject.address("bao-cao/06a/ho-so/", cot=column, **where), strong=strong)
        for column in COLUMNS
    ]
    return (Cell(text=place, strong=strong), Cell(text=name, strong=strong), *cells)


_CONTENTS: Final[Mapping[str, Callable[[Subject], Report]]] = {INDEX: _index, FORM_06A: _form_06a}
