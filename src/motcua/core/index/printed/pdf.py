"""A report as PDF/A, by Typst, in the layout of NĐ 30/2020/NĐ-CP."""

from datetime import datetime

from motcua.core.documents.typesetting import set_for, typeset
from motcua.core.index.printed.paper import Report, Table
from motcua.kernel.clock import day_of

FORM = "index-report"


def as_pdf(report: Report, *, issued_at: datetime, seal: str) -> bytes:
    """`seal` is the hash of what was frozen: it stands at the foot of every page."""
    data = {
        "letterhead": {"authority": report.authority, "office": report.office, "place": report.place},
        "name": report.name,
        "about": report.about,
        "form_code": report.form_code,
        "paragraphs": report.paragraphs,
        "tables": [_table(report, table) for table in report.tables],
        "as_of": report.as_of,
        "issued_on": issued_at,
        "rule_version": report.rule_version,
        "legal_basis": report.legal_basis,
        "symbol": report.symbol,
        "recipients": report.recipients,
        "signature": report.signature,
        "drawn_up": report.drawn_up,
        "wide": report.wide,
        "seal": seal,
    }
    return typeset(FORM, data, set_=set_for(day_of(issued_at), FORM), at=issued_at)


def _table(report: Report, table: Table) -> dict[str, object]:
    return {
        "title": table.title,
        "groups": [list(group) for group in table.groups()] if table.is_grouped else [],
        "columns": [
            {"label": column.label, "alone": not column.above, "numeric": column.numeric, "width": column.width}
            for column in table.columns
        ],
        "rows": [
            [{"text": cell.text, "link": report.link(cell.query), "strong": cell.strong} for cell in row]
            for row in table.rows
        ],
        "note": table.note,
    }
