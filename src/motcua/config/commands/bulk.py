"""./motcua bulk"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from motcua.config.commands.own import from_our_own_database

if TYPE_CHECKING:
    from motcua.core.dossiers.rules.foreign import Row


@click.command()
@click.option("--dossiers", type=click.IntRange(1, 20_000_000), required=True, help="How many.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same dossiers.")
def bulk(dossiers: int, seed: int) -> int:
    """Load many made-up dossiers of the past year as facts, ledger included, for benchmarks.

    They come in as another system's do (source `bulk`): the index, its lists and its audit work on them whole.
    """
    os.environ.setdefault("MOTCUA_MODE", "demo")
    from_our_own_database()
    from motcua.core.dossiers.services.import_facts import import_facts
    from motcua.core.ledger.definitions import system
    from motcua.demo.bulk import bulk_rows
    from motcua.demo.seed import ensure_city

    ensure_city()
    with click.progressbar(length=dossiers, label="made-up dossiers") as bar:

        def told() -> "Iterator[Row]":
            for number, row in enumerate(bulk_rows(dossiers, seed), start=1):
                if number % 1000 == 0:
                    bar.update(1000)
                yield row

        done = import_facts(told(), actor=system("bulk"), source="bulk")
    click.echo(f"{done.new} new, {done.unchanged} there already, {len(done.refused)} refused; made up, all of them.")
    return 1 if done.refused else 0
