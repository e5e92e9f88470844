"""A ward or commune as forms know it; loaded again it is brought up to date."""

from collections.abc import Iterable
from datetime import date

from motcua.core.identity.models import Area
from motcua.core.identity.policies import Action, require
from motcua.core.identity.rules import area_search_text
from motcua.core.ledger.definitions import Actor
from motcua.kernel.text import sort_key, tidy


def keep_area(
    *,
    actor: Actor,
    code: str,
    name: str,
    kind: str,
    parent_name: str,
    valid_from: date,
    valid_to: date | None = None,
    former_names: Iterable[str] = (),
) -> Area:
    """`code` is the GSO's, `kind` "phường", "xã" or "thị trấn", `name` without it: "Thắng Tam"."""
    require(actor, Action.ADMINISTER_UNITS)
    former = [tidy(one) for one in former_names]
    values = {
        "name": tidy(name),
        "kind": kind,
        "parent_name": tidy(parent_name),
        "former_names": former,
        "search_text": area_search_text(name, kind, parent_name, former),
        "sort_key": sort_key(f"{kind} {name}")[:200],
        "valid_from": valid_from,
        "valid_to": valid_to,
    }
    area, _made = Area.objects.update_or_create(code=code, defaults=values)
    return area
