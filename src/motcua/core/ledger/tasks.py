"""What the ledger does by itself: it seals each night, and makes room for the reads of the months to come."""

from django.db import connection
from procrastinate.contrib.django import app

from motcua.core.ledger.services.seal_day import seal_day
from motcua.kernel import clock


@app.periodic(cron=clock.each_day_at(23, 55))
@app.task(pass_context=False)
def seal_each_night(timestamp: int) -> None:
    seal_day()


@app.periodic(cron="0 20 1 * *")  # UTC: the small hours of the second day in the city
@app.task(pass_context=False)
def prepare_reads_of_coming_months(timestamp: int) -> None:
    day = clock.real_now().date()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ledger_prepare_reads((date_trunc('month', %s::date) + make_interval(months => n))::date)"
            " FROM generate_series(0, 12) AS n",
            [day],
        )
