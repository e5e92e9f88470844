"""The inbox: what waits, how long there is, and a cost that does not grow with what waits."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.desk.conftest import SignIn, text_of
from tests.web.desk.people import answered

pytestmark = pytest.mark.usefixtures("morning")


def test_dung_finds_her_morning_with_the_working_time_that_is_left(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    page = text_of(signed_in(city.dung).get("/can-bo/"))
    for said in (dossier.code, "Cung cấp thông tin quy hoạch xây dựng", "Nguyễn Thị An", "còn 1 ngày", "Từ xa"):
        assert said in page
    assert 'aria-current="page">Chờ tiếp nhận' in page


STOPS = {
    "accepted": ("khoa", "Chờ xử lý", "còn 10 ngày"),
    "assigned": ("em", "Chờ xử lý", "bước này còn 8 ngày"),
    "proposed": ("khoa", "Chờ trình ký", "chờ ký nháy"),
    "initialled": ("phuc", "Chờ trình ký", "chờ ký"),
    "approved": ("hanh", "Chờ trình ký", "chờ lấy số"),
    "numbered": ("dung", "Chờ trả", "xong hôm nay"),
}


@pytest.mark.parametrize("stop", STOPS)
def test_the_day_begins_in_the_tab_where_something_waits(city: City, signed_in: SignIn, stop: str) -> None:
    who, tab, said = STOPS[stop]
    dossier = walked(city, stop)
    page = text_of(signed_in(getattr(city, who)).get("/can-bo/"))
    assert f'aria-current="page">{tab}' in page
    assert dossier.code in page
    assert said in page


def test_what_is_late_is_said_in_words(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    dossier = walked(city, "assigned")
    morning.move_to(dossier.due_at + timedelta(days=3, hours=-6))
    page = text_of(signed_in(city.em).get("/can-bo/?tab=qua-han"))
    assert "quá 4 giờ" in page
    assert 'class="tag late"' in page


def test_lan_sees_which_unit_is_late_and_opens_it(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    dossier = walked(city, "assigned")
    morning.move_to(dossier.due_at + timedelta(days=3))
    browser = signed_in(city.lan)
    page = text_of(browser.get("/can-bo/?tab=qua-han"))
    assert f"don-vi={city.planning.code}" in page
    assert dossier.code in text_of(browser.get(f"/can-bo/?tab=qua-han&don-vi={city.planning.code}"))
    assert dossier.code not in text_of(browser.get(f"/can-bo/?tab=qua-han&don-vi={city.ward.code}"))


def test_a_new_answer_to_a_supplement_stands_on_top_and_is_marked(city: City, signed_in: SignIn) -> None:
    waits, answers = walked(city, "assigned"), walked(city, "assigned")
    items = [{"component": "request", "name": "Đơn", "problem": "Ghi rõ số thửa."}]
    ask_supplement(answers, actor=city.em.actor, version=answers.version, items=items)
    answered(city, answers)
    page = text_of(signed_in(city.em).get("/can-bo/"))
    assert page.index(answers.code) < page.index(waits.code)
    assert page.count("vừa bổ sung") == 1


def test_a_dossier_that_binh_filed_says_for_whom(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    Dossier.objects.filter(pk=dossier.pk).update(filer=city.binh.party)
    page = text_of(signed_in(city.dung).get("/can-bo/"))
    assert "Trần Văn Bình" in page
    assert "thay Nguyễn Thị An" in page


FILTERS = {
    "can-bo=999": False,
    "thu-tuc=1.008455": True,
    "thu-tuc=9.999999": False,
    "don-vi=H06.30.11": True,
    "can-bo=x": True,
}


@pytest.mark.parametrize("asked", FILTERS)
def test_the_list_is_narrowed_by_procedure_officer_and_unit(city: City, signed_in: SignIn, asked: str) -> None:
    dossier = walked(city, "assigned")
    page = text_of(signed_in(city.em).get(f"/can-bo/?tab=cho-xu-ly&{asked}"))
    assert (dossier.code in page) is FILTERS[asked]


@pytest.mark.parametrize("asked", ["tab=khong-co", "tab=", "trang=sau~x"])
def test_an_address_that_nobody_gave_out_still_leads_to_the_inbox(city: City, signed_in: SignIn, asked: str) -> None:
    assert signed_in(city.dung).get(f"/can-bo/?{asked}").status_code == 200


def test_fifty_fill_a_page_and_the_rest_is_one_press_away(city: City, signed_in: SignIn) -> None:
    first = walked(city)
    row = {
        field.attname: getattr(first, field.attname) for field in Dossier._meta.concrete_fields if field.name != "id"
    }
    more = [
        Dossier(**row | {"code": f"H06.30.15-240913-{n:04}", "token": f"t{n}", "draft_id": None}) for n in range(2, 62)
    ]
    Dossier.objects.bulk_create(more)
    browser = signed_in(city.dung)
    page = text_of(browser.get("/can-bo/?tab=cho-tiep-nhan"))
    assert page.count("<tr") - 1 == 50
    onward = page.split('rel="next"')[0].rpartition('href="')[2].split('"')[0].replace("&amp;", "&")
    assert text_of(browser.get(onward)).count("<tr") - 1 == 11


def test_the_region_that_refreshes_is_the_one_that_the_page_holds(city: City, signed_in: SignIn) -> None:
    dossier = walked(city)
    browser = signed_in(city.dung)
    region = text_of(browser.get("/can-bo/", headers={"HX-Request": "true", "HX-Target": "inbox"}))
    assert region.lstrip().startswith('<div id="inbox"')
    assert dossier.code in region
    assert f"unit:{city.one_stop.pk}" in region


@pytest.mark.parametrize("who", ["dung", "em", "khoa", "phuc", "lan"])
def test_the_number_of_queries_does_not_grow_with_the_rows(city: City, signed_in: SignIn, who: str) -> None:
    browser = signed_in(getattr(city, who))
    asked = []
    for _ in range(2):
        walked(city, "assigned")
        walked(city)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get("/can-bo/?tab=tat-ca").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20
