"""Reports that were issued: read back, and proven to be what was issued."""

import hashlib
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.core.index.engine.live import Place
from motcua.core.index.models import IssuedReport
from motcua.core.index.printed import Report, as_docx, as_pdf, as_xlsx
from motcua.core.ledger.queries import history
from motcua.core.ledger.rules import canonical
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

MAKERS = {"pdf": as_pdf, "docx": as_docx, "xlsx": as_xlsx}


def issued_reports(unit_ids: frozenset[int], after: Place | None = None) -> QuerySet[IssuedReport]:
    """The newest first, from a place on; without their content, which a list has no use for."""
    found = IssuedReport.objects.filter(unit__in=unit_ids).select_related("unit", "issued_by").defer("content")
    if after is not None:
        found = found.filter(Q(issued_at__lt=after.moment) | Q(pk__lt=after.id), issued_at__lte=after.moment)
    return found.order_by("-issued_at", "-pk")


def issued_report(report_id: UUID) -> IssuedReport:
    """Raises `report.not_found`."""
    found = IssuedReport.objects.select_related("unit", "issued_by").filter(pk=report_id).first()
    if found is None:
        raise DomainError("report.not_found", Sentence("Không có báo cáo này."))
    return found


def is_as_issued(report: IssuedReport) -> bool:
    """Whether the content still has the hash that the ledger holds."""
    event = history("report", report.pk).first()
    seal = hashlib.sha256(canonical(report.content)).hexdigest()
    return event is not None and event.data["sha256"] == seal == report.content_hash


def file_of(report: IssuedReport, form: str) -> bytes:
    """The bytes as PDF, DOCX or XLSX, from what was frozen. Raises `report.altered` if that is not what was issued."""
    if not is_as_issued(report):
        raise DomainError(
            "report.altered", Sentence("Nội dung báo cáo khác với bản đã phát hành ghi trong sổ sự kiện.")
        )
    said = Report.model_validate(report.content)
    return MAKERS[form](said, issued_at=report.issued_at, seal=report.content_hash)
