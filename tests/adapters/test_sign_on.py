"""Every sign-on service passes the same suite: OpenID Connect against a real provider, and the demo's stand-in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import oidc_provider_mock
import pytest
import requests
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from motcua.adapters.sign_on_demo.adapter import CHOSEN, DemoSignOn
from motcua.adapters.sign_on_demo.apps import refuses_production
from motcua.adapters.sign_on_oidc import OidcSignOn
from motcua.core.identity.definitions import Assurance, PartyKind, SignedOnPerson
from motcua.core.identity.models import Party
from motcua.core.identity.ports import SignOn
from motcua.kernel import registry
from motcua.kernel.errors import DomainError, OutsidePartyError

CALLBACK = "http://testserver/dang-nhap/xong"
OANH = {
    "TechID": "tech-oanh",
    "LoaiTaiKhoan": "1",
    "SoDinhDanh": "077188000654",
    "HoVaTen": "TRỊNH THỊ OANH",
    "NgayThangNamSinh": "03/02/1988",
    "loAs": "2",
}
SHOP = {"LoaiTaiKhoan": "2", "MaSoThue": "0314409058", "TenDoanhNghiep": "CÔNG TY BIỂN XANH", "TechID": "tech-shop"}


@dataclass
class Attempt:
    """One browser on its way through a service."""

    service: SignOn
    walk: Callable[[str, dict[str, Any], str], str]
    session: dict[str, Any] = field(default_factory=dict)

    def start(self) -> str:
        return self.service.start(callback=CALLBACK, session=self.session)

    def go(self, who: str = "oanh") -> dict[str, str]:
        """Start, be there whoever one is, and come back with the answer."""
        return dict(parse_qsl(urlsplit(self.walk(self.start(), self.session, who)).query))

    def finish(self, answer: dict[str, str]) -> SignedOnPerson:
        return self.service.finish(callback=CALLBACK, answer=answer, session=self.session)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    people = [
        oidc_provider_mock.User(sub="oanh", claims=OANH),
        oidc_provider_mock.User(sub="shop", claims=SHOP),
        oidc_provider_mock.User(sub="nobody", claims={"HoVaTen": "Ai Đó"}),
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=people, require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


def oidc(issuer: str, profile: str = "vneid") -> OidcSignOn:
    return OidcSignOn({"issuer": issuer, "client_id": "motcua", "client_secret": "secret", "profile": profile})


def walk_oidc(url: str, session: dict[str, Any], who: str) -> str:
    form = {"action": "deny"} if who == "refuses" else {"sub": who}
    return requests.post(url, data=form, allow_redirects=False, timeout=5).headers["Location"]


def walk_demo(url: str, session: dict[str, Any], who: str) -> str:
    """What the page of the stand-in does; the page itself is tested with the doors."""
    if who == "refuses":
        return f"{CALLBACK}?{urlsplit(url).query}&error=access_denied"
    session[CHOSEN] = {"number": OANH["SoDinhDanh"], "name": OANH["HoVaTen"], "birth_date": "1988-02-03"}
    return f"{CALLBACK}?{urlsplit(url).query}&code=demo"


@pytest.fixture(params=["oidc", "demo"])
def attempt(request: pytest.FixtureRequest, provider: str, db: None) -> Attempt:
    return Attempt(oidc(provider), walk_oidc) if request.param == "oidc" else Attempt(DemoSignOn(), walk_demo)


def test_a_person_comes_back_as_who_they_are(attempt: Attempt) -> None:
    person = attempt.finish(attempt.go())
    assert (person.identity_number, person.full_name) == (OANH["SoDinhDanh"], OANH["HoVaTen"])
    assert (person.birth_date, person.assurance) == (date(1988, 2, 3), Assurance.LEVEL_2)
    assert person.subject


def test_an_answer_counts_once(attempt: Attempt) -> None:
    answer = attempt.go()
    attempt.finish(answer)
    refused(attempt, answer, "sign_on.stale")


def test_an_answer_to_another_browser_counts_nothing(attempt: Attempt) -> None:
    answer = attempt.go()
    attempt.start()
    refused(attempt, answer, "sign_on.stale")


def test_an_answer_without_an_attempt_counts_nothing(attempt: Attempt) -> None:
    refused(attempt, {"state": "", "code": "x"}, "sign_on.stale")


def test_who_says_no_is_not_signed_in(attempt: Attempt) -> None:
    refused(attempt, attempt.go("refuses"), "sign_on.refused")


@pytest.mark.parametrize(
    ("error", "permanent"), [("temporarily_unavailable", False), ("server_error", False), ("invalid_scope", True)]
)
def test_a_failure_of_the_service_says_whether_to_try_again(attempt: Attempt, error: str, permanent: bool) -> None:
    state = dict(parse_qsl(urlsplit(attempt.start()).query))["state"]
    with pytest.raises(OutsidePartyError) as failure:
        attempt.finish({"state": state, "error": error})
    assert failure.value.permanent is permanent


def refused(attempt: Attempt, answer: dict[str, str], code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        attempt.finish(answer)
    assert refusal.value.code == code


def test_without_a_number_nobody_comes_in(provider: str) -> None:
    attempt = Attempt(oidc(provider), walk_oidc)
    refused(attempt, attempt.go("nobody"), "sign_on.incomplete")


def test_a_business_comes_by_the_national_portal(provider: str) -> None:
    attempt = Attempt(oidc(provider, "national_portal"), walk_oidc)
    person = attempt.finish(attempt.go("shop"))
    assert (person.kind, person.identity_number, person.full_name) == (
        PartyKind.BUSINESS,
        "0314409058",
        "CÔNG TY BIỂN XANH",
    )


def test_a_code_without_our_verifier_is_worth_nothing(provider: str) -> None:
    url = Attempt(oidc(provider), walk_oidc).start()
    asked = dict(parse_qsl(urlsplit(url).query))
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert asked["nonce"] != asked["state"]


def test_an_id_token_for_another_attempt_is_refused(provider: str) -> None:
    attempt = Attempt(oidc(provider), walk_oidc)
    answer = attempt.go()
    attempt.session["sign_on_attempt"]["nonce"] = "another"
    with pytest.raises(OutsidePartyError, match="another attempt"):
        attempt.finish(answer)


def test_a_provider_that_is_down_is_no_fault_of_the_person() -> None:
    with pytest.raises(OutsidePartyError) as failure:
        Attempt(oidc("http://localhost:1"), walk_oidc).start()
    assert failure.value.permanent is False


def test_the_person_can_leave_the_provider_too(provider: str) -> None:
    attempt = Attempt(oidc(provider), walk_oidc)
    assert attempt.service.leave(back="http://testserver/", session=attempt.session) == ""
    attempt.finish(attempt.go())
    assert "id_token_hint=" in attempt.service.leave(back="http://testserver/", session=attempt.session)


@pytest.mark.parametrize(
    "configured",
    [
        {},
        {"issuer": "https://vneid.example"},
        {"issuer": "http://vneid.example", "client_id": "motcua"},
        {"issuer": "https://vneid.example", "client_id": "motcua", "profile": "facebook"},
    ],
)
def test_a_service_that_cannot_be_trusted_is_not_configured(configured: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured):
        OidcSignOn(configured)


def test_the_stand_in_refuses_to_stand_in_production(settings: LazySettings) -> None:
    assert refuses_production() == []
    settings.MOTCUA_MODE = "production"
    assert [error.id for error in refuses_production()] == ["sign_on_demo.E001"]


def test_oanh_comes_in_by_openid_connect_and_is_where_she_was(client: Client, provider: str, db: None) -> None:
    with registry.replaced(sign_on=oidc(provider)):
        there = client.get("/dang-nhap/bat-dau", {"next": "/thu-tuc/"})["Location"]
        back = urlsplit(walk_oidc(there, {}, "oanh"))
        assert client.get(f"{back.path}?{back.query}")["Location"] == "/thu-tuc/"
    assert Party.objects.get(identifier=OANH["SoDinhDanh"]).user.pk == int(client.session["_auth_user_id"])
