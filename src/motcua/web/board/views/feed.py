"""The totals of units as open data: points, ranks and bands, nothing about any dossier or person."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from motcua.core.index.printed.tabular import as_csv
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.ranked import Placed, placed
from motcua.core.index.rules import rounded
from motcua.web.board import standing, words
from motcua.web.board.question import Question, is_of_a_day, question_of


def feed(request: HttpRequest, kind: str) -> HttpResponse:
    """Anybody's page may read it: it is public, and asks for no sign-in."""
    question = question_of(request)
    if is_of_a_day(question) or kind not in ("json", "csv"):
        raise Http404
    answer = _as_csv(question) if kind == "csv" else _as_json(question)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _as_json(question: Question) -> HttpResponse:
    said = {
        "period": question.window.code,
        "as_of": question.window.at.isoformat(),
        "final": question.window.is_final,
        "rule_version": question.scored_by.version,
        "source": question.source or None,
        "max": float(question.scored_by.total),
        "groups": [
            {"code": group.code, "name": group.name, "max": float(group.max)} for group in question.scored_by.groups
        ],
        "units": _rows(question),
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def _as_csv(question: Question) -> HttpResponse:
    window = question.window
    asked = {"period": window.code, "as_of": window.at.isoformat(), "final": window.is_final}
    scored = {"rule_version": question.scored_by.version, "source": question.source}
    answer = HttpResponse(
        as_csv([{**_flat(row, question), **asked, **scored} for row in _rows(question)]),
        content_type="text/csv; charset=utf-8",
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="chi-so-{window.code}.csv"'
    return answer


def _flat(row: dict[str, Any], question: Question) -> dict[str, Any]:
    """The points of each group in a column of its own."""
    groups = {f"group_{group.code}": row["groups"].get(group.code) for group in question.scored_by.groups}
    return {name: value for name, value in row.items() if name != "groups"} | groups


def _rows(question: Question) -> list[dict[str, Any]]:
    """Every unit of every peer set, ranked within it."""
    sets = standing.peer_sets(question)
    found = {one.unit.pk: one for one in standing.figures_of([unit for of in sets.values() for unit in of], question)}
    return [_row(one, key) for key, units in sets.items() for one in placed([found[unit.pk] for unit in units])]


def _row(one: Placed, key: str) -> dict[str, Any]:
    found, worked = one.figures, one.share is not None
    return {
        "unit": found.unit.code,
        "name": found.unit.name,
        "peers": key,
        "rank": one.rank,
        "total": rounded(found.total.scaled, 2) if worked else None,
        "band": words.band_name(found.total.band) if worked else None,
        "points": rounded(found.total.points, 2) if worked else None,
        "possible": float(found.total.possible) if worked else None,
        "groups": _groups(found) if worked else {},
    }


def _groups(found: UnitFigures) -> dict[str, float | None]:
    return {group.code: rounded(found.group(group.code).points, 2) for group in found.scored_by.groups}
