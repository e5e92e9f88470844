"""Who acts in a request, looked up anew each time."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Mandate, RoleHolding
from motcua.core.identity.services.give_mandate import give_mandate
from motcua.core.identity.services.revoke_mandate import revoke_mandate
from motcua.core.ledger.definitions import NOBODY, officer
from motcua.kernel import clock
from motcua.web.ui.acting import citizens_only, officers_only
from motcua.web.ui.navigation import public
from tests.people import FOUNDED, Citizen, City, OfficerOf

pytestmark = [pytest.mark.usefixtures("morning"), pytest.mark.urls("tests.web.ui.test_acting")]


def fine(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fine")


urlpatterns = [
    path("anybody/", fine),
    path("citizens/", citizens_only(fine)),
    path("officers/", officers_only()(fine)),
    path("leaders/", officers_only(Role.LEADER, Role.CLERK)(fine)),
    path("", include("motcua.web.ui.sign_in.urls")),
    path("tai-khoan/", include("allauth.urls")),
]


@pytest.fixture
def looked(client: Client) -> Any:
    """The request as the view saw it."""
    return lambda: client.get("/anybody/").wsgi_request


def held(who: OfficerOf, unit: Any, role: Role, **more: Any) -> RoleHolding:
    said = {"title": "Chuyên viên", "valid_from": FOUNDED}
    return RoleHolding.objects.create(officer=who.officer, unit=unit, role=role, **(said | more))


def test_a_stranger_acts_as_nobody(client: Client, db: None, looked: Any) -> None:
    request = looked()
    assert (request.actor, request.party, request.officer, request.account) == (NOBODY, None, None, None)


def test_a_citizen_acts_as_oneself(client: Client, city: City, looked: Any) -> None:
    client.force_login(city.an.user)
    request = looked()
    assert (request.actor, request.party, request.acting_for) == (city.an.actor, city.an.party, None)
    assert (request.account.name, request.account.caption) == ("Nguyễn Thị An", "Người dân")


def test_an_officer_acts_with_all_roles_held_in_one_unit(client: Client, city: City, looked: Any) -> None:
    client.force_login(city.lan.user)
    request = looked()
    assert (request.actor, request.unit) == (city.lan.actor, city.committee)
    assert request.account.caption == "Chuyên viên Văn phòng · TP Vũng Tàu"


def test_an_officer_is_offered_no_page_that_turns_her_away(client: Client, city: City, looked: Any) -> None:
    client.force_login(city.lan.user)
    assert "Hồ sơ của tôi" not in [str(link.label) for link in public(looked())]
    assert ("Đổi mật khẩu" in [link.label for link in looked().account.links]) == city.lan.user.has_usable_password()
    city.lan.user.set_unusable_password()
    city.lan.user.save()
    client.force_login(city.lan.user)
    assert "Đổi mật khẩu" not in [link.label for link in looked().account.links]


def test_roles_of_another_unit_do_not_come_along(client: Client, city: City, looked: Any) -> None:
    held(city.em, city.one_stop, Role.ONE_STOP)
    client.force_login(city.em.user)
    assert looked().actor == city.em.actor
    client.post(reverse("sign_in:unit"), {"unit": city.one_stop.pk})
    assert looked().actor == officer(city.em.officer.pk, city.one_stop.pk, ["one_stop"])


def test_a_unit_in_which_one_holds_nothing_is_not_taken(client: Client, city: City, looked: Any) -> None:
    client.force_login(city.em.user)
    assert client.post(reverse("sign_in:unit"), {"unit": city.committee.pk}).status_code == 403
    assert looked().unit == city.planning


def test_a_role_laid_down_holds_no_longer(client: Client, city: City, looked: Any, morning: clock.Hand) -> None:
    RoleHolding.objects.filter(officer=city.em.officer).update(valid_to=date(2024, 9, 13))
    client.force_login(city.em.user)
    assert looked().actor == city.em.actor
    morning.advance(days=1)
    assert looked().actor == NOBODY
    assert looked().account.caption == "Chưa giữ vai trò nào"


def test_an_account_that_was_closed_acts_as_nobody(client: Client, city: City, looked: Any) -> None:
    client.force_login(city.em.user)
    city.em.user.is_active = False
    city.em.user.save()
    assert looked().actor == NOBODY


@pytest.fixture
def mandate(city: City, morning: clock.Hand) -> Mandate:
    said = {"evidence": "Giấy ủy quyền 12", "valid_to": clock.now() + timedelta(days=2)}
    return give_mandate(city.an.party, city.binh.party, actor=city.an.actor, **said)


def act_for(client: Client, who: Citizen, principal: Citizen | None) -> int:
    client.force_login(who.user)
    chosen = str(principal.party.pk) if principal else ""
    return client.post(reverse("sign_in:acting_for"), {"principal": chosen}).status_code


def test_binh_acts_for_an_and_stays_binh(client: Client, city: City, looked: Any, mandate: Mandate) -> None:
    assert act_for(client, city.binh, city.an) == 302
    request = looked()
    assert (request.actor, request.acting_for, request.mandate) == (city.binh.actor, city.an.party, mandate)
    assert request.account.caption == "Thay mặt Nguyễn Thị An"


def test_chi_cannot_act_for_an(client: Client, city: City, looked: Any, mandate: Mandate) -> None:
    assert act_for(client, city.chi, city.an) == 403
    assert looked().acting_for is None


def test_a_mandate_revoked_a_minute_ago_holds_no_longer(
    client: Client, city: City, looked: Any, mandate: Mandate
) -> None:
    act_for(client, city.binh, city.an)
    revoke_mandate(mandate, actor=city.an.actor)
    assert looked().acting_for is None
    assert "acting_for" not in client.session


def test_binh_goes_back_to_acting_for_himself(client: Client, city: City, looked: Any, mandate: Mandate) -> None:
    act_for(client, city.binh, city.an)
    client.post(reverse("sign_in:acting_for"), {"principal": "", "next": "/anybody/"})
    assert looked().acting_for is None


PEOPLE = ["nobody", "an", "em", "phuc"]


@pytest.mark.parametrize(
    ("address", "answers"),
    [
        ("/anybody/", [200, 200, 200, 200]),
        ("/citizens/", [302, 200, 403, 403]),
        ("/officers/", [302, 403, 200, 200]),
        ("/leaders/", [302, 403, 403, 200]),
    ],
)
def test_each_door_opens_to_whom_it_is_for(client: Client, city: City, address: str, answers: list[int]) -> None:
    for who, answer in zip(PEOPLE, answers, strict=True):
        if who != "nobody":
            client.force_login(getattr(city, who).user)
        assert client.get(address).status_code == answer, who


@pytest.mark.parametrize(("address", "door"), [("/citizens/", "sign_in:choose"), ("/officers/", "account_login")])
def test_who_is_not_signed_in_comes_back_after(client: Client, db: None, address: str, door: str) -> None:
    assert client.get(f"{address}?tab=2")["Location"] == f"{reverse(door)}?next={address.replace('/', '%2F')}%3Ftab%3D2"


def test_a_region_of_a_page_leads_the_whole_page_to_the_door(client: Client, db: None) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/ho-so/1/?buoc=2"}
    answer = client.post("/citizens/", headers=headers)
    assert answer.status_code == 204
    assert answer["HX-Redirect"] == f"{reverse('sign_in:choose')}?next=%2Fho-so%2F1%2F%3Fbuoc%3D2"


def test_a_form_sent_after_the_session_ended_is_told_so(client: Client, db: None) -> None:
    sent = {"body": "Chữ gõ cả buổi <sáng>", "version": "7", "password": "một hai ba"}
    answer = client.post("/citizens/", sent, headers={"Referer": "http://testserver/citizens/?tab=1"})
    page = answer.content.decode()
    assert (answer.status_code, "đã kết thúc" in page) == (403, True)
    assert "Chữ gõ cả buổi &lt;sáng&gt;</textarea>" in page and page.count("<textarea") == 1
    assert "?next=%2Fcitizens%2F%3Ftab%3D1" in page and "một hai ba" not in page


def test_who_holds_the_role_elsewhere_is_told_where(client: Client, city: City) -> None:
    held(city.em, city.committee, Role.CLERK)
    client.force_login(city.em.user)
    assert "Ủy ban nhân dân thành phố Vũng Tàu" in client.get("/leaders/").content.decode()


def test_who_acts_costs_session_account_and_capacity(
    client: Client, city: City, django_assert_num_queries: Any
) -> None:
    for who in (city.an, city.em):
        client.force_login(who.user)
        client.get("/anybody/")
        with django_assert_num_queries(3):
            client.get("/anybody/")


def test_a_machine_of_the_centre_tells_every_session(client: Client, city: City) -> None:
    client.get("/quay-tu-phuc-vu/quay-thu-nghiem")
    assert client.session["at_centre"] is True
    client.force_login(city.an.user)
    client.post(reverse("sign_in:leave"))
    client.force_login(city.binh.user)
    assert client.get("/anybody/").wsgi_request.at_centre is True
    assert client.session["at_centre"] is True


def test_a_machine_at_home_is_none_of_the_centre(client: Client, city: City, looked: Any, settings: Any) -> None:
    assert client.get("/quay-tu-phuc-vu/khong-co").status_code == 404
    client.cookies["quay"] = "quay-thu-nghiem:forged"
    assert looked().at_centre is False
    client.get("/quay-tu-phuc-vu/quay-thu-nghiem")
    settings.MOTCUA_KIOSK_CODES = []
    assert looked().at_centre is False


def test_a_machine_can_be_taken_out_of_the_centre(client: Client, db: None, looked: Any) -> None:
    client.get("/quay-tu-phuc-vu/quay-thu-nghiem")
    client.get("/quay-tu-phuc-vu/thoat")
    assert looked().at_centre is False
    assert "at_centre" not in client.session
