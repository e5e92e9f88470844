"""One's own list: tabs, pages by a key, the same questions however long it is."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Draft
from tests.people import City


def many(dossier: Dossier, number: int, state: State = State.PROCESSING) -> None:
    """Copies of a dossier, one a minute earlier each."""
    rows = []
    for n in range(1, number + 1):
        copy = Dossier.objects.get(pk=dossier.pk)
        copy.pk, copy.code, copy.token, copy.draft_id = uuid4(), f"H06.30.15-240912-{n:04d}", f"token-{n}", None
        copy.state, copy.submitted_at = state.value, dossier.submitted_at - timedelta(minutes=n)
        rows.append(copy)
    Dossier.objects.bulk_create(rows)


def test_a_dossier_stands_in_the_tab_of_its_state(an: Client, dossier: Dossier) -> None:
    many(dossier, 1, State.RETURNED)
    assert dossier.code in an.get("/ho-so/?muc=dang-giai-quyet").content.decode()
    done = an.get("/ho-so/?muc=da-xong").content.decode()
    assert "H06.30.15-240912-0001" in done and dossier.code not in done


def test_what_the_person_must_do_stands_first(an: Client, dossier: Dossier) -> None:
    many(dossier, 1, State.SUPPLEMENT)
    assert "Cần bạn bổ sung" in an.get("/ho-so/").content.decode()


def test_a_long_list_goes_on_by_its_key_and_shows_each_once(an: Client, dossier: Dossier) -> None:
    many(dossier, 44)
    seen: list[str] = []
    href = "?muc=dang-giai-quyet"
    while href:
        page = an.get(f"/ho-so/{href}")
        seen += [line.dossier.code for line in page.context["lines"]]
        href = page.context["pages"].next_href
    assert len(seen) == len(set(seen)) == 45 and seen[0] == dossier.code


@pytest.mark.parametrize("key", ["x", "2024-09-13~x", "~", "2024-09-13T08:00:00+07:00~"])
def test_a_key_that_cannot_be_read_is_the_first_page(an: Client, dossier: Dossier, key: str) -> None:
    assert dossier.code in an.get("/ho-so/", {"muc": "dang-giai-quyet", "sau": key}).content.decode()


def test_drafts_wait_in_their_own_tab(an: Client, draft: Draft) -> None:
    assert f"/nhap/{draft.pk}/" in an.get("/ho-so/?muc=dang-lam-do").content.decode()


def test_a_stranger_sees_an_empty_list(chi: Client, dossier: Dossier) -> None:
    page = chi.get("/ho-so/").content.decode()
    assert dossier.code not in page and "Không có hồ sơ nào đang được giải quyết." in page


def test_the_list_asks_the_same_questions_however_long_it_is(
    an: Client, city: City, dossier: Dossier, django_assert_num_queries: Any
) -> None:
    many(dossier, 60)
    with django_assert_num_queries(6):
        an.get("/ho-so/?muc=dang-giai-quyet")
