"""./motcua ledger"""

import click

from motcua.config.commands.own import from_our_own_database


@click.group()
def ledger() -> None:
    """Verify the ledger's chains and seals, or seal what has happened since the last seal."""


@ledger.command()
def verify() -> None:
    """Recompute every chain and every seal. Exit status 1 if anything does not add up."""
    from_our_own_database()
    from motcua.core.ledger.models import Event, Seal
    from motcua.core.ledger.queries import verify as breaches

    found = 0
    for breach in breaches():
        click.echo(f"{breach.code}: {breach.where}")
        found += 1
    if found:
        raise SystemExit(1)
    click.echo(f"ledger.sound: {Event.objects.count()} events, {Seal.objects.count()} seals, every hash recomputed.")


@ledger.command()
def seal() -> None:
    """Seal every event since the last seal; a job does so each night."""
    from_our_own_database()
    from motcua.core.ledger.services.seal_day import seal_day

    made = seal_day()
    if made is None:
        click.echo("ledger.nothing_to_seal: nothing happened since the last seal.")
        return
    click.echo(f"ledger.sealed: seal {made.number}, {made.event_count} events, {bytes(made.hash).hex()}")
