"""What one source calls things: kept per source, so that the next file of it needs no words."""

import json
import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from motcua.core.dossiers.definitions import NationalChannel, State, Way
from motcua.core.dossiers.rules.foreign.fields import BY_HEADING, FIELDS, PERSONAL_HEADINGS, heading
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_NATIONAL = re.compile(r"\d\.\d{6}", re.ASCII)
_ONLINE_WAYS = frozenset({Way.SELF_AFAR, Way.SELF_AT_CENTRE, Way.ASSISTED})


class ForeignMapping(BaseModel):
    """Source words → ours. What is not mapped is understood by the names of the national exchange.

    `columns`: head of a column → field. `units`: name or code → code of a unit of ours. `procedures`: name or code →
    code of the national database. `states`: word → 1–10.
    `channels`: word → 1 direct, 2 online, 3 post. `online_way`: what is known of who filed what came online.
    `population_databases`: codes in DSKetNoiCSDL that mean the national population database.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: dict[str, str] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    procedures: dict[str, str] = Field(default_factory=dict)
    states: dict[str, int] = Field(default_factory=dict)
    channels: dict[str, int] = Field(default_factory=dict)
    online_way: Way = Way.SELF_AFAR
    population_databases: tuple[str, ...] = ("CSDLDC", "CSDLQGVDC", "DANCU")

    @field_validator("columns")
    @classmethod
    def _known_fields(cls, columns: dict[str, str]) -> dict[str, str]:
        unknown = sorted(set(columns.values()) - set(FIELDS))
        if unknown:
            raise ValueError(f"không có trường {', '.join(unknown)}")
        return columns

    @field_validator("procedures")
    @classmethod
    def _national_codes(cls, procedures: dict[str, str]) -> dict[str, str]:
        wrong = sorted(code[:40] for code in procedures.values() if not _NATIONAL.fullmatch(code))
        if wrong:
            raise ValueError(f"không phải mã quốc gia, dạng 1.010010: {', '.join(wrong)}")
        return procedures

    @field_validator("states")
    @classmethod
    def _known_states(cls, states: dict[str, int]) -> dict[str, int]:
        if set(states.values()) - set(State):
            raise ValueError("trạng thái phải từ 1 đến 10")
        return states

    @field_validator("channels")
    @classmethod
    def _known_channels(cls, channels: dict[str, int]) -> dict[str, int]:
        if set(channels.values()) - set(NationalChannel):
            raise ValueError("kênh phải là 1, 2 hoặc 3")
        return channels

    @field_validator("online_way")
    @classmethod
    def _is_online(cls, way: Way) -> Way:
        if way not in _ONLINE_WAYS:
            raise ValueError("cách nộp trực tuyến không đúng")
        return way

    def field_of(self, head: str) -> str:
        """Which field a column holds; "" for none that is read."""
        wanted = heading(head)
        own = {heading(column): field for column, field in self.columns.items()}
        return own.get(wanted) or BY_HEADING.get(wanted, "")

    def is_personal(self, head: str) -> bool:
        return not self.field_of(head) and heading(head) in PERSONAL_HEADINGS


def read_mapping(text: str | dict[str, Any]) -> ForeignMapping:
    """From JSON. Raises DomainError `import.mapping_not_understood`."""
    try:
        return ForeignMapping.model_validate(json.loads(text) if isinstance(text, str) else text)
    except ValidationError as error:
        said = "; ".join(f"{'.'.join(map(str, one['loc'])) or 'tệp'}: {_fault(one)}" for one in error.errors())
    except ValueError:
        said = "tệp không phải là JSON"
    raise not_understood(said) from None


def not_understood(said: str) -> DomainError:
    return DomainError(
        "import.mapping_not_understood",
        Sentence("Bảng ánh xạ của nguồn chưa đúng: {said}.", said=said),
        field="mapping",
    )


_FAULTS = {
    "extra_forbidden": "không có mục này",
    "int_parsing": "phải là số nguyên",
    "int_type": "phải là số nguyên",
    "string_type": "phải là chữ, đặt trong dấu nháy",
    "dict_type": "phải là các cặp “tên”: “giá trị”",
    "model_type": "phải là các cặp “tên”: “giá trị”",
}


def _fault(one: "ErrorDetails") -> str:
    """A sentence of ours, or what the library found in our words."""
    ours = one.get("ctx", {}).get("error")
    return str(ours) if isinstance(ours, ValueError) else _FAULTS.get(one["type"], "giá trị không đúng")
