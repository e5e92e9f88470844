"""./motcua procedures"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from motcua.config.commands.own import from_our_own_database
from motcua.config.errors import CommandError

if TYPE_CHECKING:
    from motcua.core.catalogue.services.import_procedures import Imported


@click.group()
def procedures() -> None:
    """The catalogue of procedures."""


@procedures.command("import")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for machines.")
def import_(directory: Path, as_json: bool) -> int:
    """Take in records of the national procedure database: every *.json below DIRECTORY.

    Prints a line for each record with what was inferred. A bad record is named with its reason, the others go in;
    exit status 1 if any failed. What cannot be read is kept word for word and never guessed.
    """
    if not directory.is_dir():
        raise CommandError("procedures.directory", f"{directory} is no directory.")
    from_our_own_database()
    failed = total = 0
    for imported in _imported(directory):
        total += 1
        failed += imported.refusal is not None
        click.echo(_object(imported) if as_json else _line(imported))
    if not total:
        raise CommandError("procedures.empty", f"There is no *.json in {directory}.")
    if not as_json:
        click.echo(f"{total - failed} imported, {failed} refused.", err=True)
    return 1 if failed else 0


def _imported(directory: Path) -> "Iterator[Imported]":
    from motcua.core.catalogue.services.import_procedures import import_procedures
    from motcua.core.ledger.definitions import system

    return import_procedures(directory, actor=system("procedures_import"))


def _object(imported: "Imported") -> str:
    from motcua.core.catalogue.rules import national

    if imported.parsed is not None:
        said = national.as_object(imported.parsed)
    else:
        said = national.refused(imported.code, imported.name, str(imported.refusal), imported.source)
    return json.dumps(said, ensure_ascii=False)


def _line(imported: "Imported") -> str:
    from motcua.core.catalogue.rules import national

    if imported.parsed is not None:
        return national.as_line(imported.parsed)
    name = " ".join(filter(None, [imported.source, imported.code, imported.name[:60]]))
    assert imported.refusal is not None
    return f"REFUSED  {name}  {imported.refusal.code}: {imported.refusal.message}"
