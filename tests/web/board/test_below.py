"""The units below one: departments are ranked among departments, wards among wards."""

import re

import pytest
from django.test import Client

from motcua.core.dossiers.models import DossierFact
from tests.core.index.lives import DAY, Life, at
from tests.people import City
from tests.web.board.pages import BOARD, main, plain

pytestmark = pytest.mark.usefixtures("morning")
DUE = at("09-10 17:00")


@pytest.mark.parametrize("page", ["chi-so/2.1/", "nhom/2/"])
def test_nobody_is_ranked_against_another_kind(client: Client, city: City, page: str) -> None:
    on_time, late = (
        Life(unit=unit.pk).accepted(at("09-02 09:00"), DUE).done(done).fact()
        for unit, done in ((city.ward, DUE - DAY), (city.planning, DUE + DAY))
    )
    DossierFact.objects.bulk_create([on_time, late])
    below = main(client, BOARD + page).rpartition("Các đơn vị trực thuộc")[2]
    assert re.findall(r"<h3[^>]*>([^<]+)</h3>", below) == ["Phòng chuyên môn", "Phường, xã"]
    assert re.findall(r'rank"[^>]*><span>([^<]+)', below) == ["1", "1"]
    assert "Chưa phát sinh" in plain(below)
