"""The e-form that an officer types for a person at the counter: all its steps on one page, drawn anew at each press."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from motcua.core.catalogue.definitions.fields import RowsField
from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.queries import evaluated
from motcua.core.catalogue.rules import eforms
from motcua.core.dossiers.definitions import Way
from motcua.core.identity.definitions import PartyKind
from motcua.web.desk.counter.sheet import Sheet
from motcua.web.ui.eforms.areas import settle, words_of
from motcua.web.ui.eforms.page import Page, page_of
from motcua.web.ui.eforms.posted import Answers, changed_answers, with_row, without_row
from motcua.web.ui.eforms.wards import ward_codes

PREFIX = "e"
"""Before the names of the form's boxes: a form may ask for a phone, and so does the sheet."""


@dataclass(frozen=True, slots=True)
class TypedForm:
    """`rows` says how many rows of each group stand on the page, as the page sends it back."""

    pages: list[Page]
    rows: list[tuple[str, int]]

    @property
    def hangs(self) -> bool:
        """Whether a choice may bring other questions."""
        return any(page.has_slots for page in self.pages)


def is_typed(sheet: Sheet) -> bool:
    return sheet.version is not None and sheet.way is Way.TYPED_BY_OFFICER and bool(sheet.version.parsed_form.steps)


def read_answers(sheet: Sheet) -> None:
    """What stands in the boxes; what is known of the person fills the empty ones."""
    if not is_typed(sheet) or sheet.version is None:
        return
    form = sheet.version.parsed_form
    posted = _without_prefix(sheet.chosen)
    there: Answers = {name: [{} for _ in range(count)] for name, count in _row_counts(sheet, form)}
    typed = {name: value for name, value in changed_answers(form, posted, there, settle).items() if value is not None}
    sheet.answers = eforms.prefilled(form, _known(sheet), {**there, **typed})


def change_rows(sheet: Sheet, act: str, about: str) -> None:
    """Add a row to a group, or take one out: `about` is "outlets" or "outlets.2"."""
    name, _, number = about.partition(".")
    fields = sheet.version.parsed_form.fields() if sheet.version else ()
    group = next((one for one in fields if one.name == name and isinstance(one, RowsField)), None)
    if isinstance(group, RowsField):
        rows = sheet.answers.get(name)
        at = int(number) if number.isdecimal() else -1
        sheet.answers[name] = with_row(group, rows) if act == "add" else without_row(group, rows, at)


def check_answers(sheet: Sheet) -> None:
    """Every problem of the form, each beside its box; `sheet.clean` holds what goes into the dossier."""
    if not is_typed(sheet) or sheet.version is None:
        return
    found = evaluated(sheet.version, sheet.answers)
    sheet.clean = found.values
    for path, problem in found.problems.items():
        sheet.wrong.setdefault(f"form:{path}", []).append(problem.message)


def typed_form(sheet: Sheet, *, judged: bool) -> TypedForm | None:
    if not is_typed(sheet) or sheet.version is None:
        return None
    form = sheet.version.parsed_form
    found = evaluated(sheet.version, sheet.answers)
    asked = {path.partition(".")[0] for path in found.visible}
    wards = words_of(ward_codes(form, sheet.answers))
    steps = [step for step in form.steps if any(one.name in asked for one in step.fields())]
    pages = [page_of(step, sheet.answers, found, judged=judged, wards=wards, prefix=PREFIX) for step in steps]
    return TypedForm(pages, list(_groups(pages)))


def _groups(pages: list[Page]) -> Iterator[tuple[str, int]]:
    for page in pages:
        yield from ((item.path, len(item.rows)) for item in page.items() if item.kind == "rows")


def _row_counts(sheet: Sheet, form: Form) -> Iterator[tuple[str, int]]:
    for field in form.fields():
        count = sheet.said(f"rows-{field.name}")
        if isinstance(field, RowsField) and count.isdecimal():
            yield field.name, min(int(count), field.max_rows)


def _without_prefix(posted: QueryDict) -> QueryDict:
    boxes = QueryDict(mutable=True)
    for name in posted:
        if name.startswith(f"{PREFIX}-"):
            boxes.setlist(name.removeprefix(f"{PREFIX}-"), posted.getlist(name))
    return boxes


def _known(sheet: Sheet) -> dict[str, str]:
    """What the sheet says of the person, by the names by which a form asks for it."""
    is_person = sheet.party_kind is PartyKind.PERSON
    number = sheet.said("identifier")
    named: Answers = {
        "party.full_name": sheet.said("name"),
        "party.identity_number": number if is_person else "",
        "party.tax_code": "" if is_person else number,
    }
    same = ("birth_date", "sex", "phone", "email", "address")
    return named | {f"party.{name}": sheet.said(name) for name in same}


def first_wrong(sheet: Sheet) -> str:
    """The id of the first box of the form in which something is wrong."""
    path = next((name.removeprefix("form:") for name in sheet.wrong if name.startswith("form:")), "")
    return f"f-{PREFIX}-{path}" if path else ""
