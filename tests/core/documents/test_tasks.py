from typing import Any

import pytest

from motcua.core.documents import tasks
from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.services.receive_file import receive_file
from tests.core.documents import files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ports")]


def test_the_clock_has_waiting_files_looked_at_and_unused_ones_swept(city: Any, scanner: Any, morning: Any) -> None:
    scanner.plugged_in = False
    receive_file(actor=city.an.actor, owner=f"party:{city.an.party.pk}", content=files.pdf(), name="đơn.pdf")
    scanner.plugged_in = True
    tasks.rescan(timestamp=0)
    assert StoredFile.objects.get().state == FileState.ACCEPTED
    morning.advance(days=31)
    tasks.sweep(timestamp=0)
    assert not StoredFile.objects.exists()
