"""A live region listens to what it shows: the token that the page prints opens the topic, signed once."""

import re

import pytest
from django.test import Client

from motcua.web.ui.live import topic_of
from tests.people import City


def _topics(client: Client, address: str) -> set[str | None]:
    page = client.get(address).content.decode()
    return {topic_of(token) for tokens in re.findall(r'data-live="([^"]+)"', page) for token in tokens.split()}


@pytest.mark.django_db
def test_the_inbox_hears_of_its_unit(client: Client, city: City) -> None:
    client.force_login(city.dung.user)
    assert f"unit:{city.one_stop.pk}" in _topics(client, "/can-bo/")


@pytest.mark.django_db
def test_my_dossiers_hear_of_me(client: Client, city: City) -> None:
    client.force_login(city.an.user)
    assert f"party:{city.an.party.pk}" in _topics(client, "/ho-so/")
