"""Finding a procedure: by words without accents, by code, by what happened in one's life.

The plain name and the search vector are columns that PostgreSQL keeps itself (migration 0002).
"""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Count, Field, FloatField, IntegerField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from motcua.core.catalogue.models import ProcedureVersion, Sector, VersionState
from motcua.kernel.text import tidy, unaccented

_NEAR_ENOUGH = 0.45  # of trigrams, for a word mistyped; below it strangers come in
_CODE = re.compile(r"\d\.\d{1,6}[\d.A-Z]*")


@dataclass(frozen=True, slots=True)
class Found:
    """`exact` is false where nothing held the words and the nearest names are shown instead."""

    versions: list[ProcedureVersion]
    exact: bool = True


_LONG = ("form", "route", "rules", "certainty", "source", "unparsed", "steps_text", "conditions", "result_text")
"""What no list shows."""


def published() -> QuerySet[ProcedureVersion]:
    return ProcedureVersion.objects.filter(state=VersionState.PUBLISHED).select_related("procedure", "sector")


def _listed() -> QuerySet[ProcedureVersion]:
    return published().defer(*_LONG)


def search(text: str, *, limit: int = 20) -> Found:
    """The published procedures that hold every word (its beginning will do), best first.

    Where the words stand together in the name goes before where they stand apart. Only when none is found are
    mistyped words forgiven. Nothing typed finds nothing.
    """
    words = re.findall(r"\w+", unaccented(tidy(text)))[:12]
    if not words:
        return Found([])
    if _CODE.fullmatch(tidy(text).upper()):
        return Found(
            list(published().filter(procedure__code__istartswith=tidy(text)).order_by("procedure__code")[:limit])
        )
    found = list(_holding(words)[:limit])
    return Found(found) if found else Found(list(_near(words)[:limit]), exact=False)


def _holding(words: list[str]) -> QuerySet[ProcedureVersion]:
    query = " & ".join(f"{word}:*" for word in words)
    phrase = " ".join(words)
    return (
        _listed()
        .annotate(
            holds=_raw("search_vector @@ to_tsquery('simple', %s)", query),
            place=_raw("COALESCE(NULLIF(strpos(plain_name, %s), 0), 10000)", phrase, output=IntegerField()),
            rank=_raw("ts_rank(search_vector, to_tsquery('simple', %s))", query, output=FloatField()),
        )
        .filter(holds=True)
        .order_by("place", "-rank", Length("name"), "sort_key")
    )


def _near(words: list[str]) -> QuerySet[ProcedureVersion]:
    """By likeness of letters; a full scan, and therefore only the last resort."""
    likeness = _raw("word_similarity(%s, plain_name)", " ".join(words), output=FloatField())
    return _listed().annotate(likeness=likeness).filter(likeness__gte=_NEAR_ENOUGH).order_by("-likeness", "sort_key")


def _raw(sql: str, parameter: str, output: "Field[Any, Any] | None" = None) -> RawSQL:
    """Our own SQL; what was typed goes in as a bound parameter only."""
    return RawSQL(sql, [parameter], output_field=output or BooleanField())  # noqa: S611


def sectors() -> list[Sector]:
    """The sectors that have published procedures, each with `procedures`, how many."""
    held = Count("versions", filter=Q(versions__state=VersionState.PUBLISHED))
    return list(Sector.objects.annotate(procedures=held).filter(procedures__gt=0).order_by("sort_key"))
