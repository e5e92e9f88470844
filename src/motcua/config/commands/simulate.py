"""./motcua simulate"""

import os
from datetime import date

import click
import django

from motcua.config.commands import migrate


@click.command()
@click.option("--days", type=click.IntRange(1, 400), required=True, help="How many days the city lives on.")
@click.option(
    "--per-day", type=click.FloatRange(min=0.1), default=20.0, show_default=True, help="People a working day."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same days.")
@click.option("--from", "first", metavar="YYYY-MM-DD", help="The first day; without it, from the city clock on.")
def simulate(days: int, per_day: float, seed: int, first: str | None) -> None:
    """Drive the real services with a simulated clock: people come, officers act, some are late.

    Without --from the city clock stands at the end of the last day afterwards. All of it is made up.
    """
    os.environ.setdefault("MOTCUA_MODE", "demo")
    django.setup()
    if migrate.pending():
        migrate.apply(quietly=True)
    from motcua.demo.seed import ensure_city
    from motcua.demo.simulating import Stretch, simulate_stretch, stretch

    ensure_city()
    asked: Stretch = stretch(days=days, first=_day(first))
    with click.progressbar(length=days, label=f"{asked}") as bar:
        tally = simulate_stretch(asked, per_day=per_day, seed=seed, tell=bar.update)
    click.echo(f"{tally.filed} dossiers filed, {tally.acts} acts, {tally.over} over; made up, all of them.")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise click.UsageError(f"--from: {text!r} is no day; write it like 2024-07-15.") from error
