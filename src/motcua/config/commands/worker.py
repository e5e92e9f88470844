"""./motcua worker"""

import asyncio
import logging
import signal

import click
import django

from motcua.config import lifeline

log = logging.getLogger(__name__)

CONCURRENT_JOBS = 4
STOP_SECONDS = 3.0
LONGEST_PAUSE = 5.0


@click.command()
def worker() -> None:
    """Deliver events from the outbox, and do queued and scheduled jobs. Ctrl-C or SIGTERM stops it."""
    lifeline.end_in_order()
    django.setup()
    from motcua.config.drain import Drain

    drain = Drain()
    drain.start()
    try:
        asyncio.run(_do_jobs())
    finally:
        drain.stop()


async def _do_jobs() -> None:
    """Until a signal: the job worker, begun again whenever the database was lost."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    pause = 0.1
    while not stop.is_set():
        if await _until_it_ends(stop):
            pause = 0.1
        await _wait(stop, pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _until_it_ends(stop: asyncio.Event) -> bool:
    """One life of the job worker; True if it lasted a while."""
    began = asyncio.get_running_loop().time()
    jobs = asyncio.create_task(_one_life())
    told = asyncio.create_task(stop.wait())
    await asyncio.wait({jobs, told}, return_when=asyncio.FIRST_COMPLETED)
    jobs.cancel()  # asks procrastinate to finish what it has begun
    (ended,) = await asyncio.gather(jobs, return_exceptions=True)
    told.cancel()
    if isinstance(ended, Exception):
        log.warning("jobs: %s, trying again", type(ended).__name__)
    return asyncio.get_running_loop().time() - began > LONGEST_PAUSE


async def _one_life() -> None:
    from motcua.config.jobs import open_app

    async with open_app(CONCURRENT_JOBS) as app:
        await app.run_worker_async(
            concurrency=CONCURRENT_JOBS,
            delete_jobs="successful",
            shutdown_graceful_timeout=STOP_SECONDS,
            install_signal_handlers=False,
        )


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
