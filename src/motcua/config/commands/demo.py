"""./motcua demo"""

import os
import shutil
import socket

import click

from motcua.config import env, lifeline
from motcua.config.errors import CommandError
from motcua.config.family import Family
from motcua.config.listening import listen
from motcua.config.places import clone_home
from motcua.config.postgres import cluster


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
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
    if reset:
        forget()
    try:
        live(listening, address, still=still)
    finally:
        cluster.detach()  # and see the database stop, if nobody else uses it


def forget() -> None:
    """Remove the city of this clone; somebody's own database is never touched."""
    if env.is_given("DATABASE_URL"):
        raise CommandError("demo.reset", "DATABASE_URL is set: empty that database yourself.")
    cluster.destroy()
    shutil.rmtree(clone_home() / "files", ignore_errors=True)


def live(listening: socket.socket, address: str, *, still: bool) -> None:
    """Pages, events, jobs and the city's own life, until somebody stops it.

    This process only watches over the others, so it stays small: all work is its children's.
    """
    with Family() as family:
        if not env.is_given("DATABASE_URL"):
            cluster.attach()
        family.run("prepare")
        family.start("serve", "--embedded", "--socket", str(listening.fileno()), keep=[listening.fileno()])
        family.start("worker")
        family.start("life", *(["--still"] if still else []))
        listening.close()
        click.echo(f"\n  Một Cửa: {address}\n  Ctrl-C stops it.\n")
        ended = family.wait()
    raise CommandError("demo.ended", f"{ended} has ended by itself; what it said last stands above.")
