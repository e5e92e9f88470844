"""./motcua demo"""

import os
import shutil
import socket

import click
import django

from motcua.config import lifeline
from motcua.config.commands import migrate
from motcua.config.commands.serve import listen
from motcua.config.errors import CommandError
from motcua.config.family import Family
from motcua.config.places import clone_home
from motcua.config.postgres import cluster


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@click.option("--reset", is_flag=True, help="Forget the city that was, and make it anew.")
@click.option("--still", is_flag=True, help="Nobody acts but you: the city does not go on living by itself.")
def demo(host: str, port: int, reset: bool, still: bool) -> None:
    """Serve a living city: made on the first start, taken up again on the next. Ctrl-C stops all."""
    lifeline.end_in_order()
    near = host in ("127.0.0.1", "0.0.0.0")  # noqa: S104 (compared, not bound)
    address = f"http://{'localhost' if near else host}:{port}"
    os.environ["MOTCUA_MODE"] = "demo"
    os.environ.setdefault("PUBLIC_URL", address)
    listening = listen(host, port)
    try:
        if reset:
            forget()
        prepare()
        live(listening, address, still=still)
    finally:
        cluster.detach()  # and see the database stop, if nobody else uses it


def forget() -> None:
    """Remove the city of this clone; somebody's own database is never touched."""
    if os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"):
        raise CommandError("demo.reset", "DATABASE_URL is set: empty that database yourself.")
    cluster.destroy()
    shutil.rmtree(clone_home() / "files", ignore_errors=True)


def prepare() -> None:
    """Database, static files and city, each only as far as it is missing."""
    _say("the database ...")
    django.setup()
    if migrate.pending():
        migrate.apply(quietly=True)
    from motcua.config import static

    _say("letters and styles ...")
    static.prepare()
    from motcua.demo.seed import ensure_city

    _say("the city ...")
    ensure_city()
    from django.db import connections

    connections.close_all()


def live(listening: socket.socket, address: str, *, still: bool = False) -> None:
    """Pages, events, jobs and the city's own life, until somebody stops it."""
    with Family() as family:
        family.start("serve", "--embedded", "--socket", str(listening.fileno()), keep=[listening.fileno()])
        family.start("worker")
        family.start("life", *(["--still"] if still else []))
        listening.close()
        click.echo(f"\n  Một Cửa: {address}\n  Ctrl-C stops it.\n")
        ended = family.wait()
    raise CommandError("demo.ended", f"{ended} has ended by itself; what it said last stands above.")


def _say(what: str) -> None:
    click.echo(f"motcua: {what}", err=True)
