"""What the ledger does by itself."""

import pytest

from motcua.core.ledger import tasks
from motcua.core.ledger.definitions import system
from motcua.core.ledger.models import Seal
from motcua.core.ledger.services.append import append

pytestmark = pytest.mark.django_db


def test_each_night_what_happened_is_sealed() -> None:
    append("story", "a", "story.told", actor=system("test"))
    tasks.seal_each_night(timestamp=0)
    assert Seal.objects.get().event_count == 1


def test_reads_of_coming_months_have_their_place_and_making_it_twice_is_no_error() -> None:
    tasks.prepare_reads_of_coming_months(timestamp=0)
    tasks.prepare_reads_of_coming_months(timestamp=0)
