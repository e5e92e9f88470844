"""./motcua index"""

import json
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from motcua.config.commands.own import from_our_own_database
from motcua.config.errors import CommandError

if TYPE_CHECKING:
    from motcua.core.index.engine.audit import Audit
    from motcua.core.index.engine.spark import SparkAudit
    from motcua.core.index.queries import UnitFigures
    from motcua.core.index.rules import Score

UNIT = click.option("--unit", metavar="CODE", required=True, help="Code of a unit; `root` is the whole tree.")
CHILDREN = click.option("--children", is_flag=True, help="And each unit right below it.")
PERIOD = click.option(
    "--period",
    required=True,
    help="2024-09, 2024-Q3, 2024, 2024-09-13 or now; as of a moment: 2024-09@2024-09-13T08:20.",
)
RULES = click.option("--rules", metavar="VERSION", default="", help="Score by this set, e.g. qd-766-2022/document.")
ENGINES = ("duckdb", "spark")
SOURCE = click.option("--source", metavar="CODE", default="", help="Only rows of this source; `motcua` is this system.")
JSON = click.option("--json", "as_json", is_flag=True, help="One list of objects, for machines.")


@click.group()
def index() -> None:
    """The index of Decision 766: figures of units and periods, from kept facts or computed anew."""


@index.command()
@UNIT
@CHILDREN
@PERIOD
@RULES
@SOURCE
@JSON
def show(unit: str, children: bool, period: str, rules: str, source: str, as_json: bool) -> None:
    """Every indicator of a unit in a period, as the board shows it: counted by PostgreSQL from the kept facts."""
    from_our_own_database()
    from motcua.core.index.queries import asked_figures

    _print(asked_figures(unit, period, children=children, rules=rules, source=source), as_json)


@index.command()
@UNIT
@CHILDREN
@PERIOD
@RULES
@SOURCE
@JSON
@click.option("--kept", is_flag=True, help="Count the kept facts, without making them anew from events.")
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True, help="What counts.")
def recompute(
    unit: str, children: bool, period: str, rules: str, source: str, as_json: bool, kept: bool, engine: str
) -> None:
    """The same list, independently: facts made anew from the ledger's events, written as Parquet and counted there.

    DuckDB counts on this machine; Spark, an extra, also where one machine is outgrown.
    """
    from_our_own_database()
    from motcua.core.index.queries import asked_figures
    from motcua.core.index.services.export_facts import export_facts
    from motcua.kernel import clock

    now = clock.now()
    asked = partial(asked_figures, unit, period, children=children, rules=rules, source=source, now=now)
    with tempfile.TemporaryDirectory(prefix="motcua-audit-") as folder:
        export_facts(Path(folder), anew=not kept)
        with _audit(engine, Path(folder)) as audit:
            found = asked(engine=audit.count)
        _print(found, as_json)


@index.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "form", type=click.Choice(["parquet"]), default="parquet", show_default=True)
def facts(directory: Path, form: str) -> None:
    """Write the rows that the index counts, with columns.json that explains them, into DIRECTORY."""
    from_our_own_database()
    from motcua.core.index.services.export_facts import export_facts

    for name, rows in export_facts(directory).items():
        click.echo(f"{name}.{form}: {rows} rows")


@index.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--kind", type=click.Choice(["index", "form_06a"]), default="index", show_default=True)
@UNIT
@PERIOD
@click.option("--format", "forms", type=click.Choice(["pdf", "docx", "xlsx"]), multiple=True, help="Default: all.")
def report(directory: Path, kind: str, unit: str, period: str, forms: tuple[str, ...]) -> None:
    """Issue a report, its figures frozen from now on, and write it into DIRECTORY: the index, or Biểu II.06a."""
    from_our_own_database()
    from motcua.core.index.queries.reports import MAKERS, file_of
    from motcua.core.index.services.issue_report import issue_report
    from motcua.core.ledger.definitions import system

    made = issue_report(kind, actor=system("command"), unit=unit, period=period)
    directory.mkdir(parents=True, exist_ok=True)
    for form in forms or MAKERS:
        file = directory / f"{kind.replace('_', '-')}-{made.unit.code}-{made.period}.{form}"
        file.write_bytes(file_of(made, form))
        click.echo(str(file))


