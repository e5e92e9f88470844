"""Receiving what the sheet says: every defect at once beside its box, or the dossier."""

from collections.abc import Callable

from motcua.core.documents.services.assemble_pdf import assemble_pdf
from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.rules import missing_components
from motcua.core.dossiers.services.receive_at_counter import PaperAtCounter, receive_at_counter
from motcua.core.identity.definitions import Particulars, PartyKind
from motcua.core.identity.models import Party
from motcua.core.identity.rules import check_particulars
from motcua.core.identity.services.find_or_make_party import find_or_make_party
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.web.desk.counter.eform import check_answers
from motcua.web.desk.counter.sheet import PaperLine, Sheet, sheets


def receive(sheet: Sheet, *, actor: Actor) -> Dossier | None:
    """The dossier; None when something is wrong, which then stands in `sheet.wrong`."""
    for check in (_check_person, _check_filer, _check_procedure, check_answers, _check_papers):
        _blamed(sheet, check)
    if sheet.wrong:
        return None
    dossier: list[Dossier] = []
    _blamed(sheet, lambda one: dossier.append(_received(one, actor)))
    return dossier[0] if dossier else None


def _blamed(sheet: Sheet, act: Callable[[Sheet], object]) -> None:
    try:
        act(sheet)
    except DomainError as problem:
        sheet.blame(problem)


def _check_person(sheet: Sheet) -> None:
    check_particulars(sheet.particulars(), today=clock.today())


def _check_filer(sheet: Sheet) -> None:
    """Somebody who came in another's place has a number and a name too."""
    if sheet.said("filer_identifier") or sheet.said("filer_name"):
        try:
            check_particulars(_filer(sheet), today=clock.today())
        except DomainError as problem:
            raise _about_filer(problem) from None


def _check_procedure(sheet: Sheet) -> None:
    problems = []
    if sheet.version is None:
        problems.append(DomainError("counter.procedure", Sentence("Xin chọn thủ tục."), field="procedure"))
    elif sheet.competent_unit() is None:
        problems.append(DomainError("counter.competent", Sentence("Xin chọn nơi giải quyết."), field="competent"))
    if sheet.cases and sheet.case is None:
        problems.append(DomainError("counter.case", Sentence("Xin chọn trường hợp."), field="case"))
    Problems.raise_any(problems)


def _check_papers(sheet: Sheet) -> None:
    lines = sheet.papers()
    names = {line.code: line.component.name for line in lines}
    typed = sheet.way is Way.TYPED_BY_OFFICER  # else the request itself lies on the counter too, on paper
    required = [line.code for line in lines if line.component.required and not (typed and line.component.from_form)]
    missing = missing_components(required, [line.code for line in lines if line.given])
    Problems.raise_any(
        DomainError("dossier.paper_missing", Sentence("Còn thiếu: {name}.", name=names[code]), field=f"paper:{code}")
        for code in missing
    )


def _received(sheet: Sheet, actor: Actor) -> Dossier:
    competent = sheet.competent_unit()
    assert sheet.version is not None and competent is not None  # checked
    papers = [_paper(line, actor) for line in sheet.papers() if line.given]
    return receive_at_counter(
        actor=actor,
        procedure=sheet.version,
        case=sheet.case,
        applicant=find_or_make_party(sheet.particulars(), actor=actor),
        filer=_found_filer(sheet, actor),
        competent_unit=competent,
        papers=papers,
        answers=sheet.clean,
        way=sheet.way,
        return_way=sheet.return_way,
        waits=sheet.waits,
    )


def _paper(line: PaperLine, actor: Actor) -> PaperAtCounter:
    """Several scans of one paper become one PDF."""
    try:
        file = assemble_pdf(line.files, actor=actor, name=f"{line.component.name[:80]}.pdf") if line.files else None
    except DomainError as problem:
        raise problem.about(f"paper:{line.code}") from None
    return PaperAtCounter(line.code, sheets(line.originals), sheets(line.copies), file)


def _found_filer(sheet: Sheet, actor: Actor) -> Party | None:
    if not sheet.said("filer_identifier"):
        return None
    try:
        return find_or_make_party(_filer(sheet), actor=actor)
    except DomainError as problem:
        raise _about_filer(problem) from None


def _filer(sheet: Sheet) -> Particulars:
    return Particulars(sheet.said("filer_identifier"), sheet.said("filer_name"), PartyKind.PERSON)


def _about_filer(problem: DomainError) -> DomainError:
    return Problems(one.about("filer_name" if one.field == "name" else "filer_identifier") for one in problem.problems)
