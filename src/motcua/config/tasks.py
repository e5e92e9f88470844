"""What the house does by itself: jobs that a killed worker left half done are done again."""

from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="house.retry_forsaken_jobs", queueing_lock="house.retry_forsaken_jobs")
async def retry_forsaken_jobs(timestamp: int) -> None:
    """Every job is written so that doing it twice does no harm."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
