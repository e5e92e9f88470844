"""Following without signing in: unit, title, since, until; and nothing of the person."""

import pytest
from django.test import Client

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.accept import accept
from tests.people import City

PERSONAL = ("Nguyễn Thị An", "077190000123", "Thửa đất", "an@example.vn", "Phạm Thị Dung")


def test_a_code_tells_where_a_dossier_is_and_not_what_it_is(city: City, dossier: Dossier) -> None:
    accept(dossier, actor=city.dung.actor, version=dossier.version)
    page = Client().get("/tra-cuu/", {"ma": dossier.code.lower()}).content.decode()
    assert "Trưởng phòng, Phòng Quản lý đô thị đang giữ hồ sơ từ" in page
    for words in (*PERSONAL, dossier.procedure.name, dossier.token, "Hẹn trả"):
        assert words not in page


def test_the_qr_of_the_paper_tells_the_promise_too(city: City, dossier: Dossier) -> None:
    accept(dossier, actor=city.dung.actor, version=dossier.version)
    page = Client().get(f"/s/{dossier.token}/").content.decode()
    assert dossier.procedure.name in page and "Hẹn trả kết quả" in page and "Vì sao là ngày này?" in page
    for words in PERSONAL:
        assert words not in page


def test_its_owner_is_led_to_the_whole_of_it(an: Client, dossier: Dossier) -> None:
    assert an.get("/tra-cuu/", {"ma": dossier.code})["Location"] == f"/ho-so/{dossier.code}/"


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("", 200, "Hồ sơ của bạn đang ở đâu?"),
        ("abc", 422, "không phải là mã hồ sơ"),
        ("H06.12-240231-0001", 422, "không phải là mã hồ sơ"),
        ("H06.12-240913-9999", 404, "Chưa có hồ sơ nào mang mã"),
        ("<script>", 422, "&lt;script&gt;"),
        ("x" * 5000, 422, "không phải là mã hồ sơ"),
    ],
)
def test_a_wrong_code_is_told_and_kept(an: Client, typed: str, status: int, said: str) -> None:
    answer = Client().get("/tra-cuu/", {"ma": typed})
    assert answer.status_code == status and said in answer.content.decode()


@pytest.mark.parametrize("path", ["/s/khong-co/", "/s/khong-co/tinh-trang/"])
def test_a_guessed_token_opens_nothing(an: Client, path: str) -> None:
    assert Client().get(path).status_code == 404
