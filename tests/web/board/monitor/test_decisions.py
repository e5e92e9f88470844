"""What the page of a decided contest says: the figure on either side of it, and where it opens."""

import pytest

from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.index.models import Contest
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.board.monitor.conftest import HERE, OCTOBER, SignIn, text_of
from tests.web.board.pages import numbers, rows_behind

PLANNING = f"?don-vi=H06.30.11&ky={OCTOBER}"


def decided(city: City, signed_in: SignIn, late: Dossier, effect: str) -> str:
    """The address of a contest of 2.1 that Lan decided."""
    signed_in(city.em).post(f"{HERE}ho-so/{late.code}/{PLANNING}", {"indicator": "2.1", "grounds": "Mất điện."})
    address = f"{HERE}de-nghi/{Contest.objects.get().pk}/"
    signed_in(city.lan).post(address, {"effect": effect, "reason": "Có biên bản."})
    return address


def test_the_decision_shows_the_figure_on_either_side_of_it(city: City, signed_in: SignIn, late: Dossier) -> None:
    address = decided(city, signed_in, late, "met")
    text = text_of(signed_in(city.em).get(address))
    assert '<dd class="num">0 / 1</dd>' in text and "+20,00" in text and "Có biên bản." in text
    assert "số trước đó được giữ để đọc" in text
    assert "Đã chấp nhận" in text_of(signed_in(city.em).get(f"{HERE}ho-so/{late.code}/{PLANNING}"))
    thread = text_of(signed_in(city.em).get(f"/can-bo/ho-so/{late.code}/"))
    assert "Quyết định cách tính vào chỉ số" in thread and "dossier.ruled" not in thread


@pytest.mark.parametrize(("effect", "counts"), [("met", [1, 1]), ("reject", [0, 1])])
def test_the_figure_of_a_decision_opens_as_of_its_moment(
    city: City, signed_in: SignIn, late: Dossier, morning: clock.Hand, effect: str, counts: list[int]
) -> None:
    address = decided(city, signed_in, late, effect)
    morning.advance(hours=1)
    walked(city, "assigned")
    browser = signed_in(city.em)
    found = numbers(text_of(browser.get(address)))
    assert sorted(found.values()) == sorted(counts)
    assert {href: rows_behind(browser, href) for href in found} == found


def test_a_figure_that_the_month_no_longer_has_says_what_opens_now(
    city: City, signed_in: SignIn, late: Dossier
) -> None:
    address = decided(city, signed_in, late, "met")
    DossierFact.objects.filter(pk=late.pk).update(rulings=["handled_on_time:out"])
    text = text_of(signed_in(city.em).get(address))
    assert '<dd class="num">1 / 1</dd>' in text and "dữ liệu của kỳ đã thay đổi" in text
    assert set(numbers(text).values()) == {0}


def test_who_decides_a_second_time_is_told_that_nothing_of_hers_was_kept(
    city: City, signed_in: SignIn, late: Dossier
) -> None:
    signed_in(city.em).post(f"{HERE}ho-so/{late.code}/{PLANNING}", {"indicator": "2.1", "grounds": "Mất điện."})
    address = f"{HERE}de-nghi/{Contest.objects.get().pk}/"
    assert signed_in(city.em).post(address, {"effect": "met", "reason": "Tự quyết."}).status_code == 403
    signed_in(city.lan).post(address, {"effect": "met", "reason": "Có biên bản."})
    answer = signed_in(city.lan).post(address, {"effect": "reject", "reason": "Biên bản sai ngày."})
    assert answer.status_code == 409
    assert "chưa được ghi" in text_of(answer) and "Biên bản sai ngày." in text_of(answer)
    assert Contest.objects.get().reason == "Có biên bản."
