"""`can_cu_phap_ly`: the laws that a procedure stands on."""

from typing import Any

from motcua.core.catalogue.definitions.records import LegalBasisRecord
from motcua.core.catalogue.rules.national.dates import read_date
from motcua.core.catalogue.rules.national.heard import Heard
from motcua.core.catalogue.rules.national.text import one_line


def read_legal_bases(tables: dict[str, Any], heard: Heard) -> tuple[LegalBasisRecord, ...]:
    """The rows that name a law, by number or, where that is missing, by title."""
    bases: list[LegalBasisRecord] = []
    for path, row in heard.rows(tables, "can_cu_phap_ly"):
        number, title = one_line(row.get("so_ky_hieu")), one_line(row.get("trich_yeu"))
        day_text = one_line(row.get("ngay_ban_hanh"))
        if not (number or title):
            heard.cannot(path, row, "căn cứ không có số, không có trích yếu")
            continue
        day = read_date(day_text)
        if day_text and day is None:
            heard.cannot(f"{path}.ngay_ban_hanh", row.get("ngay_ban_hanh"), "không phải một ngày có thật")
        bases.append(
            LegalBasisRecord(
                number=heard.fitting(number or title, 200, f"{path}.so_ky_hieu"),
                title=title,
                issued_on=day,
                issuer=heard.fitting(one_line(row.get("co_quan_ban_hanh")), 300, f"{path}.co_quan_ban_hanh"),
            )
        )
    return tuple(bases)