@index.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def load(file: Path) -> None:
    """Load an indicator set: the form of src/motcua/law/indicators/*.json. It is refused whole if it is not whole."""
    from_our_own_database()
    from motcua.core.index.services.load_set import load_set
    from motcua.core.ledger.definitions import system

    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise CommandError("index.not_json", f"{file} is no JSON in UTF-8: {error}.") from error
    for one in load_set(record, actor=system("command")):
        click.echo(f"{one.version}: {len(one.indicators)} indicators, {one.total} points, from {one.valid_from}")


@index.command()
def rebuild() -> None:
    """Write every kept fact anew from the ledger's events. `migrate` does so where facts were given new columns."""
    from_our_own_database()
    from motcua.core.index.services.rebuild import rebuild as write_anew
    from motcua.core.ledger.definitions import system

    done = write_anew(actor=system("command"))
    click.echo(f"index.rebuilt: {done.dossiers} dossiers, {done.procedures} procedures.")


@index.command()
@click.option("--period", default="", help="2024-08, 2024-Q2 or 2023; without it all that is kept every night.")
def keep(period: str) -> None:
    """Count a period that is over for all units and keep it, so that it is read at once and still exact."""
    from_our_own_database()
    from motcua.core.index.periods import Period
    from motcua.core.index.services.keep_figures import keep_figures, keep_last_periods
    from motcua.kernel import clock

    done = [keep_figures(Period.parse(period, clock.today()))] if period else keep_last_periods()
    for one in done:
        click.echo(f"index.kept: {one.period}: {one.units} units, {one.counted} of them counted.")


@index.command()
def verify() -> None:
    """Compare kept facts, facts made anew from events, and DuckDB's count of both. Exit status 1 if any differ."""
    from_our_own_database()
    from motcua.core.index.services.compare import compare

    found = compare()
    for difference in found.differences:
        click.echo(difference)
    if found.differences:
        raise SystemExit(1)
    click.echo(f"index.agrees: {found.facts} facts, {found.figures} figures of {found.periods} periods.")


def _audit(engine: str, folder: Path) -> "Audit | SparkAudit":
    from motcua.core.index.engine.audit import Audit
    from motcua.core.index.engine.spark import SparkAudit

    return SparkAudit(folder) if engine == "spark" else Audit(folder)


def _print(found: "list[UnitFigures]", as_json: bool) -> None:
    from motcua.core.index.queries import plain_rows

    if as_json:
        rows = [row for one in found for row in plain_rows(one)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in found:
        for score in (one.scores[indicator.code] for indicator in one.scored_by.indicators):
            click.echo(f"{one.unit.code}  {score.indicator.code:<4}  {_counted(score):>24}  {_points(score)}")
    for one in found:
        total, whole = one.total, one.scored_by.total
        scaled = "" if total.scaled is None else f", {float(total.scaled):.2f} of {whole:g}"
        click.echo(
            f"{one.unit.code}  total {float(total.points):.2f} of {float(total.possible):g}{scaled}"
            f"  ({one.scored_by.version})"
        )


def _points(score: "Score") -> str:
    if not score.indicator.scored:
        return "không chấm điểm"
    points = "-" if score.points is None else f"{float(score.points):.2f}"
    return f"{points:>6} / {float(score.indicator.max):g}"


def _counted(score: "Score") -> str:
    """Above and below the line, the above in minutes of working time where it is no rows; or why there is neither."""
    from motcua.core.index.declarations import RATIOS
    from motcua.core.index.queries.report_words import absence

    unit = " phút" if RATIOS.get(score.indicator.counts).is_average else ""
    return absence(score) or f"{score.count.numerator}{unit} / {score.count.denominator}"
