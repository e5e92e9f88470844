"""Group 3: services online, and payment."""

from motcua.core.index.declarations import (
    Asked,
    Condition,
    Facts,
    Having,
    Kind,
    Measure,
    Ratio,
    Relation,
    Source,
    Truth,
    declare,
)
from motcua.core.index.indicators.common import RECEIVED, by_then, dossiers, in_force, received

ONLINE_CHANNEL = 2
"""KenhThucHien of the national exchange: 1 direct, 2 online, 3 by post."""

PAYMENTS = Source(
    "payments",
    "thanh toán trực tuyến",
    Relation.DOSSIER,
    lambda facts, asked: facts.tells_payments & (facts.accepted_at <= asked.at),
)
FEE_DATA = Source(
    "fee_data",
    "dữ liệu thu phí đồng bộ lên Cổng Dịch vụ công quốc gia",
    Relation.SERVICE,
    lambda facts, asked: facts.fee_synced_at <= asked.at,
)


def _filed_online(facts: Facts, asked: Asked) -> Truth:
    return received(facts, asked) & (facts.channel == ONLINE_CHANNEL)


def _counted_online(facts: Facts, asked: Asked) -> Truth:
    """3.3: filed online and, where a document must be returned, with an electronic result (MaKetQua and its file).

    A dossier still in hand has none yet: as on the national portal it counts as online from its result on.
    """
    has_what_it_must = ~facts.returns_document | by_then(facts.electronic_result_at, asked)
    return (facts.channel == ONLINE_CHANNEL) & has_what_it_must


def _online(facts: Facts, asked: Asked) -> Truth:
    return in_force(facts, asked) & facts.online


def _with_fee(facts: Facts, asked: Asked) -> Truth:
    return in_force(facts, asked) & facts.has_fee


def _to_be_paid(facts: Facts, asked: Asked) -> Truth:
    """Of a system that tells of payments: of the others nobody knows what was paid."""
    return received(facts, asked) & facts.has_fee & facts.tells_payments


def _paid_online(facts: Facts, asked: Asked) -> Truth:
    return _to_be_paid(facts, asked) & by_then(facts.paid_online_at, asked)


def _services(code: str, name: str, condition: Condition, having: Having | None = None) -> Measure:
    return Measure(code, name, Kind.SNAPSHOT, Relation.SERVICE, condition, key="procedure_code", having=having)


SERVICES = _services("services", "Thủ tục thuộc thẩm quyền giải quyết", in_force)
ONLINE_SERVICES = _services("online_services", "Dịch vụ công trực tuyến", _online)
FEE_SERVICES = _services("fee_services", "Thủ tục có phí, lệ phí", _with_fee)

declare(Ratio("services_online", ONLINE_SERVICES, SERVICES))
declare(
    Ratio(
        "services_used",
        Measure(
            "used_services",
            "Dịch vụ có hồ sơ trực tuyến trong kỳ",
            Kind.EXISTS,
            Relation.SERVICE,
            _online,
            key="procedure_code",
            having=Having(Relation.DOSSIER, "procedure_code", _filed_online),
        ),
        ONLINE_SERVICES,
    )
)
declare(
    Ratio(
        "dossiers_online",
        dossiers("online", "Hồ sơ nộp trực tuyến", _counted_online),
        RECEIVED,
    )
)
declare(
    Ratio(
        "fees_integrated",
        _services(
            "fee_services_synced",
            "Thủ tục đã đồng bộ dữ liệu thu",
            lambda facts, asked: _with_fee(facts, asked) & by_then(facts.fee_synced_at, asked),
        ),
        FEE_SERVICES,
        FEE_DATA,
    )
)
declare(
    Ratio(
        "services_paid_online",
        Measure(
            "fee_services_paid",
            "Thủ tục có giao dịch trực tuyến trong kỳ",
            Kind.EXISTS,
            Relation.SERVICE,
            _with_fee,
            key="procedure_code",
            having=Having(Relation.DOSSIER, "procedure_code", _paid_online),
        ),
        FEE_SERVICES,
        PAYMENTS,
    )
)
declare(
    Ratio(
        "dossiers_paid_online",
        dossiers("paid_online", "Hồ sơ thanh toán trực tuyến", _paid_online),
        dossiers("with_fee", "Hồ sơ có nghĩa vụ tài chính", _to_be_paid),
        PAYMENTS,
    )
)
