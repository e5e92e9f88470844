"""What stands on the officers' pages alone opens as well: an officer's own figures, and what a forecast supposes."""

from motcua.core.dossiers.models import Dossier
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.board.monitor.conftest import HERE, SignIn, text_of
from tests.web.board.pages import numbers, rows_behind


def test_every_figure_of_her_own_opens_to_as_many_rows_as_it_says(city: City, signed_in: SignIn, late: Dossier) -> None:
    walked(city, "numbered")
    browser = signed_in(city.em)
    found = numbers(text_of(browser.get(f"{HERE}cua-toi/?ky=2024-Q4")))
    assert len(found) == 8 and sum(found.values()) > 4
    assert {href: rows_behind(browser, href) for href in found} == found
    assert late.code in text_of(browser.get(f"{HERE}cua-toi/?ky=2024-Q4&phan=late_in_hand"))


def test_what_the_forecast_supposes_opens_to_as_many_rows_as_it_says(
    city: City, signed_in: SignIn, morning: clock.Hand
) -> None:
    for _ in range(2):
        walked(city, "assigned")
    browser = signed_in(city.em)
    found = {href: n for href, n in numbers(text_of(browser.get(f"{HERE}du-bao/"))).items() if "/du-bao/" in href}
    assert {0, 2} <= set(found.values())
    assert {href: rows_behind(browser, href) for href in found} == found
    missed = text_of(browser.get(f"{HERE}du-bao/2.1/?phan=rest"))
    assert missed.count("<tr data-row") == 2 and "Đề nghị tính lại</a></span>" not in missed
