"""Group 4: digitisation."""

from django.utils.translation import gettext_noop as _

from motcua.core.index.declarations import Asked, Facts, Having, Kind, Measure, Needed, Ratio, Relation, Truth, declare
from motcua.core.index.indicators.common import (
    ANSWERED,
    FIRST,
    RECEIVED,
    RESULTS,
    answered,
    by_then,
    dossiers,
    in_force,
    ours,
    received,
    services,
    told_of,
)

CERTIFIED_COPY = Needed("certified_copy", "mã thủ tục chứng thực bản sao điện tử từ bản chính")


def _with_electronic_result(facts: Facts, asked: Asked) -> Truth:
    return by_then(facts.electronic_result_at, asked)


def _of_citizens(facts: Facts, asked: Asked) -> Truth:
    return in_force(facts, asked) & facts.for_citizens


def _is_commune(facts: Facts, asked: Asked) -> Truth:
    return in_force(facts, asked) & (facts.level == "commune") & (facts.kind == "committee")


def _certifies(facts: Facts, asked: Asked) -> Truth:
    return received(facts, asked) & facts.procedure_code.isin(list(asked.lists[CERTIFIED_COPY.code]))


SCANS = ours(
    "scans",
    _("chờ dữ liệu số hóa từ hệ thống nguồn"),
    lambda facts, asked: facts.tells_scans & facts.tells_results,
)
REUSE = ours("reuse", _("chờ dữ liệu dùng lại giấy tờ từ hệ thống nguồn"), lambda facts, asked: facts.tells_reuse)
STORE = ours("store", _("chờ dữ liệu kho tài liệu điện tử từ hệ thống nguồn"), lambda facts, asked: facts.tells_store)
IDENTITY = ours("identity", _("chờ dữ liệu định danh từ hệ thống nguồn"), lambda facts, asked: facts.tells_identity)

declare(
    Ratio(
        "electronic_results",
        dossiers("electronic_result", _("Hồ sơ có kết quả điện tử"), _with_electronic_result),
        dossiers(
            "document_due",
            _("Hồ sơ đã xong phải trả giấy tờ"),
            lambda facts, asked: facts.returns_document & answered(facts, asked) & facts.tells_results,
        ),
        RESULTS,
    )
)
declare(
    Ratio(
        "digitised",
        dossiers(
            "digitised",
            _("Hồ sơ đã số hóa thành phần và kết quả"),
            lambda facts, asked: _with_electronic_result(facts, asked) & by_then(facts.digitised_at, asked),
        ),
        told_of(ANSWERED, SCANS),
        SCANS,
    )
)
declare(
    Ratio(
        "reused",
        dossiers(
            "reused", _("Hồ sơ dùng lại ít nhất một giấy tờ"), lambda facts, asked: by_then(facts.reused_at, asked)
        ),
        told_of(RECEIVED, REUSE),
        REUSE,
    )
)
declare(
    Ratio(
        "shared",
        dossiers(
            "shared",
            _("Hồ sơ lấy từ kho dữ liệu hoặc đã đưa kết quả vào kho"),
            lambda facts, asked: by_then(facts.shared_at, asked),
        ),
        told_of(RECEIVED, STORE),
        STORE,
    )
)
declare(
    Ratio(
        "services_on_population",
        services(
            "connected_services",
            _("Thủ tục dùng dữ liệu dân cư"),
            lambda facts, asked: _of_citizens(facts, asked) & facts.on_population,
        ),
        services("citizen_services", _("Thủ tục của người dân"), _of_citizens),
    )
)
declare(
    Ratio(
        "dossiers_on_population",
        dossiers(
            "on_population",
            _("Hồ sơ đã xác thực định danh hoặc lấy dữ liệu dân cư"),
            lambda facts, asked: facts.identity_verified,
        ),
        told_of(RECEIVED, IDENTITY),
        IDENTITY,
    )
)
declare(
    Ratio(
        "certified_copies",
        Measure(
            "certifying_communes",
            _("Phường, xã có hồ sơ chứng thực điện tử trong kỳ"),
            Kind.EXISTS,
            Relation.UNIT,
            _is_commune,
            key="unit",
            having=Having(Relation.DOSSIER, "unit", _certifies),
        ),
        Measure("communes", _("Phường, xã"), Kind.SNAPSHOT, Relation.UNIT, _is_commune, key="unit"),
        FIRST,
        lists=(CERTIFIED_COPY,),
    )
)
