"""./motcua life: the third child of `./motcua demo`, beside pages and worker."""

import logging
import signal
import threading
from types import FrameType

import click
import django

from motcua.config import lifeline

log = logging.getLogger(__name__)


@click.command()
@click.option("--still", is_flag=True, help="Fill in the past weeks, then let nothing move by itself.")
def life(still: bool) -> None:
    """Fill the demo city's past, then let it live. Ctrl-C or SIGTERM stops it after the act at hand."""
    lifeline.end_in_order()
    stop = threading.Event()

    def leave(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
    django.setup()
    from motcua.demo.living import live

    live(stop, still=still)
