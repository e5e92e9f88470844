"""Pure decisions about dossiers: no database, no clock."""

from collections.abc import Iterable, Mapping
from typing import Any

from motcua.core.dossiers.definitions import NationalChannel, Way

_CHANNEL = {
    Way.SELF_AFAR: "online",
    Way.SELF_AT_CENTRE: "online",
    Way.ASSISTED: "online",
    Way.TYPED_BY_OFFICER: "counter",
    Way.DIRECT: "counter",
    Way.POST: "post",
}
_NATIONAL_CHANNEL = {
    "counter": NationalChannel.DIRECT,
    "online": NationalChannel.ONLINE,
    "post": NationalChannel.POST,
}


def way_of_online_filing(*, assisted: bool, at_centre: bool) -> Way:
    """How a dossier filed through the portal came: help under a mandate outweighs the place it happened at."""
    if assisted:
        return Way.ASSISTED
    return Way.SELF_AT_CENTRE if at_centre else Way.SELF_AFAR


def channel_of(way: Way) -> str:
    """The channel whose time limit and fee apply ("counter", "online", "post")."""
    return _CHANNEL[way]


def national_channel(way: Way) -> NationalChannel:
    """What an officer typed is direct, whatever the keyboard was."""
    return _NATIONAL_CHANNEL[channel_of(way)]


def missing_components(required: Iterable[str], present: Iterable[str]) -> list[str]:
    """Codes of required components that are not there, in the order in which they are asked for."""
    there = set(present)
    return [code for code in required if code not in there]


def sole_defects(items: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The defects of a supplement request, cleaned: one a component, empty lines dropped."""
    kept: dict[str, dict[str, str]] = {}
    for item in items:
        problem = str(item.get("problem", "")).strip()
        component = str(item.get("component", "")).strip()
        if problem:
            kept[component or problem] = {
                "component": component,
                "name": str(item.get("name", "")).strip(),
                "problem": problem,
            }
    return list(kept.values())
