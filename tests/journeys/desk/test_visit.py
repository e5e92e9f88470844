"""Bốn bước tại chỗ by keyboard: An sits at the counter, Dung receives, examines and hands over without a mouse."""

import pytest
from playwright.sync_api import expect

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.identity.models import RoleHolding
from tests.browser import DESK, PHONE, Window
from tests.journeys.desk.conftest import press
from tests.journeys.desk.test_counter_by_keyboard import CARD, chosen, type_with
from tests.journeys.sound import complaints
from tests.people import FOUNDED, SPOT_ROUTE, City, make_procedure, offer


@pytest.fixture(autouse=True)
def certified(city: City) -> None:
    offer(make_procedure("2.000815", "Chứng thực bản sao", route=SPOT_ROUTE), city.one_stop, city.planning)
    held = {"unit": city.planning, "role": "specialist", "title": "Công chức trực", "valid_from": FOUNDED}
    RoleHolding.objects.create(officer=city.dung.officer, **held)


def test_dung_receives_examines_and_hands_over_by_keyboard_alone(city: City, at_desk: Window) -> None:
    with at_desk(city.dung) as page:
        page.goto("/can-bo/quay/")
        expect(page.locator("#scan")).to_be_focused()
        with page.expect_navigation():
            type_with(page, CARD, "[Enter]")
        chosen(page, "chung thuc")
        expect(page.get_by_label("Chờ lấy ngay")).to_be_checked()
        expect(page.locator("#all")).to_be_focused()
        page.keyboard.press("Space")
        press(page, "Control+Enter")
        expect(page.get_by_role("heading", name="Thẩm định ngay")).to_be_visible()
        press(page, "Control+Enter")
        expect(page.get_by_role("heading", name="Đang chờ Đỗ Hữu Phúc")).to_be_visible()
        dossier = Dossier.objects.get()
        approve(dossier, actor=city.phuc.actor, version=dossier.version)
        number_result(dossier, actor=city.hanh.actor, version=dossier.version)
        page.goto("/can-bo/quay/")
        press(page, "Alt+w")
        press(page, "Control+Enter")
        expect(page.locator("#scan")).to_be_focused()
    assert (Dossier.objects.get().state, Dossier.objects.get().receiver_name) == (State.RETURNED, "Nguyễn Thị An")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_each_stop_of_the_visit_is_whole_on_a_phone_and_at_a_desk(
    city: City, at_desk: Window, size: dict[str, int]
) -> None:
    with at_desk(city.dung, size) as page:
        page.goto("/can-bo/quay/?thu-tuc=2.000815")
        page.locator("#identifier").fill("077190000123")
        page.get_by_role("button", name="Tìm theo số").click()
        page.locator("#all").check()
        assert complaints(page) == []
        page.get_by_role("button", name="Tiếp nhận, in giấy").click()
        expect(page.get_by_role("heading", name="Thẩm định ngay")).to_be_visible()
        assert complaints(page) == []
        page.get_by_role("button", name="Thẩm định xong").click()
        expect(page.get_by_role("heading", name="Đang chờ Đỗ Hữu Phúc")).to_be_visible()
        assert complaints(page) == []
        page.goto("/can-bo/quay/")
        assert complaints(page) == []
