"""The papers of a draft as the page lists them: what we have already stands first, then what is wanted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.core.catalogue.models import Component
from motcua.core.documents import queries as documents
from motcua.core.documents.models import FileState, PaperSource, PersonalPaper
from motcua.core.dossiers.models import DraftPaper, DraftPart
from motcua.kernel import clock
from motcua.kernel.dates import format_date
from motcua.web.portal.filing.drafts import Filing
from motcua.web.ui.parts import PaperState
from motcua.web.ui.tags.filters import file_size


@dataclass(slots=True)
class PaperRow:
    """One component: what is wanted, what is there, what could be used again."""

    component: Component
    paper: DraftPaper | None = None
    parts: list[DraftPart] = field(default_factory=list)
    offers: list[PersonalPaper] = field(default_factory=list)
    asked: str = ""
    wrong: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.component.code

    @property
    def reused(self) -> bool:
        return self.paper is not None and self.paper.source == PaperSource.REUSED

    @property
    def state(self) -> PaperState:
        if self.paper is not None:
            return "have" if self.reused else "received"
        if self.asked:
            return "asked"
        return "wanted" if self.component.required else "optional"

    @property
    def detail(self) -> str:
        if self.paper is None:
            return self.component.help_text or _wanted(self.component)
        if self.reused:
            return _kept(self.paper.reused)
        return _came(self)

    @property
    def is_checking(self) -> bool:
        """The virus scanner could not look yet; nothing for the person to do."""
        return self.paper is not None and self.paper.file is not None and self.paper.file.state == FileState.QUARANTINED

    @property
    def has_many(self) -> bool:
        """More than one page: then they have an order."""
        return len(self.parts) > 1

    @property
    def box(self) -> str:
        return f"tep-{self.code}"

    @property
    def target(self) -> str:
        return f"#giay-{self.code}"

    @property
    def accept(self) -> str:
        """What the file chooser offers first; what is taken is decided by what a file is."""
        named = [f".{extension.lower().lstrip('.')}" for extension in self.component.accepts]
        pictures = {".jpg", ".jpeg", ".png", ".heic", ".webp"}
        return ",".join([*named, "image/*"] if pictures & set(named) else named) or "image/*,application/pdf,.heic"

    @property
    def summary(self) -> str:
        """The row in the review: what goes, how long, how big."""
        file = self.paper.file if self.paper else None
        if file is None:
            return _("Chưa có") if self.component.required or self.asked else ""
        pages = _("%(n)d trang") % {"n": file.pages} if file.pages else ""
        return " · ".join(
            filter(None, [_kept(self.paper.reused) if self.reused and self.paper else "", pages, file_size(file.size)])
        )


def paper_rows(filing: Filing, wrong: Mapping[str, list[str]] | None = None) -> list[PaperRow]:
    """Every component of the draft, those that need no filing first."""
    papers = {paper.component_code: paper for paper in _papers(filing)}
    offers = _offers(filing)
    rows = []
    for component in filing.components:
        paper = papers.get(component.code)
        row = PaperRow(
            component, paper, asked=filing.asked_of(component.code), wrong=(wrong or {}).get(component.code, [])
        )
        row.parts = list(paper.parts.all()) if paper else []
        row.offers = [] if row.reused else offers.get(component.paper_kind, [])
        rows.append(row)
    return sorted(rows, key=lambda row: not row.reused)


def _papers(filing: Filing) -> Iterable[DraftPaper]:
    return filing.draft.papers.select_related("file", "reused").prefetch_related("parts__file")


def _offers(filing: Filing) -> dict[str, list[PersonalPaper]]:
    """What the applicant's repository offers, by kind."""
    wanted = {component.paper_kind for component in filing.components if component.paper_kind}
    found: dict[str, list[PersonalPaper]] = {}
    for paper in documents.papers_offered(filing.draft.applicant_id, wanted, day=clock.today()):
        found.setdefault(paper.kind, []).append(paper)
    return found


def _wanted(component: Component) -> str:
    """ "1 bản chính, 2 bản sao" of the record, said for somebody who photographs it."""
    said = []
    if component.originals:
        said.append(ngettext("%(n)d bản chính", "%(n)d bản chính", component.originals) % {"n": component.originals})
    if component.copies:
        said.append(ngettext("%(n)d bản sao", "%(n)d bản sao", component.copies) % {"n": component.copies})
    return (
        _("Chụp rõ cả trang. Hồ sơ giấy cần %(papers)s.") % {"papers": ", ".join(said)}
        if said
        else _("Chụp rõ cả trang.")
    )


def _kept(paper: PersonalPaper | None) -> str:
    if paper is None:
        return _("Dùng giấy tờ đã có trong kho của bạn")
    if paper.valid_until:
        return _("%(name)s, đã có trong kho của bạn, còn hạn đến %(day)s") % {
            "name": paper.name,
            "day": format_date(paper.valid_until),
        }
    return _("%(name)s, đã có trong kho của bạn") % {"name": paper.name}


def _came(row: PaperRow) -> str:
    photos = len(row.parts)
    pages = row.paper.file.pages if row.paper and row.paper.file else None
    if photos > 1:
        return _("Đã nhận %(n)d ảnh, ghép thành một tệp PDF") % {"n": photos}
    if pages and pages > 1:
        return _("Đã nhận 1 tệp, %(pages)d trang") % {"pages": pages}
    return _("Đã nhận 1 tệp")
