"""Số, ngày: one act of the clerk, from a book without gaps. The answer exists from here; the clock stops."""

from datetime import date, datetime

from django.db import transaction

from motcua.core.documents.models import StoredFile
from motcua.core.documents.services.keep_made_file import keep_made_file
from motcua.core.dossiers.calendars import worked_minutes
from motcua.core.dossiers.models import Dossier, NumberBook, Result
from motcua.core.dossiers.printed import print_form
from motcua.core.dossiers.printed.from_dossier import result_document
from motcua.core.dossiers.routing import next_hand
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.identity.models import Unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel.clock import day_of

OUTGOING = "outgoing"


@transaction.atomic
def number_result(dossier: Dossier, *, actor: Actor, version: int) -> Result:
    """The book's row stays locked until the commit: a number that is rolled back is not lost (NĐ 30/2020 Điều 15)."""
    moment = begin(dossier, Move.NUMBER, actor=actor)
    result = Result.objects.select_related("dossier__applicant", "approved_by").get(dossier=dossier)
    unit = Unit.objects.get(pk=actor.office)
    result.number = _next(unit, day_of(moment.at))
    result.symbol = (
        f"{result.number:02d}/{_symbol(dossier, unit)}"  # below 10 a zero goes before (NĐ 30/2020, Phụ lục I)
    )
    result.issued_on = day_of(moment.at)
    result.numbered_by_id = actor.officer_id
    result.file = result.file or _typeset(result, moment.at, actor)
    result.save(update_fields=["number", "symbol", "issued_on", "numbered_by", "file"])
    change = Change(
        columns={"finished_at": moment.at},
        hand=next_hand(dossier),
        data={
            "number": result.symbol,
            "electronic_result": result.file_id is not None,
            "file": {"sha256": result.file.sha256, "size": result.file.size},
            "result_signed": False,  # set by signing
            "worked_minutes": worked_minutes(dossier, moment.at),
        },
    )
    carry_out(dossier, moment, "dossier.numbered", actor=actor, version=version, change=change)
    return result


def _typeset(result: Result, at: datetime, actor: Actor) -> StoredFile:
    """The numbered paper, kept for the applicant. A result that was uploaded ready-made stays as it is."""
    owner = f"party:{result.dossier.applicant_id}"
    content = print_form(result_document(result, at))
    return keep_made_file(actor=actor, owner=owner, content=content, name=f"ket-qua-{result.dossier.code}.pdf")


def _next(unit: Unit, day: date) -> int:
    book, _ = NumberBook.objects.get_or_create(unit=unit, kind=OUTGOING, year=day.year)
    book = NumberBook.objects.select_for_update().get(pk=book.pk)
    book.last += 1
    book.save(update_fields=["last"])
    return book.last


def _symbol(dossier: Dossier, unit: Unit) -> str:
    """Ký hiệu: the issuing body and the division that drafted it, e.g. UBND-QLĐT."""
    drafted = dossier.competent_unit.short_name
    return "UBND" if dossier.competent_unit_id == unit.pk else f"UBND-{drafted}"
