import asyncio
from datetime import datetime

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.config.jobs import open_app
from motcua.config.tasks import retry_forsaken_jobs
from motcua.kernel.clock import TIME_ZONE

# What the worker does once a day or more seldom → when, in Vietnam.
IN_THE_NIGHT = {
    "motcua.core.ledger.tasks.seal_each_night": "23:55",
    "motcua.core.index.tasks.keep_each_night": "01:20",
    "index.compare": "02:20",
    "documents.sweep_unused_files": "02:30",
    "motcua.core.ledger.tasks.prepare_reads_of_coming_months": "03:00",
}


def test_what_is_done_once_a_day_is_done_in_the_night_of_the_city() -> None:
    noon = datetime(2024, 9, 13, 12, tzinfo=TIME_ZONE).timestamp()
    told = app.periodic_registry.periodic_tasks.values()
    seldom = {one.task.name: one.croniter for one in told if not one.cron.startswith("*")}
    due = {name: cron.get_next(ret_type=float, start_time=noon) for name, cron in seldom.items()}
    assert {name: f"{datetime.fromtimestamp(at, TIME_ZONE):%H:%M}" for name, at in due.items()} == IN_THE_NIGHT


async def retry() -> None:
    async with open_app(concurrency=1):
        await retry_forsaken_jobs(timestamp=0)


def status(job_id: int) -> str:
    return ProcrastinateJob.objects.get(pk=job_id).status


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_was_killed_is_done_again() -> None:
    job_id = app.configure_task("nobody.knows_me").defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job_id])
    asyncio.run(retry())
    assert status(job_id) == "todo"


def defer_and_think_better_of_it() -> None:
    try:
        with transaction.atomic():
            app.configure_task("nobody.knows_me").defer()
            transaction.set_rollback(True)
    finally:
        connection.close()


async def think_better_of_it_in_a_worker() -> None:
    async with open_app(concurrency=1):
        await asyncio.to_thread(defer_and_think_better_of_it)


@pytest.mark.django_db(transaction=True)
def test_what_a_subscriber_defers_in_the_worker_falls_with_its_transaction() -> None:
    asyncio.run(think_better_of_it_in_a_worker())
    assert not ProcrastinateJob.objects.exists()
