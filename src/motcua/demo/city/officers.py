"""The people of the offices: those with a part in the demo by name, the others named by chance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from motcua.core.identity.definitions import Capacity, Role, UnitKind, UnitLevel
from motcua.core.identity.models import Officer, Unit
from motcua.core.identity.services.appoint import appoint
from motcua.core.identity.services.make_officer import make_officer
from motcua.core.identity.services.name_capacity import name_capacity
from motcua.core.ledger.definitions import Actor
from motcua.demo.data import load
from motcua.demo.simulator.chance import dice
from motcua.demo.simulator.population import person_name

DOMAIN = "vungtau.example"
DEPUTY = "Phó Chủ tịch"


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's work in a unit; who works in two has two."""

    username: str
    name: str
    unit: str
    title: str
    roles: tuple[Role, ...]
    usual: bool


def posts(units: Mapping[str, Unit]) -> list[Post]:
    """Everybody who works for the city, the named ones first. The same names every time."""
    told = load("posts")
    named = [
        Post(
            row["username"], row["name"], at["unit"], at["title"], tuple(map(Role, at["roles"])), at.get("usual", False)
        )
        for row in told["named"]
        for at in (row, *row.get("also", ()))
    ]
    taken = {post.name for post in named}
    return named + list(_filled(units, told, taken))


def build_officers(units: Mapping[str, Unit], *, actor: Actor) -> dict[str, Officer]:
    """By user name, each in office since the city began."""
    since = date.fromisoformat(load("posts")["valid_from"])
    found: dict[str, Officer] = {}
    for post in posts(units):
        officer = found.get(post.username) or _enter(post, actor)
        for role in post.roles:
            appoint(
                officer,
                actor=actor,
                unit=units[post.unit],
                role=role,
                title=post.title,
                valid_from=since,
                usual=post.usual,
            )
        if post.title == DEPUTY:
            _signs_for_the_head(officer, units[post.unit], since, actor)
        found[post.username] = officer
    return found


def _enter(post: Post, actor: Actor) -> Officer:
    return make_officer(actor=actor, username=post.username, name=post.name, email=f"{post.username}@{DOMAIN}")


def _filled(units: Mapping[str, Unit], told: Mapping[str, Any], taken: set[str]) -> Iterator[Post]:
    for code, unit in units.items():
        for number, row in enumerate(_establishment(unit, told), start=1):
            name = _unused_name(dice("officer", code, number), taken)
            taken.add(name)
            roles = tuple(map(Role, row["roles"] if "roles" in row else [row["role"]]))
            username = f"cb{code.removeprefix('H06.').replace('.', '')}{number:02d}"
            yield Post(username, name, code, row["title"], roles, row.get("usual", False))


def _unused_name(thrown: Random, taken: set[str]) -> str:
    while True:
        name = person_name(thrown, thrown.choice(("male", "female")))
        if name not in taken:
            return name


def _establishment(unit: Unit, told: Mapping[str, Any]) -> list[dict[str, Any]]:
    if unit.code in told["by_unit"]:
        return list(told["by_unit"][unit.code])
    if unit.kind == UnitKind.COMMITTEE and unit.level == UnitLevel.COMMUNE:
        return list(told["by_kind"]["commune"])
    return list(told["by_kind"].get(unit.kind, []))


def _signs_for_the_head(officer: Officer, unit: Unit, since: date, actor: Actor) -> None:
    """NĐ 30/2020/NĐ-CP Điều 13: a deputy signs in the head's stead (KT.)."""
    name_capacity(
        officer,
        actor=actor,
        unit=unit,
        capacity=Capacity.FOR_HEAD,
        own_title=DEPUTY,
        on_behalf_of="Chủ tịch",
        valid_from=since,
    )
