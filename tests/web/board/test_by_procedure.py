"""2.2 by procedure: for anybody how long each takes, its dossiers for who watches the unit alone."""

from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.models import DossierFact
from tests.core.index.lives import Life, at
from tests.people import City, signed_in
from tests.web.board.pages import BOARD, main, numbers, rows_behind

HERE = f"{BOARD}chi-so/2.2/?don-vi=H06.30.11&ky=2024-09"
OF_ONE = f"{HERE}&phan=whole&thu-tuc=1.008455"


@pytest.fixture
def done(city: City, morning: Any) -> City:
    """Six dossiers of one procedure, two of another."""
    lives = [Life(unit=city.planning.pk, procedure=code) for code in ("1.008455",) * 6 + ("1.009994",) * 2]
    DossierFact.objects.bulk_create(
        life.accepted(at("09-02 09:00"), at("09-10 17:00")).done(at("09-05 09:00")).fact() for life in lives
    )
    return city


def test_a_procedures_number_opens_for_who_watches_the_unit(done: City) -> None:
    said = {href: count for href, count in numbers(main(signed_in(done.em), HERE)).items() if "thu-tuc=" in href}
    assert list(said.values()) == [6] and rows_behind(signed_in(done.em), *said) == 6
    assert rows_behind(signed_in(done.em), HERE) == 8
    assert "Chỉ hồ sơ" in main(signed_in(done.em), OF_ONE) and "Chỉ hồ sơ" not in main(signed_in(done.em), HERE)


def test_for_anybody_else_it_is_a_number(client: Client, done: City) -> None:
    for reader in (client, signed_in(done.an), signed_in(done.giang)):
        assert "thu-tuc=" not in main(reader, HERE) and "quá ít hồ sơ" in main(reader, HERE)
        assert reader.get(OF_ONE).status_code == 403
    assert rows_behind(client, f"{BOARD}received/?don-vi=H06.30.11&ky=2024-09&thu-tuc=1.008455") == 8
