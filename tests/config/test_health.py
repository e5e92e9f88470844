import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_watchman_is_told_that_all_is_well(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
