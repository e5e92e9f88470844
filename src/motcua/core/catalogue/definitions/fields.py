"""The fields of an e-form. A file is no field: papers are components of the dossier.

What a clean answer is, per kind (and what the JSON Schema export promises):
text, long text, phone (E.164), e-mail, identity number, tax code, ward (area code) → string · number → number ·
money → whole number of đồng · date → "yyyy-mm-dd" · tick → true · choice → the value · multiple choice → list ·
address → {"line", "ward"} · rows → list of objects · computed → what its function gives · note → nothing.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field as Constraint
from pydantic import model_validator

from motcua.core.catalogue.definitions.base import Definition, Key, Label, Name
from motcua.core.catalogue.definitions.conditions import ShowWhen


class Prefill(StrEnum):
    """Where a first answer comes from; the person may change it."""

    NAME = "party.full_name"
    IDENTITY_NUMBER = "party.identity_number"
    TAX_CODE = "party.tax_code"
    BIRTH_DATE = "party.birth_date"
    SEX = "party.sex"
    PHONE = "party.phone"
    EMAIL = "party.email"
    ADDRESS = "party.address"
    WARD = "party.ward"
    REPRESENTATIVE = "party.representative"


class BaseField(Definition):
    name: Name
    label: Label
    help: str = ""
    required: bool = False
    prefill: Prefill | None = None
    show_when: ShowWhen | None = None


class TextField(BaseField):
    kind: Literal["text"]
    min_length: int = 0
    max_length: int = 200
    example: str = ""


class LongTextField(BaseField):
    kind: Literal["long_text"]
    max_length: int = 4000
    example: str = ""


class NumberField(BaseField):
    kind: Literal["number"]
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    places: int = Constraint(default=0, ge=0, le=6)
    unit: str = ""


class MoneyField(BaseField):
    """An amount in đồng."""

    kind: Literal["money"]
    minimum: int = 0
    maximum: int = 10**15


class DateField(BaseField):
    kind: Literal["date"]
    earliest: date | None = None
    latest: date | None = None
    not_in_future: bool = False
    not_in_past: bool = False


class Choice(Definition):
    value: str = Constraint(min_length=1, max_length=60)
    label: Label
    help: str = ""


class _Choosing(BaseField):
    choices: tuple[Choice, ...] = Constraint(min_length=1)

    @model_validator(mode="after")
    def has_distinct_values(self) -> "_Choosing":
        values = [choice.value for choice in self.choices]
        if len(set(values)) != len(values):
            raise ValueError(f"{self.name}: two choices have the same value")
        return self

    def label_of(self, value: str) -> str:
        return next((choice.label for choice in self.choices if choice.value == value), value)


class ChoiceField(_Choosing):
    kind: Literal["choice"]


class MultiChoiceField(_Choosing):
    kind: Literal["multi_choice"]


class TickField(BaseField):
    """A statement to agree with; required means that it must be ticked."""

    kind: Literal["tick"]


class WardField(BaseField):
    """A ward or commune, found by typing."""

    kind: Literal["ward"]


class AddressField(BaseField):
    """House number and street, and the ward."""

    kind: Literal["address"]
    ward_required: bool = True


class IdentityNumberField(BaseField):
    kind: Literal["identity_number"]


class TaxCodeField(BaseField):
    kind: Literal["tax_code"]


class PhoneField(BaseField):
    kind: Literal["phone"]


class EmailField(BaseField):
    kind: Literal["email"]


class ComputedField(BaseField):
    """Shown, never typed: `function` is registered in `rules.computed`."""

    kind: Literal["computed"]
    function: Key
    unit: str = ""


class NoteField(BaseField):
    """A word of advice between the fields; `label` is what is read."""

    kind: Literal["note"]


_Alone = (
    TextField
    | LongTextField
    | NumberField
    | MoneyField
    | DateField
    | ChoiceField
    | MultiChoiceField
    | TickField
    | WardField
    | AddressField
    | IdentityNumberField
    | TaxCodeField
    | PhoneField
    | EmailField
    | ComputedField
    | NoteField
)
SimpleField = Annotated[_Alone, Constraint(discriminator="kind")]


class RowsField(BaseField):
    """A group that repeats: one row a thing."""

    kind: Literal["rows"]
    fields: tuple[SimpleField, ...] = Constraint(min_length=1)
    min_rows: int = Constraint(default=0, ge=0)
    max_rows: int = Constraint(default=50, ge=1, le=500)
    row_label: str = "Dòng"
    add_label: str = "Thêm dòng"

    @model_validator(mode="after")
    def has_room(self) -> "RowsField":
        if self.min_rows > self.max_rows:
            raise ValueError(f"{self.name}: min_rows is above max_rows")
        return self


Field = Annotated[_Alone | RowsField, Constraint(discriminator="kind")]
