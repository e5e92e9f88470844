"""One sheet of the counter: everything that was typed so far, and what the catalogue says about it.

The page is the memory: each press sends the whole sheet and draws it anew, so nothing typed is lost, JavaScript or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict

from motcua.core.catalogue.models import Component, Offering, ProcedureCase, ProcedureVersion
from motcua.core.catalogue.queries import components_for
from motcua.core.documents.models import StoredFile
from motcua.core.documents.policies import owner_of_unit
from motcua.core.dossiers.definitions import ReturnWay, Way
from motcua.core.dossiers.services.receive_at_counter import may_wait
from motcua.core.identity.definitions import Particulars, PartyKind
from motcua.core.identity.models import Party, Unit
from motcua.kernel import clock
from motcua.kernel.codes import format_phone
from motcua.kernel.dates import format_date, parse_date
from motcua.kernel.errors import DomainError

Wrong = dict[str, list[str]]
MOST_SHEETS = 999  # of one paper in one dossier


@dataclass(slots=True)
class PaperLine:
    """A component on the sheet: whether it was handed in, as how many sheets, with which scans."""

    component: Component
    given: bool
    originals: str
    copies: str
    files: list[StoredFile]
    wrong: list[str]

    @property
    def code(self) -> str:
        return self.component.code


@dataclass(slots=True)
class Sheet:
    """`typed` as it came; `known` once the person was found; `offers` the procedures that this desk receives.

    `answers` are those of the e-form as typed, `clean` as they go into the dossier.
    """

    typed: dict[str, str]
    chosen: QueryDict
    unit: Unit
    known: bool = False
    unknown: bool = False
    offers: list[Offering] = field(default_factory=list)
    version: ProcedureVersion | None = None
    case: ProcedureCase | None = None
    cases: list[ProcedureCase] = field(default_factory=list)
    competent: list[Unit] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    files: dict[UUID, StoredFile] = field(default_factory=dict)
    wrong: Wrong = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    clean: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, posted: QueryDict, unit: Unit) -> "Sheet":
        typed = {name: value for name, value in posted.items() if isinstance(value, str)}
        sheet = cls(typed, posted.copy(), unit, known=typed.get("known") == "1")
        sheet._load()
        return sheet

    def _load(self) -> None:
        """What the catalogue offers at this desk, and what it asks for in the chosen case."""
        in_force = Offering.objects.filter(receiving_unit=self.unit, procedure__current__isnull=False)
        rows = in_force.select_related("procedure__current__sector", "competent_unit")
        today = clock.today()
        self.offers = [
            row for row in rows if row.valid_from <= today and (row.valid_to is None or today <= row.valid_to)
        ]
        ours = [row for row in self.offers if row.procedure.code == self.typed.get("procedure")]
        self.version = ours[0].procedure.current if ours else None
        self.competent = [row.competent_unit for row in ours]
        if self.version is None:
            return
        self.version.procedure = ours[0].procedure
        self.cases = list(self.version.cases.all())
        self.case = next((case for case in self.cases if case.code == self.typed.get("case")), None)
        self.components = components_for(self.version, self.case)
        self._load_files()

    def _load_files(self) -> None:
        """Scans made at this desk; a number from elsewhere opens nothing."""
        named = [_uuid(text) for name in self.chosen if name.startswith("file-") for text in self.chosen.getlist(name)]
        dropped = set(self.chosen.getlist("drop"))
        wanted = [pk for pk in named if pk is not None and str(pk) not in dropped]
        self.files = StoredFile.objects.filter(owner=owner_of_unit(self.unit.pk)).in_bulk(wanted)

    def add_file(self, code: str, file: StoredFile) -> None:
        self.chosen.appendlist(f"file-{code}", str(file.pk))
        self.files[file.pk] = file

    # -- what was typed ----------------------------------------------------------------------------------------------

    def said(self, name: str, default: str = "") -> str:
        return self.typed.get(name, default).strip()

    @property
    def asks_person(self) -> bool:
        """Whether the boxes for somebody new stand open: the number was of nobody, or something in them is wrong."""
        return self.unknown or bool(self.said("name")) or not _ABOUT_PERSON.isdisjoint(self.wrong)

    @property
    def way(self) -> Way:
        said = self.said("way")
        return Way(said) if said in (Way.DIRECT, Way.POST, Way.TYPED_BY_OFFICER) else Way.DIRECT

    @property
    def return_way(self) -> ReturnWay:
        said = self.said("return_way")
        return ReturnWay(said) if said in set(ReturnWay) else ReturnWay.COUNTER

    @property
    def may_wait(self) -> bool:
        """Whether this procedure is answered on the spot ("4 tại chỗ") to whoever stays for it."""
        return self.version is not None and may_wait(self.version, self.way, self.return_way)

    @property
    def waits(self) -> bool:
        """Who may wait does, unless it was said otherwise."""
        return self.may_wait and self.said("waits", "yes") == "yes"

    @property
    def party_kind(self) -> PartyKind:
        said = self.said("kind")
        return PartyKind(said) if said in set(PartyKind) else PartyKind.PERSON

    def particulars(self) -> Particulars:
        """Raises `date.*` for an impossible day of birth."""
        born = self.said("birth_date")
        return Particulars(
            identifier=self.said("identifier"),
            name=self.said("name"),
            kind=self.party_kind,
            birth_date=parse_date(born, field="birth_date") if born else None,
            sex=self.said("sex"),
            phone=self.said("phone"),
            email=self.said("email"),
            address=self.said("address"),
        )

    def fill_in(self, party: Party) -> None:
        """What is known of the person, over what was typed of them; a contact just typed is newer."""
        self.known, self.unknown = True, False
        known = {
            "kind": party.kind,
            "identifier": party.identifier,
            "name": party.name,
            "birth_date": format_date(party.birth_date) if party.birth_date else "",
            "sex": party.sex,
        }
        contact = {
            "phone": format_phone(party.phone) if party.phone else "",
            "email": party.email,
            "address": party.address,
        }
        self.typed |= known | {name: self.said(name) or value for name, value in contact.items()}
        self.typed |= {"scan": "", "known": "1"}

    def forget_person(self) -> None:
        """Somebody else sits down."""
        self.known = self.unknown = False
        for name in ("scan", "known", "kind", "identifier", "name", "birth_date", "sex", "phone", "email", "address"):
            self.typed.pop(name, None)

    def competent_unit(self) -> Unit | None:
        """The one that decides: the only one there is, or the one that was chosen."""
        chosen = self.said("competent")
        return next((unit for unit in self.competent if unit.code == chosen or len(self.competent) == 1), None)

    def papers(self) -> list[PaperLine]:
        """Every component of the case; what is not typed yet begins with what the procedure asks for."""
        everything = self.said("all") == "on"
        return [self._paper(component, everything) for component in self.components]

    def _paper(self, component: Component, everything: bool) -> PaperLine:
        code = component.code
        given = self.said(f"given-{code}") == "on" or (everything and component.required)
        files = [self.files[pk] for text in self.chosen.getlist(f"file-{code}") if (pk := _uuid(text)) in self.files]
        return PaperLine(
            component,
            given=given or bool(files),
            originals=self.said(f"originals-{code}", str(component.originals)),
            copies=self.said(f"copies-{code}", str(component.copies)),
            files=files,
            wrong=self.wrong.get(f"paper:{code}", []),
        )

    # -- what is wrong -----------------------------------------------------------------------------------------------

    def blame(self, problem: DomainError) -> None:
        """Put each sentence beside what it is about; "" stands for the sheet as a whole."""
        for one in problem.problems:
            self.wrong.setdefault(_FIELDS.get(one.field or "", one.field or ""), []).append(one.message)


_ABOUT_PERSON = frozenset({"name", "birth_date", "sex", "phone", "email", "address"})
_FIELDS = {"personal_id": "identifier", "tax_code": "identifier"}


def sheets(text: str) -> int:
    """How many sheets were typed; nothing typed is none."""
    text = text.strip()
    return min(int(text), MOST_SHEETS) if text.isdigit() else 0


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def blank(unit: Unit, first: Mapping[str, Any] | None = None) -> Sheet:
    """The sheet of the next person; `first` keeps the procedure of the one before."""
    posted = QueryDict(mutable=True)
    posted.update({name: str(value) for name, value in (first or {}).items() if value})
    return Sheet.read(posted, unit)
