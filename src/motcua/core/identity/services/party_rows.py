"""How a party's row is made and changed: with its search keys, and with an event that says which fields."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from motcua.core.identity.definitions import Assurance, Particulars, PartyKind
from motcua.core.identity.models import Area, Party
from motcua.core.identity.rules import party_sort_key, search_text
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def make(given: Particulars, *, actor: Actor, assurance: Assurance, subject: str | None = None) -> Party:
    """A new row out of checked particulars."""
    party = Party(**asdict(given), subject=subject, assurance=assurance)
    _index(party)
    party.save(force_insert=True)
    append(
        "party",
        party.pk,
        "party.made",
        actor=actor,
        data={"kind": str(given.kind), "assurance": str(assurance)},
        payload=_plain(asdict(given) | {"subject": subject}),
        first=True,
    )
    return party


def change(party: Party, values: Mapping[str, Any], *, actor: Actor, kind: str = "party.changed") -> Party:
    """Write the values that differ. Nothing differs: nothing is written, nothing is said.

    The caller holds the row (`locked`).
    """
    changed = {field: value for field, value in values.items() if getattr(party, field) != value}
    if not changed:
        return party
    for field, value in changed.items():
        setattr(party, field, value)
    _index(party)
    party.save(update_fields=[*changed, "search_text", "sort_key"])
    append("party", party.pk, kind, actor=actor, data={"fields": sorted(changed)}, payload=_plain(changed))
    return party


def locked(**key: object) -> Party | None:
    """The party under its row lock, so that its events come one after another."""
    return Party.objects.select_for_update().filter(**key).first()


def find_or_make(find: Callable[[], Party | None], make: Callable[[], Party]) -> Party:
    """Two doors may meet the same new person at once: the database lets one make them, the other finds them."""
    found = find()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        found = find()
        if found is None:
            raise
        return found


def check_area(code: str) -> str:
    """The GSO code of a known ward or commune, or nothing."""
    if code and not Area.objects.filter(code=code).exists():
        raise DomainError(
            "area.unknown", Sentence("Không có phường, xã này. Xin chọn trong danh sách gợi ý."), field="area_code"
        )
    return code


def _index(party: Party) -> None:
    party.search_text = search_text(party.name, party.identifier)
    party.sort_key = party_sort_key(PartyKind(party.kind), party.name)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON holds it: dates written as ISO, empty values left out."""
    return {
        field: value.isoformat() if isinstance(value, date) else value
        for field, value in values.items()
        if value not in (None, "")
    }
