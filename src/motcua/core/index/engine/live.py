"""PostgreSQL counts the kept facts: the live board. Exact at commit, for it reads the rows themselves."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.core.index.engine.compiling import Dialect, Lists, listing, plan
from motcua.core.index.engine.conditions import Part
from motcua.core.index.engine.counting import Counted, counted
from motcua.core.index.periods import Window
from motcua.core.index.rules import Count

_SCOPE = "unnest(%(roots)s::bigint[], %(units)s::bigint[])"

_SCOPE_NAMED = re.compile(r'"scope" AS ("\w+")')

Scope = Iterable[tuple[int, int]]


def count(scope: Scope, window: Window, lists: Lists) -> dict[int, dict[str, Count]]:
    """Every declaration for every root of the scope, in one statement."""
    found = sums(scope, window, lists)
    return {root: found.named(root) for root in found.sums}


def sums(scope: Scope, window: Window, lists: Lists) -> Counted:
    """The same, without a name for each number."""
    pairs = list(scope)
    found = plan(lists, Dialect.POSTGRES)
    rows = run(found.text, pairs, window)
    return counted(found, rows, {root for root, _ in pairs})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of rows ended: the next one goes on behind it."""

    moment: datetime
    id: str


def page(
    code: str,
    part: Part,
    scope: Scope,
    window: Window,
    lists: Lists,
    *,
    after: Place | None,
    size: int,
    procedure: str = "",
) -> list[tuple[Any, datetime]]:
    """Some of the rows behind a number, the newest first: (id, moment). Counts nothing and skips nothing.

    With a `procedure` its dossiers alone.
    """
    inner = listing(code, part, lists, Dialect.POSTGRES)
    of_procedure = "SELECT FROM dossiers_dossierfact WHERE dossier_id = listed.id AND procedure_code = :procedure"
    asked = ["(moment, id) < (:moment, :id)"] * bool(after) + [f"EXISTS({of_procedure})"] * bool(procedure)
    where = f"WHERE {' AND '.join(asked)}" if asked else ""
    text = f"SELECT id, moment FROM ({inner}) AS listed {where} ORDER BY moment DESC, id DESC LIMIT :size"  # noqa: S608
    more = {"moment": after.moment, "id": after.id} if after else {}
    return run(text, scope, window, size=size, **more, **({"procedure": procedure} if procedure else {}))


def ids(code: str, part: Part, scope: Scope, window: Window, lists: Lists) -> list[Any]:
    """All that stands behind a number: ids of rows, or the keys that count once, in their order."""
    rows = run(listing(code, part, lists, Dialect.POSTGRES), scope, window)
    return sorted(row[0] for row in rows)


def among(ids: Collection[Any], code: str, part: Part, scope: Scope, window: Window, lists: Lists) -> frozenset[Any]:
    """Those of some rows, or keys, that stand behind a number."""
    inner = listing(code, part, lists, Dialect.POSTGRES)
    text = f"SELECT id FROM ({inner}) AS listed WHERE id = ANY(:among)"  # noqa: S608  our own declarations
    return frozenset(row[0] for row in run(text, scope, window, among=list(ids))) if ids else frozenset()


def averages(code: str, scope: Scope, window: Window, lists: Lists) -> list[tuple[str, int, int, int]]:
    """Of the dossiers below the line, by procedure: (code, newest version, dossiers, minutes)."""
    inner = listing(code, Part.WHOLE, lists, Dialect.POSTGRES)
    text = (
        "SELECT procedure_code, max(procedure_version_id), count(*), sum(worked_minutes) "  # noqa: S608
        f"FROM ({inner}) AS listed JOIN dossiers_dossierfact ON dossier_id = id "
        "GROUP BY procedure_code ORDER BY count(*) DESC, procedure_code"
    )
    return run(text, scope, window)


def run(text: str, scope: Scope, window: Window, **more: Any) -> list[Any]:
    """The rows of a statement about a window and a scope, with whatever else it asks by name (:size)."""
    with connection.cursor() as cursor:
        cursor.execute(with_scope(text, *more), {**parameters(list(scope), window.start, window.at), **more})
        return cursor.fetchall()


def with_scope(text: str, *more: str) -> str:
    """The statement for psycopg. The scope stands in it as a function, which does not keep it from going parallel."""
    text = text.replace("%", "%%")
    for name in ("start", "at", *more):
        text = text.replace(f":{name}", f"%({name})s")
    return _SCOPE_NAMED.sub(rf"{_SCOPE} AS \1 (root, unit)", text)


def parameters(scope: Sequence[tuple[int, int]], start: datetime, at: datetime) -> Mapping[str, Any]:
    roots, units = zip(*scope, strict=True) if scope else ((), ())
    return {"roots": list(roots), "units": list(units), "start": start, "at": at}
