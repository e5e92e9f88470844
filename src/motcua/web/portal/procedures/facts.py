"""The four answers of a procedure in one case: nộp gì, bao lâu, bao nhiêu tiền, nhận ở đâu; and what is behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.core.catalogue import queries as catalogue
from motcua.core.catalogue.definitions.words import CHANNEL_LABELS, Channel, ServiceLevel
from motcua.core.catalogue.models import Component, Offering, ProcedureCase, ProcedureVersion
from motcua.core.catalogue.queries import FeeLine, Limit
from motcua.web.portal.money import Cost, cost_of
from motcua.web.ui import wording
from motcua.web.ui.parts import Answer


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds in one case."""

    answers: list[Answer]
    components: list[Component]
    limits: list[tuple[str, str, str]]
    fees: list[FeeLine]


def facts_of(version: ProcedureVersion, case: ProcedureCase | None, places: Sequence[Offering]) -> Facts:
    components = catalogue.components_for(version, case)
    limits = {channel: catalogue.limit_for(version, case, channel) for channel in Channel}
    fees = catalogue.fee_lines(version, case, Channel.ONLINE if is_online(version) else Channel.COUNTER)
    answers = [
        _what(components),
        _how_long(version, limits),
        _how_much(version, cost_of(fees)),
        _where(version, places),
    ]
    rows = [
        (_(CHANNEL_LABELS[channel]), limit_words(limit), " ".join(filter(None, [limit.note, limit.legal_basis])))
        for channel, limit in limits.items()
        if limit is not None
    ]
    return Facts(answers, components, rows, fees)


def is_online(version: ProcedureVersion) -> bool:
    return version.service_level != ServiceLevel.NONE


def limit_words(limit: Limit) -> str:
    """Ten working days as they are said: 10 ngày làm việc."""
    return str(capfirst(wording.limit_words(limit.amount, limit.unit)))


def _what(components: list[Component]) -> Answer:
    """Required papers are counted; the rest is named in words."""
    required = [one for one in components if one.required and not one.from_form]
    optional = [one for one in components if not one.required]
    form = _("Tờ khai điền ngay trên mạng") if any(one.from_form for one in components) else ""
    more = _("thêm %(n)d giấy chỉ khi cần") % {"n": len(optional)} if optional else ""
    if required:
        papers = ngettext("%(n)d giấy tờ", "%(n)d giấy tờ", len(required)) % {"n": len(required)}
        return Answer(_("Nộp gì"), papers, _join(form, more), "paper")
    if form:
        return Answer(_("Nộp gì"), _("Chỉ điền tờ khai"), _join(_("ngay trên mạng"), more), "paper")
    return Answer(_("Nộp gì"), _("Xem quy định"), _("Danh mục giấy tờ ghi ở bên dưới"), "paper")


def _how_long(version: ProcedureVersion, limits: dict[Channel, Limit | None]) -> Answer:
    counter, online = limits[Channel.COUNTER], limits[Channel.ONLINE] if is_online(version) else None
    shown = online or counter
    if shown is None:
        said = _("Chưa ấn định") if not _unread(version, "limit", "thoi_han") else _("Xem quy định")
        return Answer(_("Bao lâu"), said, _("Thời hạn ghi trong phần quy định"), "clock")
    detail = ""
    if online and counter and limit_words(online) != limit_words(counter):
        detail = _("Nộp tại quầy: %(limit)s") % {"limit": limit_words(counter)}
    return Answer(_("Bao lâu"), limit_words(shown), detail, "clock")


def _how_much(version: ProcedureVersion, cost: Cost) -> Answer:
    if not cost.lines and _unread(version, "fee", "phi"):
        return Answer(_("Bao nhiêu tiền"), _("Xem quy định"), _("Mức thu ghi trong phần quy định"), "money")
    return Answer(_("Bao nhiêu tiền"), cost.said, cost.detail, "money")


def _where(version: ProcedureVersion, places: Sequence[Offering]) -> Answer:
    if len(places) == 1:
        desk = places[0].receiving_unit.name
    else:
        desk = _("%(n)d nơi tiếp nhận") % {"n": len(places)} if places else _("nơi tiếp nhận")
    if is_online(version):
        return Answer(
            _("Nhận ở đâu"), _("Trên mạng"), _("hoặc tại %(desk)s, qua bưu chính") % {"desk": desk}, "hand-over"
        )
    return Answer(_("Nhận ở đâu"), _("Tại quầy"), desk if places else "", "hand-over")


def _unread(version: ProcedureVersion, *words: str) -> bool:
    """Whether the importer met something about this that it could not read."""
    return any(word in str(one.get("path", "")) for one in version.unparsed for word in words)


def _join(*parts: str) -> str:
    return ", ".join(filter(None, parts))
