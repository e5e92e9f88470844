"""Officers at their desks: a browser without JavaScript, signed in."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.models import Dossier
from motcua.core.ledger.models import PersonalRead
from tests import people
from tests.people import City

SignIn = Callable[[Any], Client]


@pytest.fixture
def signed_in(city: City) -> SignIn:
    """`signed_in(city.dung)`: her browser."""
    return people.signed_in


def address(dossier: Dossier, act: str = "") -> str:
    """Where a dossier's page or one of its moves is."""
    return f"/can-bo/ho-so/{dossier.code}/{act + '/' if act else ''}"


def sent(dossier: Dossier, **more: object) -> dict[str, object]:
    """What the form of a move sends at the least."""
    return {"version": dossier.version, "tab": "", **more}


def looks_at(thing: Any) -> list[tuple[str, str]]:
    """(who, for what) of every recorded look at a dossier or a person."""
    rows = PersonalRead.objects.filter(subject_id=str(thing.pk)).order_by("pk")
    return [(row.actor_id, row.purpose) for row in rows]


def text_of(response: Any) -> str:
    """The page with its whitespace as a browser reads it: breaks and indents between elements say nothing."""
    return re.sub(r">\s+", ">", re.sub(r"\s+", " ", response.content.decode()))
