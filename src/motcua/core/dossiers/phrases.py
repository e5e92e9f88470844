"""Sentences for papers, kept as dated data in `law/phrases`: what officers write a hundred times, well worded once."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from motcua.core.dossiers.models import Dossier
from motcua.kernel.clock import day_of
from motcua.kernel.dates import format_date

_PLACE = re.compile(r"\{(\w+)\}")
_OPEN = "…"  # what the officer still has to fill in


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of defect or reason: "Mờ, khó đọc", with its sentences."""

    code: str
    title: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultText:
    title: str
    body: str


@cache
def phrase_bank(name: str) -> tuple[Category, ...]:
    """The bank called "supplement" or "refusal"."""
    return tuple(Category(row["code"], row["title"], tuple(row["phrases"])) for row in _read(name)["categories"])


def result_text(dossier: Dossier, *, granted: bool) -> ResultText:
    """How the answer to this dossier begins; what is not known yet stands as "…"."""
    texts = {row["procedure"]: row for row in _read("results")["texts"] if row["granted"] is granted}
    text = texts.get(dossier.procedure.procedure.code, texts[""])
    known = {
        "applicant": dossier.applicant.name,
        "code": dossier.code,
        "subject": dossier.procedure.short_name or dossier.procedure.name,
        "submitted": format_date(day_of(dossier.submitted_at)),
        "unit": dossier.competent_unit.name,
    }
    return ResultText(_filled(text["title"], dossier.answers, known), _filled(text["body"], dossier.answers, known))


def _filled(text: str, answers: Mapping[str, Any], known: Mapping[str, str]) -> str:
    """An answer never replaces what the dossier itself says."""

    def place(found: re.Match[str]) -> str:
        value = known.get(found[1], answers.get(found[1]))
        return str(value) if isinstance(value, str | int | float) and str(value).strip() else _OPEN

    return _PLACE.sub(place, text)


@cache
def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("motcua") / "law" / "phrases" / f"{name}.json").read_text("utf-8"))
    return found
