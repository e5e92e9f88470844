import asyncio

import pytest
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params

from motcua.config.tasks import retry_forsaken_jobs


async def retry() -> None:
    with app.replace_connector(PsycopgConnector(kwargs=connector_params())):
        async with app.open_async():
            await retry_forsaken_jobs(timestamp=0)


def status(job_id: int) -> str:
    return ProcrastinateJob.objects.get(pk=job_id).status


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_was_killed_is_done_again() -> None:
    from django.db import connection

    job_id = app.configure_task("nobody.knows_me").defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job_id])
    asyncio.run(retry())
    assert status(job_id) == "todo"
