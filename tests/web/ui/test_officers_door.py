"""Officers come in by password and second factor; every page of it is ours in look and words."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.core import mail
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from motcua.web.ui.sign_in.officers import OPEN, SecondFactors
from tests.people import City

PASSWORD = "một cánh cửa cho dân"
ENGLISH = re.compile(
    r"\b(password|sign in|sign out|username|email|authenticator|recovery|security key)\b", re.IGNORECASE
)


@pytest.fixture
def city(city: City) -> City:
    city.dung.user.set_password(PASSWORD)
    city.dung.user.save()
    return city


def come_in(client: Client, password: str = PASSWORD, username: str = "dung", **more: str) -> Any:
    return client.post(reverse("account_login"), {"login": username, "password": password, **more})


def words(answer: Any) -> str:
    """What a person reads of a page."""
    body = re.sub(r"<(script|style|template).*?</\1>|<head>.*?</head>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", body)


def sure(client: Client) -> None:
    """In, and confirmed once more, as the pages that change an account ask."""
    come_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def code_for(secret: str) -> str:
    """What the application on the telephone shows."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def test_dung_comes_in_and_goes_where_she_wanted(client: Client, city: City) -> None:
    assert come_in(client)["Location"] == "/can-bo/"
    client.logout()
    assert come_in(client, next="/can-bo/ho-so/1/")["Location"] == "/can-bo/ho-so/1/"
    client.logout()
    assert come_in(client, next="https://evil.example/")["Location"] == "/can-bo/"


@pytest.mark.parametrize(("username", "password"), [("dung", "sai"), ("khong-co", PASSWORD), ("citizen-an", "")])
def test_a_wrong_word_says_nothing_of_which_was_wrong(client: Client, city: City, username: str, password: str) -> None:
    answer = come_in(client, password or "x", username)
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in words(answer)
    assert "_auth_user_id" not in client.session


def test_guessing_is_slowed_down(client: Client, city: City) -> None:
    for _ in range(6):
        answer = come_in(client, "sai")
    assert "Đăng nhập sai quá nhiều lần" in words(answer)
    assert "Location" not in come_in(client)


def test_a_second_factor_is_asked_for_once_it_is_on(client: Client, city: City) -> None:
    sure(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    stored = Authenticator.objects.get(user=city.dung.user, type="totp").data["secret"]
    assert secret not in stored
    client.logout()
    assert come_in(client)["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_the_second_factor_opens_and_a_wrong_one_does_not(client: Client, city: City) -> None:
    secret = "JBSWY3DPEHPK3PXP"
    data = {"secret": SecondFactors().encrypt(secret)}
    Authenticator.objects.create(user=city.dung.user, type="totp", data=data)
    come_in(client)
    assert "Mã không đúng" in words(client.post(reverse("mfa_authenticate"), {"code": "000000"}))
    assert client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})["Location"] == "/can-bo/"
    assert client.session["_auth_user_id"] == str(city.dung.user.pk)


def test_secrets_stay_readable_when_the_key_was_changed(settings: Any) -> None:
    kept = SecondFactors().encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the next one"
    assert SecondFactors().decrypt(kept) == "JBSWY3DPEHPK3PXP"


def test_a_forgotten_password_is_set_anew_by_letter(client: Client, city: City) -> None:
    client.post(reverse("account_reset_password"), {"email": city.dung.user.email})
    (letter,) = mail.outbox
    assert letter.subject == "Đặt lại mật khẩu Một Cửa"
    address = re.search(r"http://testserver(\S+)", letter.body)
    assert address is not None
    form = client.get(address[1], follow=True)
    new = {"password1": "biển xanh và gió lành", "password2": "biển xanh và gió lành"}
    client.post(form.request["PATH_INFO"], new)
    assert come_in(client, new["password1"]).status_code == 302


def test_no_letter_goes_to_an_address_nobody_has(client: Client, city: City) -> None:
    for address in ("ai-do@example.vn", city.an.party.email):
        client.post(reverse("account_reset_password"), {"email": address})
    assert mail.outbox == []


@pytest.mark.parametrize("weak", ["ngắn", "123456789012", "dung@vungtau.example"])
def test_a_weak_password_is_refused_in_vietnamese(client: Client, city: City, weak: str) -> None:
    sure(client)
    said = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    answer = client.post(reverse("account_change_password"), said)
    assert "Mật khẩu" in words(answer)
    assert not ENGLISH.search(words(answer))


PAGES = sorted(OPEN - {"account_logout", "mfa_authenticate", "mfa_download_recovery_codes"})


def address(name: str, user: Any) -> str:
    """Where the page is, with whatever it shows made first."""
    if name.startswith(("mfa_edit", "mfa_remove", "mfa_list")):
        key = Authenticator.objects.create(user=user, type="webauthn", data={"name": "Khóa USB"})
        return reverse(name, args=[] if "list" in name else [key.pk])
    if name in ("mfa_reauthenticate", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"):
        RecoveryCodes.activate(user)
        Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    return reverse(name, args=["1", "x-y"] if name == "account_reset_password_from_key" else [])


@pytest.mark.parametrize("name", [name for name in PAGES if name != "mfa_reauthenticate_webauthn"])
def test_every_page_speaks_vietnamese_in_our_look(client: Client, city: City, name: str) -> None:
    if not name.startswith(("account_login", "account_reset", "account_inactive")):
        sure(client)
    answer = client.get(address(name, city.dung.user))
    assert answer.status_code == 200
    assert 'class="mast"' in answer.content.decode()
    assert not ENGLISH.search(words(answer)), ENGLISH.search(words(answer))


def test_the_page_that_asks_for_the_key_speaks_vietnamese_too(client: Client, city: City) -> None:
    context = {"form": ReauthenticateWebAuthnForm(user=city.dung.user), "js_data": {}}
    request = client.get(reverse("account_login")).wsgi_request
    body = render_to_string("mfa/webauthn/reauthenticate.html", context, request)
    assert "Dùng khóa bảo mật" in body
    assert not ENGLISH.search(words(HttpResponse(body)))


def allauth_names(patterns: list[Any]) -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += allauth_names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.callback.__module__.startswith("allauth.") and pattern.name:
            found.append(pattern.name)
    return found


def test_allauths_other_pages_stay_shut(client: Client, city: City) -> None:
    client.force_login(city.dung.user)
    shut = set(allauth_names(get_resolver().url_patterns)) - OPEN
    addresses = [reverse(name) for name in sorted(shut) if not get_resolver().reverse_dict.getlist(name)[0][0][0][1]]
    assert reverse("account_signup") in addresses
    assert {client.get(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize("name", PAGES)
def test_a_citizen_gets_no_password_beside_the_sign_on(client: Client, city: City, name: str) -> None:
    client.force_login(city.an.user)
    assert client.get(address(name, city.an.user)).status_code == 403
