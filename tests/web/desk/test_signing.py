"""The leader's desk: what is seen is what is signed, one by one or many, each with its fate."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.services.approve import approve
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.desk.conftest import SignIn, address, sent, text_of

pytestmark = pytest.mark.usefixtures("morning")


def ticked(*dossiers: Dossier) -> dict[str, object]:
    versions = {f"version-{dossier.pk}": dossier.version for dossier in dossiers}
    return {"chosen": [str(dossier.pk) for dossier in dossiers], **versions}


def test_phuc_reads_the_answer_the_proposal_the_initials_and_his_capacity(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "initialled")
    page = text_of(signed_in(city.phuc).get("/can-bo/ky/"))
    for said in ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đỗ Hữu Phúc", "Trả lời", "Võ Văn Em", "Đặng Anh Khoa", "Đất ở."):
        assert said in page
    assert f"{address(dossier, 'du-thao')}#" in page
    assert "1 / 1" in page


def test_khoa_initials_at_the_same_desk_and_has_no_capacity_line(city: City, signed_in: SignIn) -> None:
    walked(city, "proposed")
    page = text_of(signed_in(city.khoa).get("/can-bo/ky/"))
    assert "Ký nháy" in page
    assert "KT. CHỦ TỊCH" not in page


def test_signed_the_next_lies_open_and_sent_back_too(city: City, signed_in: SignIn) -> None:
    first, second = walked(city, "initialled"), walked(city, "initialled")
    browser = signed_in(city.phuc)
    answer = browser.post(address(first, "duyet"), sent(first, tab="ky"), follow=True)
    assert (answer.request["PATH_INFO"], second.code in text_of(answer)) == ("/can-bo/ky/", True)
    answer = browser.post(address(second, "tra-lai"), sent(second, tab="ky", remark="Sửa trích yếu."), follow=True)
    assert "Không còn hồ sơ nào chờ bạn ký" in text_of(answer)


def test_one_may_go_on_without_signing_and_come_back(city: City, signed_in: SignIn) -> None:
    both = walked(city, "initialled"), walked(city, "initialled")
    first, second = sorted(both, key=lambda dossier: dossier.pk)  # due at one moment: their order is that of the keys
    browser = signed_in(city.phuc)
    assert f"?ho-so={second.code}" in text_of(browser.get(f"/can-bo/ky/?ho-so={first.code}"))
    page = text_of(browser.get(f"/can-bo/ky/?ho-so={second.code}"))
    assert "2 / 2" in page
    assert f"?ho-so={first.code}" in page


def test_a_batch_tells_each_ones_fate(city: City, signed_in: SignIn) -> None:
    still, moved, foreign = walked(city, "initialled"), walked(city, "initialled"), walked(city, "approved")
    as_seen = ticked(still, moved, foreign)
    approve(moved, actor=city.phuc.actor, version=moved.version)
    page = text_of(signed_in(city.phuc).post("/can-bo/ky/nhieu/", as_seen))
    assert "Đã ký 1 trên 3 hồ sơ" in page
    assert ("Đã thay đổi" in page, "Không có quyền" in page) == (True, True)
    assert Result.objects.get(dossier=still).signature_lines == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_the_inbox_signs_many_too(city: City, signed_in: SignIn) -> None:
    batch = [walked(city, "initialled") for _ in range(2)]
    browser = signed_in(city.phuc)
    page = text_of(browser.get("/can-bo/?tab=cho-trinh-ky"))
    assert page.count('name="chosen"') == 2
    assert "Đã ký 2 trên 2 hồ sơ" in text_of(browser.post("/can-bo/ky/nhieu/", ticked(*batch)))


def test_what_waits_for_its_number_cannot_be_ticked(city: City, signed_in: SignIn) -> None:
    walked(city, "approved")
    assert 'name="chosen"' not in text_of(signed_in(city.hanh).get("/can-bo/?tab=cho-trinh-ky"))


@pytest.mark.parametrize("chosen", [[], ["không phải mã"], ["00000000-0000-0000-0000-000000000000"]])
def test_a_batch_of_nothing_signs_nothing(city: City, signed_in: SignIn, chosen: list[str]) -> None:
    walked(city, "initialled")
    answer = signed_in(city.phuc).post("/can-bo/ky/nhieu/", {"chosen": chosen})
    assert "Chưa chọn hồ sơ nào" in text_of(answer)
    assert not Result.objects.filter(approved_by__isnull=False).exists()


def test_a_tick_without_the_version_that_was_seen_signs_nothing(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "initialled")
    signed_in(city.phuc).post("/can-bo/ky/nhieu/", {"chosen": [str(dossier.pk)]})
    assert Dossier.objects.get(pk=dossier.pk).version == dossier.version


@pytest.mark.parametrize("view", ["", "?xem=nhieu"])
def test_a_high_pile_costs_as_many_questions_as_a_low_one(city: City, signed_in: SignIn, view: str) -> None:
    browser = signed_in(city.phuc)
    asked = []
    for _ in range(2):
        walked(city, "initialled")
        browser.get(f"/can-bo/ky/{view}")
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/can-bo/ky/{view}")
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 35
