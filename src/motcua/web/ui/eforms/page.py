"""One step of an e-form as a page shows it: sections of items, each with its box, its fault, its place to change."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from motcua.core.catalogue.definitions import fields as f
from motcua.core.catalogue.definitions.forms import Section, Step
from motcua.core.catalogue.rules.computed import Computed
from motcua.core.catalogue.rules.eforms import Evaluation
from motcua.kernel.codes import format_phone
from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.web.ui.eforms.boxes import boxes
from motcua.web.ui.eforms.figures import value_words
from motcua.web.ui.eforms.posted import Answers, rows_shown
from motcua.web.ui.eforms.wards import WardBox


class StepForm(forms.Form):
    """The boxes of a page with what was typed in them. What is wrong was found before; it only stands beside."""

    use_required_attribute = False  # a half form may be kept: the browser must not hold it back

    def __init__(
        self, made: Mapping[str, forms.Field], typed: Mapping[str, Any], wrong: Mapping[str, str], prefix: str = ""
    ) -> None:
        super().__init__(initial=dict(typed), auto_id="f-%s", prefix=prefix or None)
        self.fields = dict(made)
        self._wrong = wrong

    def full_clean(self) -> None:
        self._errors = ErrorDict({path: self.error_class([said]) for path, said in self._wrong.items()})


_SIZES = {
    "date": "short", "number": "short", "money": "medium", "phone": "medium", "identity_number": "medium",
    "tax_code": "medium", "ward": "medium", "email": "medium",
}  # fmt: skip


@dataclass(slots=True)
class Item:
    """One thing on the page. `slot` is the id of the place that appears and disappears; none: always asked."""

    kind: str
    path: str
    label: str
    help: str = ""
    unit: str = ""
    visible: bool = True
    slot: str = ""
    bounds: list[forms.BoundField] = field(default_factory=list)
    rows: list["Row"] = field(default_factory=list)
    row_words: tuple[str, str] = ("", "")
    may_add: bool = False
    computed: Computed | None = None
    details: dict[str, str] = field(default_factory=dict)
    wrong: str = ""

    @property
    def id(self) -> str:
        return f"f-{self.path}"

    @property
    def size(self) -> str:
        """How wide its box stands: a date is short, a name is not."""
        return _SIZES.get(self.kind, "")

    @property
    def value(self) -> str:
        """The computed value in words."""
        return value_words(self.computed.value, self.unit) if self.computed else ""

    def within(self) -> Iterator["Item"]:
        """Itself and what stands in its rows."""
        yield self
        for row in self.rows:
            yield from row.items


@dataclass(slots=True)
class Row:
    """`may_go`: the least number of rows is not reached yet."""

    path: str
    number: int
    name: str
    items: list[Item]
    may_go: bool = True


@dataclass(slots=True)
class Block:
    """A section. It is one slot when it is asked only sometimes."""

    title: str
    help: str
    items: list[Item]
    visible: bool = True
    slot: str = ""


@dataclass(slots=True)
class Page:
    """A step, ready to be shown. `form` holds the boxes, `blocks` their order."""

    step: Step
    form: StepForm
    blocks: list[Block]

    def items(self) -> Iterator[Item]:
        for block in self.blocks:
            for item in block.items:
                yield from item.within()

    def slots(self) -> Iterator[Item | Block]:
        """The places that come and go, and the computed ones, which change."""
        yield from (block for block in self.blocks if block.slot)
        yield from (item for item in self.items() if item.slot)

    @property
    def has_slots(self) -> bool:
        return any(True for _ in self.slots())

    @property
    def open_slots(self) -> set[str]:
        """The ids of the places that are asked now."""
        return {place.slot for place in self.slots() if place.visible}

    def changed_since(self, there: Collection[str]) -> list[Item | Block]:
        """The places to be drawn anew: opened or closed meanwhile, or computed. Not twice what lies in another."""
        changed = [place for place in self.slots() if (place.slot in there) is not place.visible]
        inside = {
            item.slot for place in changed if isinstance(place, Block) for one in place.items for item in one.within()
        }
        computed = [item for item in self.items() if item.kind == "computed" and item.visible and item not in changed]
        return [place for place in [*changed, *computed] if place.slot not in inside]

    def told(self, names: Collection[str]) -> list[tuple[str, str]]:
        """(label, what stands there) of some questions: what another window wrote."""
        return [(item.label, _said(item)) for block in self.blocks for item in block.items if item.path in names]


def page_of(
    step: Step,
    answers: Mapping[str, Any],
    found: Evaluation,
    *,
    judged: bool,
    wards: Mapping[str, str],
    prefix: str = "",
) -> Page:
    """`judged`: say what is wrong with what was typed; an untouched page is not scolded. `wards`: names by code.

    `prefix` goes before the names of the boxes, where they stand among others.
    """
    making = _Making(wards)
    for one in step.fields():
        making.make(one, one.name, answers.get(one.name))
    here = {one.name for one in step.fields()}
    problems = {path: wrong for path, wrong in found.problems.items() if judged and path.partition(".")[0] in here}
    form = StepForm(making.made, making.typed, {path: problem.message for path, problem in problems.items()}, prefix)
    shaping = _Shaping(form, found, problems, set(found.visible))
    return Page(step, form, [shaping.block(section, number) for number, section in enumerate(step.sections)])


def slot_of(path: str) -> str:
    return "slot-" + path.replace(".", "-")


def _said(item: Item) -> str:
    return ", ".join(word for one in item.within() for bound in one.bounds for word in _words(bound)) or "–"


def _words(bound: forms.BoundField) -> Iterator[str]:
    """What a person reads in a box: of a choice its label, of a ward its name, not their codes."""
    value = bound.value()
    widget = bound.field.widget
    labels = widget.words if isinstance(widget, WardBox) else dict(getattr(widget, "choices", ()))
    for one in value if isinstance(value, list) else [value]:
        if one not in (None, ""):
            yield str(labels.get(one, one))


class _Making:
    """The boxes of a step and what stands in them, by path."""

    def __init__(self, wards: Mapping[str, str]) -> None:
        self.wards = wards
        self.made: dict[str, forms.Field] = {}
        self.typed: Answers = {}

    def make(self, one: f.BaseField, path: str, raw: Any) -> None:
        if isinstance(one, f.RowsField):
            for number, row in enumerate(rows_shown(one, raw)):
                for inner in one.fields:
                    self.make(inner, f"{path}.{number}.{inner.name}", row.get(inner.name))
            return
        self.made |= boxes(one, path, self.wards)
        if isinstance(one, f.AddressField):
            parts = raw if isinstance(raw, Mapping) else {"line": raw}
            self.typed |= {f"{path}.{name}": parts.get(name) for name in ("line", "ward")}
        else:
            self.typed[path] = as_typed(one, raw)


def as_typed(one: f.BaseField, raw: Any) -> Any:
    """An answer as a person would type it: dates by day, month, year; 12,5 with a comma."""
    if isinstance(one, f.DateField) and isinstance(raw, str):
        try:
            return format_date(date.fromisoformat(raw))
        except ValueError:
            return raw
    if isinstance(one, f.PhoneField) and isinstance(raw, str) and raw.startswith("+"):
        return format_phone(raw)
    if isinstance(raw, float):
        return str(raw).replace(".", ",")
    return raw


class _Shaping:
    """Puts boxes, rows, computed values and faults in the order of the definition."""

    def __init__(
        self, form: StepForm, found: Evaluation, problems: Mapping[str, DomainError], visible: set[str]
    ) -> None:
        self.form = form
        self.found = found
        self.problems = problems
        self.visible = visible

    def block(self, section: Section, number: int) -> Block:
        items = [self.item(one, one.name) for one in section.fields]
        if section.show_when is None:
            return Block(section.title, section.help, items)
        shown = any(item.visible for item in items)
        return Block(section.title, section.help, items, shown, f"slot-section-{number}")

    def item(self, one: f.BaseField, path: str) -> Item:
        kind: str = one.kind  # type: ignore[attr-defined]  # every concrete field has one
        item = Item(kind, path, one.label, one.help, getattr(one, "unit", ""), visible=self.asked(one, path))
        if one.show_when is not None or kind == "computed":
            item.slot = slot_of(path)
        if isinstance(one, f.RowsField):
            self._fill_rows(item, one)
        elif kind == "computed":
            item.computed = self.found.computed.get(path)
        else:
            item.bounds = [self.form[name] for name in self._boxes_of(path)]
            item.details = {choice.value: choice.help for choice in getattr(one, "choices", ()) if choice.help}
        if path in self.problems:
            item.wrong = self.problems[path].message
        return item

    def asked(self, one: f.BaseField, path: str) -> bool:
        """What the evaluation found, and the fields of a row in which nothing is typed yet, which it passes over."""
        if path in self.visible:
            return True
        row = path.rpartition(".")[0]
        if not row or any(seen.startswith(f"{row}.") for seen in self.visible):
            return False
        return one.show_when is None or one.show_when.holds(self.found.values.get)

    def _fill_rows(self, item: Item, one: f.RowsField) -> None:
        numbers = _numbers(self.form.fields, item.path)
        item.row_words = (one.row_label, one.add_label)
        item.may_add = len(numbers) < one.max_rows
        for number in numbers:
            items = [self.item(inner, f"{item.path}.{number}.{inner.name}") for inner in one.fields]
            may_go = len(numbers) > max(one.min_rows, 1 if one.required else 0)
            item.rows.append(Row(f"{item.path}.{number}", number, f"{one.row_label} {number + 1}", items, may_go))

    def _boxes_of(self, path: str) -> list[str]:
        return [name for name in (path, f"{path}.line", f"{path}.ward") if name in self.form.fields]


def _numbers(names: Iterable[str], path: str) -> list[int]:
    """The numbers of the rows of `path` that have boxes."""
    before = f"{path}."
    return sorted({int(name[len(before) :].split(".")[0]) for name in names if name.startswith(before)})
