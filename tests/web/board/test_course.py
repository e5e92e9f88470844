"""Twelve months of a figure; and what has none is said once."""

import re

import pytest
from django.test import Client

from motcua.core.dossiers.models import DossierFact
from tests.core.index.lives import DAY, Life, at
from tests.people import City
from tests.web.board.pages import BOARD, main, plain

pytestmark = pytest.mark.usefixtures("morning")


def test_the_course_tells_twelve_months_and_leaves_a_gap_where_nothing_was(client: Client, city: City) -> None:
    due = at("09-10 17:00")
    ends = [due + DAY, due, due, due]
    DossierFact.objects.bulk_create(
        Life(unit=city.planning.pk).accepted(at("09-02 09:00"), due).done(end).fact() for end in ends
    )
    text = main(client, f"{BOARD}dien-bien/", **{"chi-so": "2.1"})
    assert len(re.findall(r"<tr>\s*<th scope=", text)) == 12 + 1  # and the head
    assert plain(text).count("chưa phát sinh") == 11
    assert "75,0%" in text and text.count('class="dot"') == 1


def test_what_nobody_tells_is_said_once_and_not_for_every_unit_and_month(client: Client, city: City) -> None:
    text = main(client, f"{BOARD}chi-so/5.a/")
    assert plain(text).count("chưa có nguồn dữ liệu") == 0 and plain(text).count("Chưa có nguồn dữ liệu") == 2
    assert "with-ratio" not in text and "Phường 1</a>" in text
    course = main(client, f"{BOARD}dien-bien/", **{"chi-so": "5.a"})
    assert "Chưa có số liệu của tháng nào" in course and "<svg" not in course


def test_the_course_is_a_part_for_the_page_that_fetches_it(client: Client, city: City) -> None:
    part = client.get(f"{BOARD}dien-bien/", headers={"HX-Request": "true"}).content.decode()
    assert "<figure" in part and "<html" not in part
