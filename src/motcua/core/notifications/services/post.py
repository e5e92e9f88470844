"""A letter is put into the queue from which the worker sends it."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from motcua.core.notifications.definitions import QUEUE, SEND_TASK
from motcua.core.notifications.models import Message


def post(message: Message) -> bool:
    """Queue the sending in the caller's transaction. False if the letter lies in the queue already."""
    job = app.configure_task(SEND_TASK, queue=QUEUE, queueing_lock=f"message:{message.pk}")
    try:
        with transaction.atomic():
            job.defer(message_id=str(message.pk))
    except AlreadyEnqueued:
        return False
    return True
