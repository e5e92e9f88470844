"""Papers filled in from a dossier. What is printed is what the rows say now; nothing is stored but results."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from motcua.core.documents.models import PaperSource
from motcua.core.dossiers.definitions import ReturnWay, Way
from motcua.core.dossiers.models import Dossier, DossierPaper, Result, Supplement
from motcua.core.dossiers.printed.parts import Applicant, Contact, Letterhead, PaperLine
from motcua.core.dossiers.printed.reception_slip import HANDED_OVER, KEPT, ReceptionSlip
from motcua.core.dossiers.printed.refusal_slip import RefusalSlip
from motcua.core.dossiers.printed.result_document import ResultDocument, Signature
from motcua.core.dossiers.printed.supplement_request import SupplementLine, SupplementRequest
from motcua.core.identity import queries as identity
from motcua.core.identity.models import Officer, Party, Unit
from motcua.core.ledger.models import Event
from motcua.core.ledger.queries import history
from motcua.kernel.clock import day_of
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.working_time.limits import LimitUnit, TimeLimit

_CHANNELS = {
    Way.SELF_AFAR: "trực tuyến",
    Way.SELF_AT_CENTRE: "trực tuyến, tại máy của trung tâm",
    Way.ASSISTED: "trực tuyến, có người hỗ trợ",
    Way.TYPED_BY_OFFICER: "cán bộ nhập hộ",
    Way.DIRECT: "trực tiếp",
    Way.POST: "qua bưu chính",
}


def reception_slip(dossier: Dossier, *, copies: tuple[str | None, ...] = (KEPT, HANDED_OVER)) -> ReceptionSlip:
    """Form 01. Refused before acceptance: there is no date to promise yet (``slip.not_accepted``)."""
    if dossier.accepted_at is None:
        raise DomainError(
            "slip.not_accepted", Sentence("Hồ sơ chưa được tiếp nhận nên chưa có giấy tiếp nhận và hẹn trả.")
        )
    accepted = _event(dossier, "dossier.accepted", "dossier.received")
    return ReceptionSlip(
        letterhead=_letterhead(dossier.receiving_unit, dossier.accepted_at),
        dossier_code=dossier.code,
        status_url=status_url(dossier),
        desk=dossier.receiving_unit.name,
        applicant=_applicant(dossier.applicant),
        submitted_by=dossier.filer.name,
        channel=_CHANNELS[Way(dossier.way)],
        subject=_subject(dossier),
        papers=tuple(_lines(dossier.papers.filter(round=0))),
        limit=_limit(dossier),
        received_at=dossier.accepted_at,
        due_at=_first_due(accepted) or dossier.due_at,
        return_place=_return_place(dossier),
        officer=_officer_name(accepted),
        signed_online=_is_online(dossier),
        contact=_contact(dossier.receiving_unit),
        copies=copies,
    )


def supplement_request(supplement: Supplement) -> SupplementRequest:
    """Form 02: every defect, by component."""
    dossier = supplement.dossier
    return SupplementRequest(
        letterhead=_letterhead(supplement.asked_unit, supplement.asked_at),
        dossier_code=dossier.code,
        status_url=status_url(dossier),
        desk=supplement.asked_unit.name,
        applicant=_applicant(dossier.applicant),
        subject=_subject(dossier),
        lines=tuple(SupplementLine(item["name"] or "Nội dung hồ sơ", item["problem"]) for item in supplement.items),
        reason=supplement.reason,
        issued_at=supplement.asked_at,
        officer=supplement.asked_by.name,
        contact=_contact(supplement.asked_unit, supplement.asked_by.name),
        answer_by=day_of(supplement.answer_by) if supplement.answer_by else None,
    )


def refusal_slip(dossier: Dossier) -> RefusalSlip:
    """Form 03. Raises ``slip.not_refused`` for a dossier that was not refused."""
    refused = _event(dossier, "dossier.refused")
    if refused is None:
        raise DomainError("slip.not_refused", Sentence("Hồ sơ này không bị từ chối tiếp nhận."))
    return RefusalSlip(
        letterhead=_letterhead(dossier.receiving_unit, refused.happened_at),
        dossier_code=dossier.code,
        status_url=status_url(dossier),
        desk=dossier.receiving_unit.name,
        applicant=_applicant(dossier.applicant),
        submitted_by=dossier.filer.name,
        subject=_subject(dossier),
        reasons=(refused.payload.content["reason"],) if hasattr(refused, "payload") else (),
        issued_at=refused.happened_at,
        officer=_officer_name(refused),
        signed_online=_is_online(dossier),
        contact=_contact(dossier.receiving_unit),
    )


def result_document(result: Result, prepared_at: datetime) -> ResultDocument:
    """The answer in the layout of NĐ 30/2020; number and date stay open until the clerk gives them."""
    dossier = result.dossier
    day = result.issued_on or day_of(prepared_at)
    committee = identity.committee_above(dossier.competent_unit, day)
    signer = result.approved_by.name if result.approved_by else ""
    return ResultDocument(
        letterhead=Letterhead("", committee.name, _place(committee), result.symbol),
        about=result.title.removeprefix("V/v "),  # the layout writes it itself
        addressees=(dossier.applicant.name,),
        body=tuple(paragraph.strip() for paragraph in result.body.split("\n") if paragraph.strip()),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", *result.signature_lines), signer),
        prepared_at=prepared_at,
        issued_on=result.issued_on,
        recipients=("Như trên;", f"{dossier.competent_unit.name};", "Lưu: VT."),
        dossier_code=dossier.code,
    )


def status_url(dossier: Dossier) -> str:
    return f"{settings.PUBLIC_URL}/s/{dossier.token}/"


def _letterhead(unit: Unit, at: datetime) -> Letterhead:
    committee = identity.committee_above(unit, day_of(at))
    return Letterhead(committee.name, unit.name, _place(committee))


def _place(committee: Unit) -> str:
    """Địa danh before the date: the place that the committee serves, "Vũng Tàu" (NĐ 30/2020, Phụ lục I, II.4)."""
    words = committee.short_name
    return words.removeprefix("UBND ").removeprefix("TP ").removeprefix("thành phố ").strip() or words


def _applicant(party: Party) -> Applicant:
    return Applicant(party.name, party.identifier, party.address, party.phone, party.email)


def _subject(dossier: Dossier) -> str:
    name = dossier.procedure.short_name or dossier.procedure.name
    return f"{name} ({dossier.case.name})" if dossier.case else name


def _lines(papers: Iterable[DossierPaper]) -> Iterable[PaperLine]:
    """As what each paper came: an online file is a copy, what the form made is the original."""
    for paper in papers:
        if paper.source == PaperSource.FORM:
            yield PaperLine(paper.name, originals=1)
        elif paper.source in (PaperSource.DIGITISED, PaperSource.ON_PAPER):
            yield PaperLine(paper.name, originals=paper.originals, copies=paper.copies)
        else:
            yield PaperLine(paper.name, copies=1)


def _limit(dossier: Dossier) -> str:
    if dossier.limit_amount is None:
        return "theo quy định của thủ tục"
    return str(TimeLimit(int(dossier.limit_amount), LimitUnit(dossier.limit_unit)))


def _return_place(dossier: Dossier) -> str:
    return {
        ReturnWay.ONLINE: "Trực tuyến, vào kho giấy tờ điện tử của cá nhân, tổ chức",
        ReturnWay.COUNTER: dossier.returning_unit.name,
        ReturnWay.POST: "Qua dịch vụ bưu chính công ích",
    }[ReturnWay(dossier.return_way)]


def _is_online(dossier: Dossier) -> bool:
    return dossier.way in (Way.SELF_AFAR, Way.SELF_AT_CENTRE, Way.ASSISTED)


def _contact(unit: Unit, name: str = "") -> Contact:
    return Contact(name or unit.short_name, unit.phone, unit.website)


def _event(dossier: Dossier, *kinds: str) -> Event | None:
    return history("dossier", dossier.pk).filter(kind__in=kinds).select_related("payload").last()


def _first_due(accepted: Event | None) -> datetime | None:
    due = accepted.data.get("due_at") if accepted else None
    return datetime.fromisoformat(due) if due else None


def _officer_name(event: Event | None) -> str:
    if event is None or event.actor_kind != "officer":
        return ""
    return Officer.objects.values_list("name", flat=True).get(pk=int(event.actor_id))
