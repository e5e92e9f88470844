"""./motcua prepare: what `./motcua demo` does before it serves."""

import click
import django

from motcua.config import lifeline, static
from motcua.config.commands import migrate


@click.command()
def prepare() -> None:
    """Make the demo's database, static files and city, each only as far as it is missing."""
    lifeline.end_in_order()
    django.setup()
    if migrate.pending():
        _say("the database ...")
        migrate.apply(quietly=True)
    _say("letters and styles ...")
    static.prepare()
    from motcua.demo.seed import ensure_city

    _say("the city ...")
    ensure_city()


def _say(what: str) -> None:
    click.echo(f"motcua: {what}", err=True)
