"""The jobs of notifications: sending each letter, and looking after those whose job was lost."""

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from motcua.core.notifications.definitions import QUEUE, SEND_TASK
from motcua.core.notifications.rules import wait_before
from motcua.core.notifications.services.deliver import deliver
from motcua.core.notifications.services.look_after import look_after
from motcua.kernel.errors import OutsidePartyError


class Patient(BaseRetryStrategy):
    """Tries again as long as the service says it is worth it: it raises only then."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not isinstance(exception, OutsidePartyError):
            return None
        return RetryDecision(retry_in={"seconds": wait_before(job.attempts + 1)})


@app.task(name=SEND_TASK, queue=QUEUE, retry=Patient())
def send_message(message_id: str) -> None:
    deliver(message_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="notifications.look_after", queue=QUEUE, queueing_lock="notifications.look_after")
def look_after_messages(timestamp: int) -> None:
    look_after()
