"""What the index does by itself: each night it counts what ended and keeps it, and looks whether everything agrees."""

from procrastinate.contrib.django import app

from motcua.core.index.agreement import COMPARE
from motcua.core.index.services.compare import note_agreement
from motcua.core.index.services.keep_figures import keep_last_periods
from motcua.kernel.clock import each_day_at


@app.periodic(cron=each_day_at(1, 20))
@app.task(pass_context=False)
def keep_each_night(timestamp: int) -> None:
    keep_last_periods()


@app.periodic(cron=each_day_at(2, 20))
@app.task(name=COMPARE, queueing_lock=COMPARE, pass_context=False)
def compare_each_night(timestamp: int) -> None:
    note_agreement()
