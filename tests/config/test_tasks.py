import asyncio

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.config.jobs import open_app
from motcua.config.tasks import retry_forsaken_jobs


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
