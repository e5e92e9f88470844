"""What the index does by itself: each night it looks whether everything still agrees."""

from procrastinate.contrib.django import app

from motcua.core.index.services.compare import note_agreement


@app.periodic(cron="20 2 * * *")
@app.task(pass_context=False)
def compare_each_night(timestamp: int) -> None:
    note_agreement()
