"""Group 1: publicity and transparency."""

from django.utils.translation import gettext_noop as _

from motcua.core.index.declarations import (
    Asked,
    Condition,
    Facts,
    Kind,
    Measure,
    Ratio,
    Relation,
    Source,
    Truth,
    declare,
)
from motcua.core.index.indicators.common import by_then, dossiers, in_force, not_by_then, received, services, within

DECISIONS = Source(
    "decisions",
    _("chờ ngày có hiệu lực của căn cứ pháp lý từng thủ tục"),
    Relation.PUBLICATION,
    lambda facts, asked: facts.decide_by.notnull() & (facts.decided_at <= asked.at),
)
EXCHANGE = Source(
    "exchange",
    _("chờ đồng bộ lên Cổng Dịch vụ công quốc gia"),
    Relation.DOSSIER,
    lambda facts, asked: facts.tells_exchange & (facts.accepted_at <= asked.at),
)


def _decided(facts: Facts, asked: Asked) -> Truth:
    return within(facts.decided_at, asked) & facts.decide_by.notnull()


def _to_be_public(facts: Facts, asked: Asked) -> Truth:
    """Made public in the period, or due to be."""
    due = within(facts.public_by, asked)
    return due | within(facts.public_at, asked)


def _public_late(facts: Facts, asked: Asked) -> Truth:
    still_missing = not_by_then(facts.public_at, asked) & (facts.public_by <= asked.at)
    return _to_be_public(facts, asked) & (still_missing | (facts.public_at > facts.public_by))


def _to_be_synced(facts: Facts, asked: Asked) -> Truth:
    return received(facts, asked) & facts.tells_exchange


def _procedures(code: str, name: str, condition: Condition, unless: Condition | None = None) -> Measure:
    return Measure(code, name, Kind.EXISTS, Relation.PUBLICATION, condition, key="procedure_code", unless=unless)


declare(
    Ratio(
        "published_on_time",
        _procedures(
            "decided_in_time",
            _("Thủ tục công bố đúng hạn"),
            _decided,
            unless=lambda facts, asked: _decided(facts, asked) & (facts.decided_at > facts.decide_by),
        ),
        _procedures("decided", _("Thủ tục công bố trong kỳ"), _decided),
        DECISIONS,
    )
)
declare(
    Ratio(
        "public_on_time",
        _procedures("public_in_time", _("Thủ tục công khai đúng hạn"), _to_be_public, unless=_public_late),
        _procedures("to_be_public", _("Thủ tục phải công khai trong kỳ"), _to_be_public),
    )
)
declare(
    Ratio(
        "content_full",
        services(
            "complete",
            _("Thủ tục công khai đủ các bộ phận tạo thành"),
            lambda facts, asked: in_force(facts, asked) & facts.complete,
        ),
        services("public_services", _("Thủ tục đang công khai"), in_force),
    )
)
declare(
    Ratio(
        "dossiers_synced",
        dossiers(
            "synced",
            _("Hồ sơ đã đồng bộ"),
            lambda facts, asked: _to_be_synced(facts, asked) & by_then(facts.synced_at, asked),
        ),
        Measure("national_total", _("Tổng số theo báo cáo quốc gia"), Kind.EXTERNAL, Relation.DOSSIER, _to_be_synced),
        EXCHANGE,
    )
)
