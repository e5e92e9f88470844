"""Whether everything agrees stands below every moment; what does not opens, to the public without any dossier."""

from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.core.index.agreement import COMPARE, Difference, Fault
from motcua.core.index.models import Agreement
from motcua.core.index.services.compare import MANY
from tests.core.dossiers.walk import walked
from tests.core.index.lives import at
from tests.people import City, signed_in
from tests.web.board.pages import BOARD, main, page, plain

pytestmark = pytest.mark.usefixtures("morning")

AGREEMENT, EACH = f"{BOARD}doi-chieu/", f"{BOARD}theo-doi/doi-chieu/"


def compared(*differences: Difference) -> None:
    found = [one.model_dump(mode="json", exclude_defaults=True) for one in differences]
    Agreement.objects.create(compared_at=at("09-13 02:20"), facts=412, figures=9_999, differences=found)


def differences(city: City) -> list[Difference]:
    """A dossier of planning whose lateness differs, and the figure that it spoils."""
    dossier = walked(city, "accepted")
    figure = {"counts": "handled_on_time", "shown": (0, 1), "again": (1, 1)}
    return [
        Difference(
            fault=Fault.FACT_DIFFERS, unit="H06.30.11", dossier=str(dossier.pk), code=dossier.code,
            columns=("late_from",),
        ),
        Difference(fault=Fault.ENGINES_DIFFER, unit="H06.30.11", period="2024-09", **figure),
        Difference(fault=Fault.ENGINES_DIFFER, unit="H06.30", period="2024-Q3", **figure),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["", "trong-ngay/", "chi-so/2.1/", "received/"])
def test_every_page_says_when_it_was_last_compared(client: Client, city: City, path: str) -> None:
    assert "Chưa đối chiếu lần nào" in plain(main(client, f"{BOARD}{path}"))
    compared()
    text = plain(main(client, f"{BOARD}{path}"))
    assert "Đối chiếu lúc 02:20 13/09/2024: 412 hồ sơ, 9.999 con số, không lệch" in text


def test_a_difference_is_told_in_red_and_in_words_and_opens(client: Client, city: City) -> None:
    found = differences(city)
    compared(*found)
    text = main(client)
    assert 'class="note late"' in text and "lệch 3 chỗ" in text and f'href="{AGREEMENT}"' in text
    opened = main(client, AGREEMENT)
    assert "2.1 Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn : tháng 9/2024 , quý 3/2024" in plain(opened)
    assert "1 hồ sơ có số liệu khác sổ sự kiện" in opened
    assert found[0].code not in opened and EACH not in opened


def test_the_monitor_reads_each_difference_and_another_unit_only_its_own(city: City) -> None:
    found = differences(city)
    compared(*found)
    text = plain(main(signed_in(city.lan), EACH))
    assert f"Hồ sơ {found[0].code} Phòng Quản lý đô thị số liệu khác sổ sự kiện ở: mốc tính quá hạn" in text
    assert "bảng ghi 0 / 1, đếm lại từ sổ sự kiện 1 / 1" in text
    assert EACH in page(signed_in(city.lan), AGREEMENT)
    elsewhere = plain(main(signed_in(city.giang), EACH))
    assert found[0].code not in elsewhere and "3 chỗ lệch khác ở đơn vị ngoài quyền xem của bạn" in elsewhere


def test_more_than_can_be_listed_is_at_least_so_many(client: Client, city: City) -> None:
    compared(*[Difference(fault=Fault.FACT_WITHOUT_EVENTS, unit="H06.30.11", dossier=str(n)) for n in range(MANY)])
    assert "lệch ít nhất 100 chỗ" in plain(main(client, AGREEMENT))


def test_never_compared_is_said_plainly(client: Client, city: City) -> None:
    assert "Chưa đối chiếu lần nào" in plain(main(client, AGREEMENT))


def test_lan_has_it_compared_now_and_the_page_looks_again(city: City) -> None:
    browser = signed_in(city.lan)
    assert "Đối chiếu ngay" in main(browser, EACH)
    for _ in range(2):
        assert browser.post(EACH).status_code == 302
    assert list(ProcrastinateJob.objects.values_list("task_name", "status")) == [(COMPARE, "todo")]
    text = main(browser, EACH)
    assert "Đang đối chiếu." in text and 'hx-trigger="live, every 3s"' in text and "Đối chiếu ngay" not in text


@pytest.mark.parametrize("who", ["giang", "em", "phuc"])
def test_nobody_else_has_anything_compared(city: City, who: str) -> None:
    browser = signed_in(getattr(city, who))
    assert "Đối chiếu ngay" not in main(browser, EACH)
    assert browser.post(EACH).status_code == 403
    assert not ProcrastinateJob.objects.exists()


def test_a_comparison_that_has_not_been_yet_is_not_shown(client: Client, city: City, morning: Any) -> None:
    """A demo's clock can be put back."""
    Agreement.objects.create(compared_at=at("09-14 02:20"), facts=1, figures=1)
    assert "Chưa đối chiếu lần nào" in plain(main(client, AGREEMENT))
