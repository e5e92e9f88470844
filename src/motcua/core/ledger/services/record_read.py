"""Every look at somebody's personal data leaves a row."""

from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.models import PersonalRead
from motcua.kernel import clock


def record_read(subject: str, subject_id: object, *, actor: Actor, purpose: str) -> None:
    """`subject` says what was looked at (dossier, party), `purpose` what for: a word of ours, never a person's."""
    PersonalRead.objects.create(
        read_at=clock.real_now(),
        actor_kind=actor.kind,
        actor_id=actor.id,
        unit_id=actor.unit_id,
        subject=subject,
        subject_id=str(subject_id),
        purpose=purpose,
    )
