"""The clerk's book, the return desk, the search: piles one works through, and finding one thing in them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.dossiers.definitions import ReturnWay, State
from motcua.core.dossiers.models import Dossier, NumberBook, Result
from motcua.core.dossiers.services.hand_over import hand_over
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.desk.conftest import SignIn, address, sent, text_of

pytestmark = pytest.mark.usefixtures("morning")


def test_hanh_numbers_what_was_signed_and_the_next_number_is_known_before(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "approved")
    browser = signed_in(city.hanh)
    assert 'Số tiếp theo trong sổ 2024: <b class="num">1</b>' in text_of(browser.get("/can-bo/van-thu/"))
    answer = browser.post(address(dossier, "cap-so"), sent(dossier, tab="van-thu"), follow=True)
    page = text_of(answer)
    assert answer.request["PATH_INFO"] == "/can-bo/van-thu/"
    assert "01/UBND-QLĐT" in page
    assert 'Số tiếp theo trong sổ 2024: <b class="num">2</b>' in page


def test_the_book_has_no_gap_even_after_a_refused_press(city: City, signed_in: SignIn) -> None:
    first, second = walked(city, "approved"), walked(city, "approved")
    browser = signed_in(city.hanh)
    browser.post(address(first, "cap-so"), {"version": first.version - 1, "tab": "van-thu"})
    for dossier in (second, first):
        browser.post(address(dossier, "cap-so"), sent(dossier, tab="van-thu"))
    assert sorted(Result.objects.values_list("number", flat=True)) == [1, 2]
    assert NumberBook.objects.get().last == 2


def test_the_oldest_result_stands_first_and_ages_in_colour(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    old = walked(city, "numbered")
    morning.advance(days=11)
    young = walked(city, "numbered")
    page = text_of(signed_in(city.dung).get("/can-bo/tra-ket-qua/"))
    assert page.index(old.code) < page.index(young.code)
    assert "chờ 11 ngày" in page
    assert "xong hôm nay" in page


FOUND = {"code": "{code}", "end of code": "240913-0001", "name": "nguyen thi an", "number": "077190000123"}


@pytest.mark.parametrize("typed", FOUND.values(), ids=FOUND.keys())
def test_whoever_comes_for_a_result_is_found(city: City, signed_in: SignIn, typed: str) -> None:
    dossier = walked(city, "numbered")
    page = text_of(signed_in(city.dung).get("/can-bo/tra-ket-qua/", {"q": typed.format(code=dossier.code)}))
    assert f'id="receiver-{dossier.pk}"' in page


def test_one_that_is_not_to_be_collected_says_why(city: City, signed_in: SignIn) -> None:
    walked(city, "assigned")
    done = walked(city, "numbered")
    hand_over(done, actor=city.dung.actor, version=done.version, way=ReturnWay.COUNTER, receiver_name="An")
    page = text_of(signed_in(city.dung).get("/can-bo/tra-ket-qua/", {"q": "nguyen thi an"}))
    assert "chưa có kết quả" in page
    assert "đã trả kết quả" in page


def test_handed_over_the_desk_is_ready_for_the_next(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "numbered")
    handed = sent(dossier, tab="tra-ket-qua", way="counter", receiver_name="Trần Văn Bình")
    answer = signed_in(city.dung).post(address(dossier, "tra"), handed, follow=True)
    assert answer.request["PATH_INFO"] == "/can-bo/tra-ket-qua/"
    assert "Không còn kết quả nào chờ trả" in text_of(answer)
    assert Dossier.objects.get(pk=dossier.pk).state == State.RETURNED


def test_one_hit_opens_at_once_and_several_are_listed(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    browser = signed_in(city.dung)
    assert browser.get("/can-bo/tim/", {"q": dossier.code}).headers["Location"] == address(dossier)
    other = walked(city)
    page = text_of(browser.get("/can-bo/tim/", {"q": "an"}))
    assert dossier.code in page
    assert other.code in page


@pytest.mark.parametrize("typed", ["", "khongai", "<script>", "%", "H06.30.15-999999-9999", "0" * 300])
def test_nothing_found_is_no_dead_end(city: City, signed_in: SignIn, typed: str) -> None:
    walked(city)
    answer = signed_in(city.dung).get("/can-bo/tim/", {"q": typed})
    assert answer.status_code == 200
    assert "<script>" not in text_of(answer).split("<main")[1]


def test_giang_finds_nothing_of_another_unit(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "numbered")
    for page in ("/can-bo/tim/", "/can-bo/tra-ket-qua/"):
        assert dossier.code not in text_of(signed_in(city.giang).get(page, {"q": "nguyen thi an"}))


PAGES = {"/can-bo/van-thu/": ("hanh", "numbered"), "/can-bo/tra-ket-qua/": ("dung", "numbered")}


@pytest.mark.parametrize("page", [*PAGES, "/can-bo/tim/?q=an"])
def test_a_pile_costs_as_many_questions_however_high_it_is(
    city: City, signed_in: SignIn, page: str, morning: clock.Hand
) -> None:
    who, stop = PAGES.get(page, ("dung", "submitted"))
    browser = signed_in(getattr(city, who))
    walked(city, stop)
    asked = []
    for _ in range(2):
        walked(city, stop)
        morning.move_to(clock.now() + timedelta(minutes=1))
        browser.get(page)
        with CaptureQueriesContext(connection) as queries:
            browser.get(page)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20
