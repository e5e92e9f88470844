"""./motcua migrate"""

import click
import django
from django.core.management import call_command


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if something is to be done.")
def migrate(check: bool) -> int:
    """Bring the database up to this version of the product. Running it again does nothing."""
    django.setup()
    if check:
        return 1 if pending() else 0
    apply()
    return 0


def apply(*, quietly: bool = False) -> None:
    """Apply every migration, and make the table that the cache keeps its counts in."""
    verbosity = 0 if quietly else 1
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=verbosity)


def pending() -> bool:
    """Is there a migration that this database has not seen?"""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
