"""./motcua migrate"""

import click
import django
import psycopg
from django.core.management import call_command


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if something is to be done.")
def migrate(check: bool) -> int:
    """Bring the database up to this version of the product. Running it again does nothing."""
    django.setup()
    _reach()
    if check:
        return 1 if pending() else 0
    apply()
    return 0


def _reach() -> None:
    """A database that is not there is told at once: the pool would first try for as long as pages may wait."""
    from django.db import connection

    psycopg.connect(**connection.get_connection_params()).close()


def apply(*, quietly: bool = False) -> None:
    """Apply every migration, and make the table that the cache keeps its counts in.

    Facts that lack what a later version added are made anew: they are a projection, nothing is lost.
    """
    verbosity = 0 if quietly else 1
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=verbosity)
    _complete_facts()


def _complete_facts() -> None:
    from motcua.core.catalogue.models import Offering, ServiceFact

    if Offering.objects.exists() and not ServiceFact.objects.exists():
        from motcua.core.index.services.rebuild import rebuild
        from motcua.core.ledger.definitions import system

        rebuild(actor=system("migrate"))


def pending() -> bool:
    """Is there a migration that this database has not seen?"""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def missing() -> str:
    """The models of ours that no migration describes, one a line; asks no database."""
    django.setup()
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState
    from django.utils.translation import deactivate_all

    deactivate_all()  # as when migrations are made: Django's own labels change with the language
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("motcua.")}
    loader = MigrationLoader(None, ignore_no_migrations=True)
    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(loader.graph)
    return "\n".join(
        f"{label}: {operation.describe()}"
        for label, migrations in changes.items()
        if label in ours
        for migration in migrations
        for operation in migration.operations
    )
