"""Which database a command works on when nobody named one."""

import os

import django

from motcua.config import env
from motcua.config.commands import migrate


def from_our_own_database() -> None:
    """Where nobody named a database, the one of this clone, brought up to date; a named one is only used."""
    own = not env.is_given("DATABASE_URL")
    if own:
        os.environ.setdefault("MOTCUA_MODE", "demo")
    django.setup()
    if own and migrate.pending():
        migrate.apply(quietly=True)
