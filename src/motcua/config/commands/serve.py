"""./motcua serve"""

import socket
import threading
import time

import click
import django

from motcua.config import lifeline
from motcua.config.commands import migrate
from motcua.config.database import EMBEDDED_ENGINE
from motcua.config.errors import CommandError
from motcua.config.listening import listen

HEAD_START = 5.0


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option("--embedded", is_flag=True, help="Serve from the embedded PostgreSQL: for trying out only.")
@click.option("--socket", "inherited", type=int, hidden=True, help="An open socket to listen on instead.")
def serve(host: str, port: int, embedded: bool, inherited: int | None) -> None:
    """Serve the pages and their live events on one port. Ctrl-C or SIGTERM stops within 3 s.

    Needs a database: set DATABASE_URL. The embedded one is refused without --embedded.
    """
    lifeline.end_in_order()
    django.setup()
    from django.conf import settings

    if settings.DATABASES["default"]["ENGINE"] == EMBEDDED_ENGINE and not embedded:
        raise CommandError("serve.no_database", "set DATABASE_URL, or try it out with --embedded.")
    if inherited is None:
        listening = listen(host, port)
        prepare()
    else:  # from `demo`, which has prepared all
        listening = socket.socket(fileno=inherited)
    from motcua.config.server.run import make_server

    threading.Thread(target=_compile_figures, daemon=True).start()
    make_server().run(sockets=[listening])


def _compile_figures() -> None:
    """The statement of the index takes a second to make, once a process: while nobody waits for it yet."""
    from motcua.core.index.engine.compiling import Dialect, plan
    from motcua.core.index.queries.scored import lists_of
    from motcua.core.index.queries.sets import shipped_sets

    time.sleep(HEAD_START)  # the first page goes first
    for one in shipped_sets():
        plan(lists_of(one), Dialect.POSTGRES)


def prepare() -> None:
    """The static files are made here; the database is changed by nobody but `migrate`."""
    from motcua.config import static

    if migrate.pending():
        raise CommandError("serve.migrate", "the database is behind this version: run ./motcua migrate first.")
    static.prepare()
