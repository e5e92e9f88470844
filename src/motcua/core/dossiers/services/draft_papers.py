"""The papers of a draft: photos and files made into one PDF a component, or a paper given before, used again."""

from django.db import transaction
from django.db.models import Max

from motcua.core.documents.models import PaperSource, PersonalPaper, StoredFile
from motcua.core.documents.services.assemble_pdf import assemble_pdf
from motcua.core.documents.services.turn_photo import turn_photo
from motcua.core.dossiers.errors import not_permitted
from motcua.core.dossiers.models import Draft, DraftPaper, DraftPart
from motcua.core.dossiers.services.drafting import touch
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock


@transaction.atomic
def add_part(
    draft: Draft,
    *,
    actor: Actor,
    component_code: str,
    file: StoredFile,
    blurred: bool = False,
) -> DraftPaper:
    """Add one photo or file to a component and put its PDF together anew."""
    touch(draft, actor=actor, revision=None)
    paper, _ = DraftPaper.objects.get_or_create(
        draft=draft,
        component_code=component_code,
        defaults={"source": PaperSource.FILED},
    )
    if paper.source == PaperSource.REUSED:
        paper.source, paper.reused = PaperSource.FILED, None
    last = paper.parts.aggregate(last=Max("position"))["last"]
    DraftPart.objects.create(
        paper=paper,
        file=file,
        position=0 if last is None else last + 1,
        blurred=blurred,
    )
    return _assemble(paper, actor)


@transaction.atomic
def remove_part(draft: Draft, *, actor: Actor, part_id: int) -> None:
    """The pages that remain are joined anew; without any the paper goes too."""
    touch(draft, actor=actor, revision=None)
    part = DraftPart.objects.select_related("paper").get(pk=part_id, paper__draft=draft)
    part.delete()
    if part.paper.parts.exists():
        _assemble(part.paper, actor)
    else:
        part.paper.delete()


@transaction.atomic
def move_part(draft: Draft, *, actor: Actor, part_id: int, by: int) -> None:
    """Put a page `by` places further down (up, if negative); at either end it stays."""
    touch(draft, actor=actor, revision=None)
    part = DraftPart.objects.select_related("paper").get(pk=part_id, paper__draft=draft)
    parts = list(part.paper.parts.all())
    at = parts.index(part)
    parts.insert(max(0, at + by), parts.pop(at))
    for position, one in enumerate(parts):
        one.position = position
    DraftPart.objects.bulk_update(parts, ["position"])
    _assemble(part.paper, actor)


@transaction.atomic
def turn_part(draft: Draft, *, actor: Actor, part_id: int, quarters: int = 1) -> None:
    """Turn a photo clockwise, here and in the PDF."""
    touch(draft, actor=actor, revision=None)
    part = DraftPart.objects.select_related("paper", "file").get(pk=part_id, paper__draft=draft)
    part.file = turn_photo(part.file, actor=actor, quarters=quarters)
    part.save(update_fields=["file"])
    _assemble(part.paper, actor)


@transaction.atomic
def reuse_paper(draft: Draft, *, actor: Actor, component_code: str, paper: PersonalPaper) -> DraftPaper:
    """Use a paper from the applicant's repository: nobody is asked twice (NĐ 107/2021)."""
    if paper.party_id not in (draft.applicant_id, draft.filer_id):
        raise not_permitted()
    touch(draft, actor=actor, revision=None)
    DraftPaper.objects.filter(draft=draft, component_code=component_code).delete()
    return DraftPaper.objects.create(
        draft=draft,
        component_code=component_code,
        source=PaperSource.REUSED,
        reused=paper,
        file_id=paper.file_id,
    )


@transaction.atomic
def remove_paper(draft: Draft, *, actor: Actor, component_code: str) -> None:
    """The draft lets it go; a file that nothing else uses is swept later."""
    touch(draft, actor=actor, revision=None)
    DraftPaper.objects.filter(draft=draft, component_code=component_code).delete()


def _assemble(paper: DraftPaper, actor: Actor) -> DraftPaper:
    parts = [part.file for part in paper.parts.select_related("file")]
    paper.file = (
        parts[0]
        if len(parts) == 1 and parts[0].content_type == "application/pdf"
        else assemble_pdf(parts, actor=actor, name=f"{paper.component_code}.pdf", at=clock.now())
    )
    paper.save(update_fields=["file", "source", "reused"])
    return paper
