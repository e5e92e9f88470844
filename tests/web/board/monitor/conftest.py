"""Officers before the pages of the index: a browser without JavaScript, signed in; one dossier that is late."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.models import Dossier
from motcua.kernel import clock
from tests import people
from tests.core.dossiers.walk import walked
from tests.people import City

SignIn = Callable[[Any], Client]
HERE = "/chat-luong/theo-doi/"
OCTOBER = "2024-10"


@pytest.fixture
def signed_in(city: City) -> SignIn:
    """`signed_in(city.lan)`: her browser."""
    return people.signed_in


@pytest.fixture
def late(city: City, morning: clock.Hand) -> Dossier:
    """An's dossier with Em, accepted in September; it is the middle of October and she is late."""
    dossier = walked(city, "assigned")
    morning.advance(days=32)
    return dossier


def text_of(response: Any) -> str:
    """The page with its whitespace as a browser reads it: breaks and indents between elements say nothing."""
    text = re.sub(r"\s+", " ", response.content.decode())
    return re.sub(r" </", "</", re.sub(r"> ", ">", text))
