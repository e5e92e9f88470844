"""Group 3: services online, and payment."""

from django.utils.translation import gettext_noop as _

from motcua.core.dossiers.definitions import NationalChannel
from motcua.core.index.declarations import Asked, Facts, Having, Kind, Measure, Ratio, Relation, Source, Truth, declare
from motcua.core.index.indicators.common import (
    FIRST,
    RECEIVED,
    RESULTS,
    by_then,
    dossiers,
    in_force,
    received,
    services,
    told_of,
)

ONLINE_CHANNEL = int(NationalChannel.ONLINE)

PAYMENTS = Source(
    "payments",
    _("chờ thanh toán trực tuyến"),
    Relation.DOSSIER,
    lambda facts, asked: facts.tells_payments & (facts.accepted_at <= asked.at),
)
FEE_DATA = Source(
    "fee_data",
    _("chờ dữ liệu thu phí đồng bộ lên Cổng Dịch vụ công quốc gia"),
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


SERVICES = services("services", _("Thủ tục thuộc thẩm quyền giải quyết"), in_force)
ONLINE_SERVICES = services("online_services", _("Dịch vụ công trực tuyến"), _online)
FEE_SERVICES = services("fee_services", _("Thủ tục có phí, lệ phí"), _with_fee)

declare(Ratio("services_online", ONLINE_SERVICES, SERVICES))
declare(
    Ratio(
        "services_used",
        Measure(
            "used_services",
            _("Dịch vụ có hồ sơ trực tuyến trong kỳ"),
            Kind.EXISTS,
            Relation.SERVICE,
            _online,
            key="procedure_code",
            having=Having(Relation.DOSSIER, "procedure_code", _filed_online),
        ),
        ONLINE_SERVICES,
        FIRST,
    )
)
declare(
    Ratio(
        "dossiers_online",
        dossiers("online", _("Hồ sơ nộp trực tuyến"), _counted_online),
        told_of(RECEIVED, RESULTS),
        RESULTS,
    )
)
declare(
    Ratio(
        "fees_integrated",
        services(
            "fee_services_synced",
            _("Thủ tục đã đồng bộ dữ liệu thu"),
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
            _("Thủ tục có giao dịch trực tuyến trong kỳ"),
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
        dossiers("paid_online", _("Hồ sơ thanh toán trực tuyến"), _paid_online),
        dossiers("with_fee", _("Hồ sơ có nghĩa vụ tài chính"), _to_be_paid),
        PAYMENTS,
    )
)
