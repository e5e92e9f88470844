"""./motcua facts"""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from motcua.config.commands.own import from_our_own_database
from motcua.config.errors import CommandError

if TYPE_CHECKING:
    from motcua.core.dossiers.rules.foreign import ForeignMapping
    from motcua.core.dossiers.services.import_facts import Imported, Refused
    from motcua.core.index.definitions import Indicator

MOST_NAMED = 10


@click.group()
def facts() -> None:
    """Another system's dossiers, counted as our own."""


@facts.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--source", metavar="NAME", default="imported", show_default=True, help="Which system they come from.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="JSON: what that system calls columns, units, states. Kept for the source: the next file needs none.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for machines.")
def import_(file: Path, source: str, mapping: Path | None, as_json: bool) -> int:
    """Take in dossiers of another system: XLSX, CSV or JSON with the fields of the national exchange (HoSo).

    Prints a line for each refused row, and one for all rows that want the same column; the others go in; exit status 1
    if any was refused. A row counts by its code: the same file again changes nothing. Names, numbers and telephones of
    people are dropped unread, and counted.
    """
    from_our_own_database()
    from motcua.core.dossiers.rules.foreign import read_rows
    from motcua.core.dossiers.services.import_facts import import_facts
    from motcua.core.index.queries.sources import waiting
    from motcua.core.ledger.definitions import system
    from motcua.kernel import clock

    said, found, waited = _mapping(mapping), read_rows(file), waiting(clock.now())
    quiet = as_json or not sys.stderr.isatty()
    with click.progressbar(found, label="Reading rows", file=sys.stderr, hidden=quiet, show_pos=True) as rows:
        done = import_facts(rows, actor=system("facts_import"), source=source, mapping=said)
    still = {one.code for one in waiting(clock.now())}
    begun = [one for one in waited if one.code not in still]
    for line in map(_object, done.refused) if as_json else _lines(done):
        click.echo(line)
    if as_json:
        click.echo(json.dumps(_sum(done) | {"begun": [one.code for one in begun]}, ensure_ascii=False))
    else:
        click.echo(_summary(done), err=True)
        if begun:
            click.echo(_begun(begun, source), err=True)
    return 1 if done.refused else 0


def _mapping(file: Path | None) -> "ForeignMapping | None":
    from motcua.core.dossiers.rules.foreign import read_mapping

    if file is None:
        return None
    try:
        return read_mapping(file.read_text(encoding="utf-8-sig"))
    except UnicodeError as error:
        raise CommandError("import.encoding", f"{file} is not UTF-8: save it as UTF-8 and try again.") from error


def _begun(begun: "list[Indicator]", source: str) -> str:
    """What nothing was known of before this file, and what a few dossiers of it make a figure of the whole city."""
    named = "; ".join(f"{one.code} {one.name}" for one in begun)
    return (
        f"Counted from now on, without a source before this file: {named}. Only dossiers whose system tells of it are "
        f"counted there; the first ones are those of “{source}”."
    )


def _lines(done: "Imported") -> Iterator[str]:
    """What a column lacks for is said once, and not of each row again."""
    from motcua.core.dossiers.rules.foreign import not_in_file

    for columns, rows in done.by_lacking().items():
        if columns and len(rows) > 1:
            first, codes = rows[0].number, ", ".join(dict.fromkeys(rows[0].codes))
            yield f"REFUSED  {len(rows)} rows from row {first}  {codes}: {not_in_file(columns, done.columns)}"
        else:
            yield from map(_line, rows)


def _line(refused: "Refused") -> str:
    code = refused.code or "-"
    return f"REFUSED  row {refused.number}  {code}  {', '.join(refused.codes)}: {refused.problem.message}"


def _object(refused: "Refused") -> str:
    problem = refused.problem
    said = {"row": refused.number, "dossier": refused.code, "code": problem.code, "codes": list(refused.codes)}
    return json.dumps({"refused": said | {"message": problem.message, "field": problem.field}}, ensure_ascii=False)


def _sum(done: "Imported") -> dict[str, object]:
    numbers = {"new": done.new, "changed": done.changed, "unchanged": done.unchanged, "refused": len(done.refused)}
    columns = {"ignored": list(done.ignored), "untold": list(done.untold)}
    more = {"never_late": done.never_late, "strange_procedures": done.strange, "personal_dropped": done.personal}
    return {"source": done.source, **numbers, **more, **columns}


def _summary(done: "Imported") -> str:
    said = f"{done.new} new, {done.changed} changed, {done.unchanged} unchanged, {len(done.refused)} refused."
    if done.never_late:
        said += f" {done.never_late} without NgayHenTra, of procedures that the catalogue lacks: never late."
    if done.strange:
        codes = ", ".join(f"{code} ({n})" for code, n in islice(done.strange.items(), MOST_NAMED))
        more = len(done.strange) - MOST_NAMED
        said += f" MaTTHC neither of the national form nor of the catalogue, counted as it is: {codes}"
        said += f" and {more} more. " if more > 0 else ". "
        said += "Where it is a national procedure, say so in the mapping (procedures)."
    if done.personal:
        said += f" {done.personal} personal values dropped."
    if done.ignored:
        said += f" Columns not read: {', '.join(done.ignored)}."
    if done.untold:
        said += f" No column tells of {', '.join(done.untold)}: nothing is counted of them."
    return said
