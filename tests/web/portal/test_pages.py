"""Every page opens, and says what it is."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.services.accept import accept


@pytest.mark.parametrize("view", ["home", "procedures", "track"])
def test_a_page_for_everybody_opens_without_signing_in(an: Client, view: str) -> None:
    assert Client().get(reverse(f"portal:{view}")).status_code == 200


@pytest.mark.parametrize("view", ["home", "procedures", "mine", "messages", "repository", "mandates", "profile"])
def test_a_signed_in_person_opens_their_pages(an: Client, view: str) -> None:
    assert an.get(reverse(f"portal:{view}")).status_code == 200


def test_a_procedure_answers_what_how_long_how_much_where(an: Client) -> None:
    page = an.get("/thu-tuc/1.008455/").content.decode()
    for words in ("1 giấy tờ", "10 ngày làm việc", "Nộp tại quầy: 15 ngày làm việc", "Không mất phí", "Trên mạng"):
        assert words in page


@pytest.mark.parametrize("view", ["information", "papers", "review"])
def test_the_pages_of_a_draft_open(an: Client, draft: Draft, view: str) -> None:
    args = [draft.pk, "request"] if view == "information" else [draft.pk]
    assert an.get(reverse(f"portal:{view}", args=args)).status_code == 200


@pytest.mark.parametrize("view", ["receipt", "follow", "follow_part"])
def test_the_pages_of_a_dossier_open(an: Client, dossier: Dossier, view: str) -> None:
    page = an.get(reverse(f"portal:{view}", args=[dossier.code]))
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("path", "questions"),
    [
        ("/", 6),
        ("/ho-so/", 6),
        ("/nop/1.008455/", 8),
        ("/nhap/{draft}/thong-tin/request/", 4),
        ("/nhap/{draft}/giay-to/", 6),
        ("/nhap/{draft}/xem-lai/", 8),
        ("/bien-nhan/{dossier}/", 5),
        ("/ho-so/{dossier}/", 10),
        ("/ho-so/{dossier}/tinh-trang/", 5),
        ("/tin-nhan/", 4),
        ("/kho-giay-to/", 4),
        ("/uy-quyen/", 6),
        ("/tai-khoan-cua-toi/", 4),
    ],
)
def test_each_page_asks_a_fixed_number_of_questions(
    an: Client, dossier: Dossier, another: Draft, django_assert_num_queries: Any, path: str, questions: int
) -> None:
    address = path.format(dossier=dossier.code, draft=another.pk)
    an.get(address)  # what a process reads only once, such as a published version, is read
    with django_assert_num_queries(questions):
        an.get(address)


def test_the_first_page_tells_honestly_how_the_offices_do(an: Client, dossier: Dossier, city: Any) -> None:
    assert "chưa phát sinh" in an.get("/con-so/").content.decode()
    accept(dossier, actor=city.dung.actor, version=dossier.version)
    strip = an.get("/con-so/").content.decode()
    assert "100,0%" in strip and "1 trên 1 hồ sơ" in strip and "/chat-luong/on_time/" in strip
