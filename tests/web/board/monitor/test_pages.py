"""What the pages say and take: figures with their dossiers, faults beside their boxes, a fixed number of questions."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.index.models import Contest, IndexSet, NationalTotal, PortalFigure
from motcua.core.ledger.models import Event
from motcua.kernel import clock
from motcua.web.board import paging
from motcua.web.board.monitor import patterns
from tests.core.documents.files import pdf
from tests.core.dossiers.foreign.rows import GOOD, row
from tests.core.dossiers.foreign.test_import_facts import taken
from tests.core.dossiers.walk import walked
from tests.core.index.lives import Life, at
from tests.people import City
from tests.web.board.monitor.conftest import HERE, OCTOBER, SignIn, text_of
from tests.web.board.pages import numbers, rows_behind

PLANNING = f"?don-vi=H06.30.11&ky={OCTOBER}"


def rows_in(text: str) -> int:
    return len(re.findall(r"<tr[^>]*><td class=\"lead\">", text.rpartition("data-rows")[2]))


def test_em_sees_what_her_late_dossier_costs_and_where_to_contest(city: City, signed_in: SignIn, late: Dossier) -> None:
    text = text_of(signed_in(city.em).get(f"{HERE}mat-diem/{PLANNING}"))
    assert late.code in text and f"{HERE}ho-so/{late.code}/{PLANNING.replace('&', '&amp;')}" in text
    assert re.search(r"2\.1</b>.*20,00", text, re.DOTALL)


def test_a_group_opens_to_as_many_dossiers_as_it_says(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    for _ in range(3):
        walked(city, "assigned")
    morning.advance(days=32)
    text = text_of(signed_in(city.em).get(f"{HERE}mat-diem/{PLANNING}"))
    href, number = re.search(r'<a href="([^"]*nhom=\d+)">(\d+)</a>', text).groups()  # type: ignore[union-attr]
    opened = text_of(signed_in(city.em).get(href.replace("&amp;", "&")))
    assert rows_in(opened) == int(number) == 3


def test_a_long_list_of_costs_goes_on_where_it_ended(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    facts = [Life(channel=2).accepted(at("09-02 09:00"), at("09-10 17:00")).fact() for _ in range(51)]
    for fact in facts:
        fact.competent_unit_id = city.planning.pk
    DossierFact.objects.bulk_create(facts)
    asked = f"{HERE}mat-diem/?don-vi=H06.30.11"
    first = text_of(signed_in(city.lan).get(asked))
    on = re.search(r'href="([^"]*sau=[^"]*)"', first).group(1).replace("&amp;", "&")  # type: ignore[union-attr]
    assert [rows_in(text_of(signed_in(city.lan).get(page))) for page in (asked, on, f"{asked}&sau=1_2")] == [50, 1, 50]


def test_what_each_indicator_costs_adds_up_to_what_is_lost(city: City, signed_in: SignIn, late: Dossier) -> None:
    text = text_of(signed_in(city.lan).get(f"{HERE}mat-diem/{PLANNING}"))
    table = text.split('id="losses"')[1].split("</section>")[0]
    each = [Decimal(lost.replace(",", ".")) for lost in re.findall(r"<td[^>]*><b>([\d,]+)</b></td></tr>", table)]
    lost = re.search(r"Đang mất.*?([\d]+,[\d]+)", text, re.DOTALL)
    assert lost and abs(sum(each) - Decimal(lost[1].replace(",", "."))) < Decimal("0.01") * len(each)
    assert "/chat-luong/chi-so/2.1/" in table and ">1</a>" in table


def test_a_unit_without_a_dossier_has_lost_nothing_by_it(city: City, signed_in: SignIn, late: Dossier) -> None:
    idle = f"?don-vi={city.environment.code}&ky=2024-09"
    text = text_of(signed_in(city.lan).get(f"{HERE}mat-diem/{idle}"))
    assert "Chưa phát sinh hồ sơ trong kỳ" in text and "20,00" not in text
    assert "0,00</" not in text_of(signed_in(city.lan).get(f"{HERE}du-bao/{idle}"))


def test_what_was_counted_opens_to_as_many_rows_as_it_says(city: City, signed_in: SignIn, late: Dossier) -> None:
    browser, found = signed_in(city.lan), dict[str, int]()
    for there in ("mat-diem/", "so-cua-cong/", "tong-quoc-gia/", "neu-tinh-khac/"):
        here = numbers(text_of(browser.get(HERE + there + PLANNING)))
        assert here
        found |= here
    some = {href: count for href, count in found.items() if count}
    assert {href: rows_behind(browser, href) for href in some} == some


@pytest.mark.parametrize(
    "address",
    [
        "mat-diem/?ky=2024-09-13", "mat-diem/?ky=2031", "mat-diem/?ky=<script>", "mat-diem/?don-vi=H99",
        "neu-tinh-khac/?luat=khong-co", "dau-hieu/khong-co/", "ho-so/H06.30.11-1/",
        "de-nghi/00000000-0000-0000-0000-000000000000/",
    ],
)  # fmt: skip
def test_a_question_that_makes_no_sense_has_no_page(city: City, signed_in: SignIn, late: Dossier, address: str) -> None:
    answer = signed_in(city.lan).get(HERE + address)
    assert answer.status_code == 404
    assert ("Có số liệu từ tháng" in text_of(answer)) is ("ky=" in address)


def test_risks_say_each_danger_by_its_name_and_what_is_lost_already(
    city: City, signed_in: SignIn, late: Dossier
) -> None:
    fresh = walked(city, "assigned")
    text = text_of(signed_in(city.em).get(f"{HERE}co-the-mat/"))
    assert text.index(fresh.code) < text.index(late.code)
    assert "điểm đã mất rồi" in text and "nếu trễ hẹn" in text


def test_the_inbox_says_beside_a_dossier_what_it_may_cost(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    walked(city, "assigned")
    assert "có thể mất 26,00 điểm" in text_of(signed_in(city.em).get("/can-bo/"))
    assert " điểm</small>" not in text_of(signed_in(city.lan).get("/can-bo/?tab=tat-ca"))


def test_an_officer_contests_with_evidence_and_the_monitor_reads_it(
    city: City, signed_in: SignIn, late: Dossier
) -> None:
    file = SimpleUploadedFile("bien-ban.pdf", pdf(), content_type="application/pdf")
    typed = {"indicator": "2.1", "grounds": "Mất điện toàn phường.", "file": file}
    answer = signed_in(city.em).post(f"{HERE}ho-so/{late.code}/{PLANNING}", typed)
    contest = Contest.objects.get()
    assert answer.headers["Location"] == f"{HERE}de-nghi/{contest.pk}/"
    shown = signed_in(city.lan).get(f"{HERE}de-nghi/{contest.pk}/tep/")
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "application/pdf")
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert signed_in(city.giang).get(f"{HERE}de-nghi/{contest.pk}/tep/").status_code == 404


def test_a_dossier_of_another_system_tells_what_is_known_of_it_and_is_contested(
    city: City, signed_in: SignIn, morning: clock.Hand
) -> None:
    taken(row(NgayHenTra="20240905"))
    address = f"{HERE}ho-so/{GOOD['MaHoSo']}/?ky=2024-09"
    text = text_of(signed_in(city.em).get(address))
    assert "nhập từ hệ thống khác" in text and "quá hẹn từ" in text and "/can-bo/ho-so/H06.99" not in text
    typed = {"indicator": "2.1", "grounds": "Ngày hẹn nhập nhầm."}
    answer = signed_in(city.em).post(address, typed, follow=True)
    assert answer.status_code == 200 and "quá hẹn từ" in text_of(answer)
    assert GOOD["MaHoSo"] in text_of(signed_in(city.lan).get(f"{HERE}de-nghi/"))
    costs = text_of(signed_in(city.em).get(f"{HERE}mat-diem/?ky=2024-09"))
    assert costs.count(f'href="{HERE}ho-so/{GOOD["MaHoSo"]}/') == 2 and "nguồn: tinh" in costs
    assert signed_in(city.giang).get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "typed", "said"),
    [
        ("ho-so/{code}/", {"indicator": "2.1", "grounds": " "}, "Trường này"),
        ("tong-quoc-gia/", {"do": "total", "unit": "H06.30.11", "reported": "nhiều"}, "Xin ghi số hồ sơ"),
        ("tong-quoc-gia/", {"do": "total", "unit": "H06.30.11"}, "Xin ghi ít nhất một số"),
        ("so-cua-cong/", {"do": "portal", "unit": "H06.30.11", "indicator": "2.1", "points": "21"}, "từ 0 đến 20"),
        (
            "so-cua-cong/",
            {"do": "portal", "unit": "H06.30.11", "indicator": "2.1", "points": "abc"},
            "không phải là số",
        ),
    ],
)
def test_what_is_wrong_stands_beside_its_box_and_what_was_typed_stays(
    city: City, signed_in: SignIn, late: Dossier, address: str, typed: dict[str, str], said: str
) -> None:
    who = city.em if "ho-so" in address else city.lan
    answer = signed_in(who).post(HERE + address.format(code=late.code), typed)
    assert answer.status_code == 422
    assert said in text_of(answer) or "bắt buộc" in text_of(answer)
    assert not (Contest.objects.exists() or NationalTotal.objects.exists() or PortalFigure.objects.exists())


def test_totals_that_do_not_agree_are_told_by_how_much(city: City, signed_in: SignIn, late: Dossier) -> None:
    typed = {"do": "total", "unit": "H06.30.11", "reported": "5", "synced": "1"}
    signed_in(city.lan).post(f"{HERE}tong-quoc-gia/?ky=2024-09", typed)
    text = text_of(signed_in(city.lan).get(f"{HERE}tong-quoc-gia/?ky=2024-09"))
    assert "BCQG khác Cổng: +4" in text and "BCQG khác ta: +4" in text and "Cổng khác ta" not in text
    assert "1 đơn vị có số không khớp" in text


def test_a_file_of_totals_with_a_wrong_line_names_it(city: City, signed_in: SignIn, late: Dossier) -> None:
    file = SimpleUploadedFile("tong.csv", b"unit,period,reported\nH06.30.11,2024-08,4\nH99,2024-08,1\n")
    answer = signed_in(city.lan).post(f"{HERE}tong-quoc-gia/", {"do": "table", "file": file})
    assert (answer.status_code, NationalTotal.objects.count()) == (422, 0)
    assert "Dòng 3: Không có đơn vị mã “H99”." in text_of(answer)


def test_the_portals_figure_and_ours_stand_beside_each_other(city: City, signed_in: SignIn, late: Dossier) -> None:
    typed = {"do": "portal", "unit": "H06.30.11", "indicator": "2.1", "points": "18,5", "ratio": "92,5%"}
    signed_in(city.lan).post(f"{HERE}so-cua-cong/{PLANNING.replace(OCTOBER, '2024-09')}", typed)
    text = text_of(signed_in(city.em).get(f"{HERE}so-cua-cong/{PLANNING.replace(OCTOBER, '2024-09')}"))
    assert "18,50" in text and "92,5%" in text and "+18,50" in text


def test_a_supposition_is_its_address_and_leaves_nothing_behind(
    city: City, signed_in: SignIn, morning: clock.Hand
) -> None:
    walked(city, "assigned")
    events = Event.objects.count()
    said = {"don-vi": "H06.30.11", "ky": "2024-09", "thu": "1", "d-2.1": "40", "d-3.3": "6", "m-3.3": "50%"}
    answer = signed_in(city.em).get(f"{HERE}neu-tinh-khac/", said)
    assert answer.headers["Location"] == f"{HERE}neu-tinh-khac/?don-vi=H06.30.11&ky=2024-09&d-2.1=40"
    text = text_of(signed_in(city.lan).get(answer.headers["Location"]))
    assert "40,00" in text and "+20,00" in text
    assert Event.objects.count() == events


@pytest.mark.parametrize(("box", "typed"), [("d-2.1", "101"), ("d-2.1", "abc"), ("m-3.3", "0"), ("m-3.3", "250%")])
def test_an_impossible_supposition_is_told_beside_its_box(
    city: City, signed_in: SignIn, late: Dossier, box: str, typed: str
) -> None:
    answer = signed_in(city.em).get(f"{HERE}neu-tinh-khac/", {"thu": "1", box: typed})
    assert answer.status_code == 422
    assert f'id="{box}-wrong"' in text_of(answer) and f'value="{typed}"' in text_of(answer)


@pytest.mark.parametrize("address", ["?d-9.9=3", "?m-2.2=50%25", "?thu=1&d-9.9=3"])
def test_a_supposition_about_no_indicator_is_told(city: City, signed_in: SignIn, late: Dossier, address: str) -> None:
    answer = signed_in(city.em).get(f"{HERE}neu-tinh-khac/{address}")
    assert answer.status_code == 422
    assert "Bộ chỉ số không chấm điểm mã" in text_of(answer)


def test_the_monitor_is_told_of_a_set_that_cannot_be_used_and_the_pages_live(
    city: City, signed_in: SignIn, late: Dossier
) -> None:
    IndexSet.objects.create(code="qd-hong", record=[1], loaded_at=clock.now())
    told = text_of(signed_in(city.lan).get(f"{HERE}neu-tinh-khac/"))
    assert "<b>qd-hong</b>: Bộ chỉ số chưa dùng được. Tệp phải là nhóm mục" in told
    assert "qd-hong" not in text_of(signed_in(city.em).get(f"{HERE}neu-tinh-khac/"))


def test_a_pattern_opens_to_as_many_dossiers_as_it_says(city: City, signed_in: SignIn, morning: clock.Hand) -> None:
    for _ in range(2):
        walked(city, "numbered")
    morning.advance(days=10)
    text = text_of(signed_in(city.em).get(f"{HERE}dau-hieu/?don-vi=H06.30.11&ky=2024-09"))
    said = {href: count for href, count in numbers(text).items() if "xong-chua-tra" in href}
    assert list(said.values()) == [2] and rows_behind(signed_in(city.em), *said) == 2


def test_a_long_pattern_goes_on_page_after_page(
    city: City, signed_in: SignIn, morning: clock.Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        walked(city, "numbered")
    morning.advance(days=10)
    for module in (paging, patterns):
        monkeypatch.setattr(module, "SIZE", 2)
    address = f"{HERE}dau-hieu/xong-chua-tra/?don-vi=H06.30.11&ky=2024-09"
    assert "1–2 / 3" in text_of(signed_in(city.em).get(address)) and rows_behind(signed_in(city.em), address) == 3


def test_the_units_word_stands_beside_the_pattern_with_its_officer(
    city: City, signed_in: SignIn, morning: clock.Hand
) -> None:
    address = f"{HERE}dau-hieu/xong-chua-tra/?don-vi=H06.30.11&ky=2024-09"
    signed_in(city.em).post(address, {"text": "Người nộp hẹn thứ Hai."})
    text = text_of(signed_in(city.lan).get(address))
    assert "Người nộp hẹn thứ Hai." in text and "Võ Văn Em" in text and "Ghi lời" not in text


def test_her_own_figures_are_hers_whatever_the_address_says(city: City, signed_in: SignIn, late: Dossier) -> None:
    asked = f"{HERE}cua-toi/?can-bo={city.em.officer.pk}&officer={city.em.officer.pk}&don-vi=H06.30.11"
    assert late.code not in text_of(signed_in(city.khoa).get(asked))
    assert "Chỉ mình bạn thấy trang này" in text_of(signed_in(city.lan).get(asked))


@pytest.mark.parametrize("dossiers", [1, 5])
@pytest.mark.parametrize(("page", "most"), [("mat-diem/", 32), ("co-the-mat/", 30), ("dau-hieu/", 30), ("du-bao/", 24)])
def test_a_page_asks_the_same_however_many_dossiers_there_are(
    city: City, signed_in: SignIn, morning: clock.Hand, django_assert_max_num_queries: Any,
    page: str, most: int, dossiers: int,
) -> None:  # fmt: skip
    for _ in range(dossiers):
        walked(city, "assigned")
    morning.advance(days=32)
    browser = signed_in(city.lan)
    with django_assert_max_num_queries(most):
        assert browser.get(f"{HERE}{page}{PLANNING}").status_code == 200
