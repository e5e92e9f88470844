"""What the index does by itself: each night, and when asked, it looks whether everything still agrees."""

from procrastinate.contrib.django import app

from motcua.core.index.agreement import COMPARE
from motcua.core.index.services.compare import note_agreement


@app.periodic(cron="20 2 * * *")
@app.task(name=COMPARE, queueing_lock=COMPARE, pass_context=False)
def compare_each_night(timestamp: int) -> None:
    note_agreement()
