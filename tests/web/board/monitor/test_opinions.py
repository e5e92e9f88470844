"""What people said, for those who may see the dossiers: the unhappy ones first, and as many as the tab says."""

from typing import Any

import pytest

from motcua.core.dossiers.models import Dossier
from motcua.core.feedback.services.rate_dossier import rate_dossier
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.board.monitor.conftest import HERE, SignIn, text_of
from tests.web.board.pages import plain


@pytest.fixture
def rated(city: City, morning: clock.Hand) -> list[Dossier]:
    """An was unhappy with one, and happy with the other."""
    found = [walked(city, "numbered") for _ in range(2)]
    for dossier, said in zip(found, ({"score": 2, "comment": "Phải đi lại."}, {"score": 5}), strict=True):
        rate_dossier(dossier, actor=city.an.actor, **said)  # type: ignore[arg-type]
    return found


def said_to(signed_in: SignIn, who: Any, asked: str = "") -> str:
    return text_of(signed_in(who).get(f"{HERE}danh-gia/?ky=2024-09{asked}"))


def test_the_unhappy_come_first_with_their_words_and_their_dossier(
    city: City, signed_in: SignIn, rated: list[Dossier]
) -> None:
    text = said_to(signed_in, city.phuc)
    assert "Phải đi lại." in text and rated[0].code in text and rated[1].code not in text
    assert "Không hài lòng 1 Tất cả 2" in plain(text.split("<main")[1]) and text.count("<tr data-row") == 1
    every = said_to(signed_in, city.phuc, "&xem=tat-ca")
    assert "Rất hài lòng" in every and every.count("<tr data-row") == 2
    assert "Nguyễn Thị An" not in every


def test_another_unit_reads_none_of_it(city: City, signed_in: SignIn, rated: list[Dossier]) -> None:
    text = said_to(signed_in, city.giang)
    assert "Kỳ này không ai đánh giá không hài lòng" in text and "Phải đi lại." not in text
