"""Who speaks in a report, who signs it and who gets it (NĐ 30/2020/NĐ-CP, Phụ lục I; mẫu 1.4 of Phụ lục III)."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import UnitKind
from motcua.core.identity.models import Unit
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.periods import Window
from motcua.core.index.printed import Report, Table
from motcua.core.index.queries import report_words as words
from motcua.core.index.queries.asked import UnitAsked

_IN_THE_NAME_OF: Final = "TM. ỦY BAN NHÂN DÂN"


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom, of when, by which set."""

    asked: UnitAsked
    window: Window
    chosen: IndicatorSet

    def address(self, page: str, **more: str) -> str:
        return words.address(page, **{"don-vi": self.asked.unit.code, "ky": self.window.words}, **more)


def framed(
    subject: Subject, *, kind: str, name: str, about: str, legal_basis: str, paragraphs: tuple[str, ...],
    tables: tuple[Table, ...], form_code: str = "", wide: bool = False, drawn_up: str = "",
) -> Report:  # fmt: skip
    """`drawn_up` stands above the signature of whoever made it; without one the recipients stand in its place."""
    unit, day = subject.asked.unit, subject.window.tree_day
    committee = identity.committee_above(unit, day)
    above = [one for one in identity.ancestors(unit, day) if one.kind == UnitKind.COMMITTEE][:1]
    return Report(
        kind=kind, name=name, about=about, form_code=form_code, wide=wide, drawn_up=drawn_up,
        authority="" if committee.pk == unit.pk else committee.name,
        office=unit.name, place=_place(committee), unit_code=unit.code, symbol=_symbol(unit),
        period=subject.window.code, as_of=subject.window.at, rule_version=subject.chosen.version,
        legal_basis=legal_basis, paragraphs=paragraphs, tables=tables, home=settings.PUBLIC_URL,
        recipients=() if drawn_up else _recipients(unit, above, has_below=bool(identity.children(unit, day))),
        signature=_signature(unit),
    )  # fmt: skip


def _place(committee: Unit) -> str:
    """Địa danh before the date (Phụ lục I, II.4)."""
    words_ = committee.short_name
    return words_.removeprefix("UBND ").removeprefix("TP ").removeprefix("thành phố ").strip() or words_


def _symbol(unit: Unit) -> str:
    """BC-UBND, BC-QLĐT (Phụ lục I, II.3). What has no short form in capitals is left for the clerk to write."""
    office = "UBND" if unit.kind == UnitKind.COMMITTEE else unit.short_name
    return f"BC-{office if office.isupper() and ' ' not in office else ''}"


def _signature(unit: Unit) -> tuple[str, ...]:
    """A committee works as a body: its chair signs in its name; the head of an office signs as such (II.7)."""
    if unit.kind == UnitKind.COMMITTEE:
        return _IN_THE_NAME_OF, unit.head_title or "CHỦ TỊCH"
    return (unit.head_title or "THỦ TRƯỞNG ĐƠN VỊ",)


def _recipients(unit: Unit, above: list[Unit], *, has_below: bool) -> tuple[str, ...]:
    """To whom and why (II.9): who stands above for information, who stands below to act upon."""
    reported = tuple(f"{one.name} (để báo cáo);" for one in above)
    below = "Các phòng, ban, đơn vị trực thuộc (để thực hiện);" if has_below else ""
    return (*reported, *filter(None, (below,)), "Lưu: VT.")
