"""`./motcua ledger verify` says so when somebody changed the past."""

import pytest
from click.testing import CliRunner
from django.db import connection

from motcua.config.commands.ledger import ledger
from motcua.core.ledger.definitions import system
from motcua.core.ledger.services.append import append

pytestmark = pytest.mark.django_db


def test_a_sound_ledger_is_called_sound() -> None:
    append("story", "a", "story.told", actor=system("test"))
    sealed = CliRunner().invoke(ledger, ["seal"])
    verified = CliRunner().invoke(ledger, ["verify"])
    assert sealed.output.startswith("ledger.sealed: seal 1, 1 events")
    assert (verified.exit_code, verified.output[:30]) == (0, "ledger.sound: 1 events, 1 seal")


def test_a_changed_one_is_named_and_the_exit_status_tells() -> None:
    append("story", "a", "story.told", actor=system("test"))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER event_append_only")
        cursor.execute("UPDATE ledger_event SET kind = 'story.retold'")
    verified = CliRunner().invoke(ledger, ["verify"])
    assert (verified.exit_code, verified.output) == (1, "ledger.event_altered: story.retold story:a#1\n")
