"""What is done with files by the clock."""

from datetime import timedelta

from procrastinate.contrib.django import app

from motcua.core.documents.services.rescan_quarantined import rescan_quarantined
from motcua.core.documents.services.sweep_unused_files import sweep_unused_files
from motcua.core.ledger.definitions import system
from motcua.kernel import clock

_UNUSED_AFTER = timedelta(days=30)


@app.periodic(cron="* * * * *")
@app.task(name="documents.rescan_quarantined", queueing_lock="documents.rescan_quarantined", pass_context=False)
def rescan(timestamp: int) -> None:
    rescan_quarantined(actor=system("virus_scan"))


@app.periodic(cron=clock.each_day_at(2, 30))
@app.task(name="documents.sweep_unused_files", queueing_lock="documents.sweep_unused_files")
def sweep(timestamp: int) -> None:
    sweep_unused_files(actor=system("sweep"), before=clock.now() - _UNUSED_AFTER)
