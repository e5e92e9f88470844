"""`./motcua …`: the list of commands, and the one place where an error becomes one line."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

import click


class Entry(NamedTuple):
    """Where a command lives; its module is imported only when the command is called."""

    path: str
    summary: str = ""  # none: a part of another command, not shown


# The order is the order of the help: first what a newcomer needs.
COMMANDS = {
    "demo": Entry("motcua.config.commands.demo:demo", "Serve a living city, made on the first start."),
    "test": Entry("motcua.config.commands.test:test", "Run all tests, browser journeys included."),
    "lint": Entry("motcua.config.commands.lint:lint", "Check floors, style and types."),
    "serve": Entry("motcua.config.commands.serve:serve", "Serve the pages and their live events."),
    "worker": Entry("motcua.config.commands.worker:worker", "Do what pages leave behind: jobs and the outbox."),
    "migrate": Entry("motcua.config.commands.migrate:migrate", "Bring the database up to this version."),
    "check": Entry("motcua.config.commands.check:check", "Check the settings; --deploy for production."),
    "procedures": Entry("motcua.config.commands.procedures:procedures", "Import national-database records."),
    "facts": Entry("motcua.config.commands.facts:facts", "Import another system's dossiers as facts."),
    "prepare": Entry("motcua.config.commands.demo_prepare:prepare"),
    "life": Entry("motcua.config.commands.demo_life:life"),
    "simulate": Entry("motcua.config.commands.simulate:simulate", "Let the city live for some days."),
    "bulk": Entry("motcua.config.commands.bulk:bulk", "Load many made-up dossiers, for benchmarks."),
    "ledger": Entry("motcua.config.commands.ledger:ledger", "Verify the ledger's chains and seals."),
    "index": Entry("motcua.config.commands.index:index", "The index of Decision 766: show, recompute, export."),
    "bench": Entry("motcua.config.commands.bench:bench", "Measure, each time beside a baseline."),
}


class Commands(click.Group):
    """A group that knows its commands by name and loads only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, entry in COMMANDS.items() if entry.summary]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].path.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items() if entry.summary])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--traceback", is_flag=True, help="On an unexpected error show where it happened.")
def cli(traceback: bool) -> None:
    """Một Cửa: the electronic one-stop shop of a city or commune, and its measure."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; any error leaves as one line on stderr and an exit status other than 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        result = cli.main(arguments, prog_name="./motcua", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return 2
    except click.ClickException as error:
        _say(f"usage: {error.format_message()}{_more(error)}")
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except Exception as error:
        if "--traceback" in arguments:
            raise
        _say(_one_line(error))
        return 1
    return result if isinstance(result, int) else 0


def _one_line(error: Exception) -> str:
    """`code: what is wrong and what to do`; only our own errors know their code themselves."""
    code, message = getattr(error, "code", None), getattr(error, "message", None)
    if isinstance(code, str) and isinstance(message, str):
        return f"{code}: {message}"
    kind, said = type(error).__name__, " ".join(str(error).split())
    if kind == "ImproperlyConfigured":
        return f"settings: {said}"
    if kind == "OperationalError":
        return f"database: {said.rstrip('.')}. Is DATABASE_URL right, and does the server run?"
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"file: {error.filename}: {error.strerror}. Name another place, or see to its rights and its room."
    return f"unexpected: {kind}: {said} (./motcua --traceback … shows where)"


def _more(error: click.ClickException) -> str:
    """Where a person reads how it is said."""
    asked = getattr(error, "ctx", None)
    return f" See {asked.command_path} --help." if asked else ""


def _say(line: str) -> None:
    click.echo(f"motcua: {line}", err=True)


if __name__ == "__main__":
    sys.exit(main())
