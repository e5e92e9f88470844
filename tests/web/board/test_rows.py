"""A number opened: each row with why it counted, codes only within one's rights, page after page by keys."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import resolve

from motcua.core.catalogue.models import PublicationFact, ServiceFact
from motcua.core.dossiers.models import DossierFact
from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.feedback.models import PetitionFact
from motcua.core.feedback.services.rate_dossier import rate_dossier
from motcua.kernel.clock import Hand
from motcua.web.board.relations import dossier_page
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, Life, at
from tests.people import City, signed_in
from tests.web.board.pages import BOARD, main, page, plain, rows_behind

pytestmark = pytest.mark.usefixtures("morning")

DUE = at("09-10 17:00")
ON_TIME = f"{BOARD}chi-so/2.1/"


@pytest.mark.parametrize("figure", ["on_time", "from_afar", "received", "in_hand"])
def test_a_figure_of_the_day_opens_to_as_many_rows_as_it_says(client: Client, city: City, figure: str) -> None:
    walked(city, "accepted")
    walked(city, "submitted")
    assert "1 hồ sơ" in page(client, f"{BOARD}{figure}/")
    assert rows_behind(client, f"{BOARD}{figure}/") == 1


CODES = {"lan": True, "phuc": True, "em": True, "dung": True, "an": True, "giang": False, "chi": False, "binh": False}


@pytest.mark.parametrize("path", [f"{BOARD}received/", ON_TIME])
@pytest.mark.parametrize(("who", "shown"), CODES.items())
def test_only_who_may_see_the_dossier_sees_its_code(city: City, who: str, shown: bool, path: str) -> None:
    dossier = walked(city, "accepted")
    text = main(signed_in(getattr(city, who)), path)
    assert (dossier.code in text) is shown
    assert "Nguyễn Thị An" not in text


def test_an_officer_goes_on_to_the_dossier_and_a_citizen_does_not(city: City) -> None:
    dossier = walked(city, "accepted")
    assert f"/can-bo/ho-so/{dossier.code}/" in main(signed_in(city.em), ON_TIME)
    assert f"/can-bo/ho-so/{dossier.code}/" not in main(signed_in(city.an), ON_TIME)


@pytest.mark.parametrize(("who", "may"), [("khoa", True), ("giang", False), ("an", False)])
def test_the_unit_that_decides_it_may_contest_a_row_that_does_not_count(
    city: City, morning: Hand, who: str, may: bool
) -> None:
    dossier = walked(city, "accepted")
    morning.advance(days=40)
    text = main(signed_in(getattr(city, who)), ON_TIME, phan="rest")
    assert text.count("<tr data-row") == 1
    assert (f"/theo-doi/ho-so/{dossier.code}/?ky=2024-10" in text) is may


def test_the_public_sees_rows_without_codes_or_names(client: Client, city: City) -> None:
    dossier = walked(city, "accepted")
    text = main(client, ON_TIME)
    assert dossier.code not in text and "Nguyễn Thị An" not in text
    assert "Cung cấp thông tin quy hoạch xây dựng" not in text and "08:00 13/09/2024" not in text
    assert "<span>13/09/2024</span>" in text
    assert "Tên thủ tục và mã hồ sơ chỉ hiện với người có quyền xem" in text
    (row,) = re.findall(r"<tr data-row>.*?</tr>", text, re.DOTALL)
    row = re.sub(r"\s*([<>])\s*", r"\1", row)
    assert '<td class="lead">Phòng Quản lý đô thị</td>' in row and row.count("Phòng Quản lý đô thị") == 1


# A list about what people did, has or think → the public reads months, its officers the minute.
@pytest.mark.parametrize("path", [f"{BOARD}chi-so/5.3/", f"{BOARD}from_afar/"])
def test_what_people_did_is_told_to_the_public_by_its_month_alone(client: Client, city: City, path: str) -> None:
    walked(city, "accepted")
    text = main(client, path, phan="whole", ky="2024-09").split('class="rows', 1)[1]
    assert "<span>tháng 9/2024</span>" in text and "13/09/2024" not in text
    assert "08:00 13/09/2024" in main(signed_in(city.em), path, phan="whole", ky="2024-09")


def test_of_a_single_day_an_indicator_has_no_page(client: Client, city: City) -> None:
    for path in (f"{BOARD}chi-so/5.3/", f"{BOARD}nhom/5/"):
        answer = client.get(path, {"ky": "2024-09-13"})
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, f"{BOARD}trong-ngay/")


def test_the_way_to_the_next_page_names_no_row(client: Client, city: City) -> None:
    lives = [Life(unit=city.planning.pk).accepted(at("09-02 09:00"), DUE).fact() for _ in range(51)]
    DossierFact.objects.bulk_create(lives)
    text = main(client, ON_TIME, phan="whole")
    assert 'rel="next"' in text and not any(str(fact.pk) in text for fact in lives)
    assert "T09%3A00" not in text and "T09:00" not in text


def test_what_was_not_counted_can_be_opened_too(client: Client, city: City) -> None:
    dossier = walked(city, "accepted")
    withdraw(dossier, actor=city.an.actor, version=dossier.version)
    assert "0 hồ sơ" in page(client, f"{BOARD}on_time/", phan="rest")
    assert "Không có trường hợp nào" in page(client, ON_TIME, phan="rest")


def test_a_long_list_goes_on_by_keys_and_counts_nothing_twice(client: Client, city: City) -> None:
    lives = (Life(unit=city.planning.pk).accepted(at("09-02 09:00"), DUE).fact() for _ in range(120))
    DossierFact.objects.bulk_create(lives)
    first = page(client, ON_TIME, phan="whole")
    assert first.count("<tr data-row") == 50 and 'rel="next"' in first
    assert rows_behind(client, f"{ON_TIME}?phan=whole") == 120


@pytest.mark.parametrize("place", ["", "~", "gestern~1", "2024-09-02T09:00:00~1", "2024-09-02T09:00:00+07:00~"])
def test_a_mangled_place_in_a_list_begins_at_the_beginning(client: Client, city: City, place: str) -> None:
    walked(city, "accepted")
    assert page(client, ON_TIME, sau=place).count("<tr data-row") == 1


# What a dossier is like → which part of 2.1 it stands in, and why in words.
TOLD = {
    "done in time": (Life().accepted(at("09-02 09:00"), DUE).done(DUE - DAY), "part", "không quá hẹn"),
    "done late": (Life().accepted(at("09-02 09:00"), DUE).done(DUE + DAY), "rest", "sau hẹn trả 17:00 10/09/2024"),
    "open, late": (Life().accepted(at("09-02 09:00"), DUE), "rest", "Chưa xong, quá hẹn trả từ 17:00 10/09/2024"),
    "open, in time": (Life().accepted(at("09-02 09:00"), at("09-20 17:00")), "part", "còn trong hạn đến 17:00 20/09"),
    "waiting": (Life().accepted(at("09-02 09:00"), DUE).asked(DUE - DAY), "part", "chờ người nộp bổ sung"),
    "asked twice": (
        Life().asked_first(at("09-02 09:00")).accepted(at("09-03 09:00"), DUE).asked(DUE - DAY), "rest",
        "Yêu cầu bổ sung lần thứ hai, 17:00 09/09/2024",
    ),
    "late by its date, asked again after": (
        Life().asked_first(at("09-02 09:00")).accepted(at("09-03 09:00"), DUE).asked(DUE + DAY), "rest",
        "Chưa xong, quá hẹn trả từ 17:00 10/09/2024",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_a_row_says_in_words_why_it_counted_or_not(city: City, case: str) -> None:
    life, part, words = TOLD[case]
    life.fact(competent_unit_id=city.planning.pk, source="egov-cu").save(force_insert=True)
    client = signed_in(city.lan)
    assert words in plain(main(client, ON_TIME, phan=part))
    other = {"part": "rest", "rest": "part"}[part]
    assert "<tr data-row" not in main(client, ON_TIME, phan=other)
    verdict = {"part": "Được tính", "rest": "Không được tính"}[part]
    assert f"{verdict} " in plain(main(client, ON_TIME, phan="whole")).split("Vì sao")[1]


def test_a_past_month_tells_a_dossier_as_it_stood_then(client: Client, city: City) -> None:
    life = Life(unit=city.planning.pk).accepted(at("08-28 09:00"), at("09-05 17:00")).done(at("09-06 09:00"))
    life.fact().save(force_insert=True)
    assert "còn trong hạn đến 05/09/2024" in plain(main(client, ON_TIME, ky="2024-08"))
    assert "Xong 06/09/2024, sau hẹn trả" in plain(main(client, ON_TIME, phan="rest"))


def test_a_past_month_tells_the_promise_and_the_reason_of_then(client: Client, city: City) -> None:
    """Asked back in August and answered in September, when it was asked again and its promise moved."""
    life = Life(unit=city.planning.pk).accepted(at("08-20 09:00"), at("09-05 17:00")).asked(at("08-29 09:00"))
    life.answered(at("09-02 09:00"), at("09-09 17:00")).asked(at("09-04 09:00"))
    life.answered(at("09-05 09:00"), at("09-12 17:00")).fact().save(force_insert=True)
    august = plain(main(client, ON_TIME, ky="2024-08"))
    assert "Đang chờ người nộp bổ sung" in august and "05/09/2024" in august and "12/09/2024" not in august
    september = plain(main(client, ON_TIME, phan="rest"))
    assert "Yêu cầu bổ sung lần thứ hai, 04/09/2024" in september and "12/09/2024" in september


def on_paper(city: City) -> None:
    """The first dossier of all, of another procedure."""
    Life(unit=city.planning.pk).accepted(at("09-02 09:00"), DUE).fact().save(force_insert=True)


# Indicator → what a list of another relation says of the one service.
SERVICES = {"1.3": "Còn thiếu: ", "3.1": "Nộp được trực tuyến", "3.2": "Chưa có hồ sơ trực tuyến nào trong kỳ"}


@pytest.mark.parametrize(("code", "words"), SERVICES.items())
def test_a_list_of_services_names_each_procedure_once(client: Client, city: City, code: str, words: str) -> None:
    ServiceFact.objects.update(complete=False, missing=["tên"])
    on_paper(city)
    text = main(client, f"{BOARD}chi-so/{code}/", phan="whole")
    assert text.count("<tr data-row") == 1
    assert words in plain(text) and "1.008455" in text and "Toàn trình" in text


def test_a_procedure_stands_with_the_decision_of_the_units_that_are_counted(client: Client, city: City) -> None:
    for unit, day in ((city.planning, "02"), (city.ward, "09")):
        PublicationFact.objects.create(
            procedure_code="1.008455", unit_id=unit.pk, decision_number=f"{day}/{unit.code}",
            decided_at=at(f"09-{day} 00:00"), decide_by=DUE, public_by=DUE,
        )  # fmt: skip
    text = main(client, f"{BOARD}chi-so/1.1/", phan="whole", **{"don-vi": city.planning.code})
    assert "02/H06.30.11" in text and "09/H06.30.21" not in text


@pytest.mark.parametrize(("who", "shown"), [("lan", True), ("khoa", True), ("giang", False), ("an", False)])
def test_only_who_watches_its_unit_reads_which_petition_it_is_and_when(city: City, who: str, shown: bool) -> None:
    received = {"first_received_at": at("09-03 08:15"), "received_at": at("09-03 08:15"), "late_from": DUE}
    PetitionFact.objects.create(
        petition_id=UUID(int=1), code="PA-1", unit_id=city.planning.pk, kind="rules", **received
    )
    text = main(signed_in(getattr(city, who)), f"{BOARD}chi-so/5.1/", phan="whole")
    assert text.count("<tr data-row") == 1 and ("PA-1" in text, "08:15" in text) == (shown, shown)


def test_a_list_of_units_leads_to_each(client: Client, city: City) -> None:
    on_paper(city)
    text = main(client, f"{BOARD}chi-so/4.7/", phan="rest")
    assert f"/chat-luong/?don-vi={city.ward.code}" in text and "Chưa có hồ sơ nào trong kỳ" in text


def test_an_imported_dossier_says_where_it_came_from(client: Client, city: City) -> None:
    fact = Life(unit=city.planning.pk).accepted(at("09-02 09:00"), DUE).fact(source="egov-cu")
    fact.save(force_insert=True)
    assert "nguồn: egov-cu" in plain(main(client, ON_TIME, phan="whole"))


def test_an_average_is_told_as_time_and_opens_to_its_dossiers(client: Client, city: City) -> None:
    for worked in (480, 960):
        life = Life(unit=city.planning.pk).accepted(at("09-02 09:00"), DUE).done(DUE - DAY, worked=worked)
        life.fact().save(force_insert=True)
    text = plain(main(client, f"{BOARD}chi-so/2.2/"))
    assert "trung bình 1 ngày 4 giờ" in text and "Chỉ để phân tích, không tính điểm" in text
    assert rows_behind(client, f"{BOARD}chi-so/2.2/") == 2


def test_the_day_tells_its_flow_and_its_units(client: Client, city: City) -> None:
    walked(city, "accepted")
    text = plain(main(client, f"{BOARD}trong-ngay/", ky="2024-09-13"))
    assert "Gửi đến 1, tiếp nhận 1, có kết quả 0 hồ sơ." in text or "1 trên 1 hồ sơ" in text
    assert "Phòng Quản lý đô thị" in text


def test_the_days_live_region_alone_is_the_same_partial(client: Client, city: City) -> None:
    walked(city, "accepted")
    asked = {"phan": "so-lieu", "ky": "2024-09-13"}
    part = client.get(f"{BOARD}trong-ngay/", asked, headers={"HX-Request": "true"}).content.decode()
    assert 'id="figures"' in part and "<html" not in part and "100,0%" in part


def test_every_figure_of_the_day_opens_to_as_many_rows_as_it_says(client: Client, city: City) -> None:
    walked(city, "accepted")
    walked(city, "numbered")
    told = client.get(f"{BOARD}trong-ngay/").context["values"]
    assert {code: rows_behind(client, one.href) for code, one in told.items()} == {
        code: one.count for code, one in told.items()
    }


def test_a_one_stop_desk_asks_for_the_figures_of_its_committee(client: Client, city: City) -> None:
    walked(city, "accepted")
    text = plain(main(client, f"{BOARD}received/", **{"don-vi": city.one_stop.code, "ky": "2024-09"}))
    assert "Ủy ban nhân dân thành phố Vũng Tàu" in text and "1 hồ sơ" in text


def test_a_dossier_of_another_system_has_its_page_whatever_its_code() -> None:
    page = dossier_page(DossierFact(source="tinh", code="000.12/H06-0001"))
    assert resolve(page).kwargs == {"code": "000.12/H06-0001"}


WORDS_READ = {"lan": True, "phuc": True, "em": True, "giang": False, "an": False, "chi": False}


@pytest.mark.parametrize(("who", "read"), WORDS_READ.items())
def test_what_an_unhappy_person_wrote_stands_behind_the_point_it_cost(city: City, who: str, read: bool) -> None:
    dossier = walked(city, "numbered")
    rate_dossier(dossier, actor=city.an.actor, score=2, comment="Phải đi lại ba lần.")
    text = plain(main(signed_in(getattr(city, who)), f"{BOARD}chi-so/5.3/", phan="rest"))
    assert "Bị đánh giá không hài lòng" in text
    assert ("Đánh giá “Không hài lòng”: “Phải đi lại ba lần.”" in text) is read
