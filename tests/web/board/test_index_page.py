"""The index of a unit: honest in words where nothing is counted, exact where something is, open to everybody."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client, RequestFactory

from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.services.end_unit import end_unit
from motcua.core.identity.services.place_unit import place_unit
from motcua.core.index.queries.report_contents import content_of
from motcua.core.ledger.services.seal_day import seal_day
from motcua.web.board.question import asked
from motcua.web.board.views.index import index
from tests.core.dossiers.walk import walked
from tests.core.index.lives import DAY, Life, at
from tests.people import City
from tests.web.board.pages import BOARD, main, numbers, page, plain

pytestmark = pytest.mark.usefixtures("morning")


def lives(unit: Any, count: int = 1, *, late: int = 0) -> None:
    """So many dossiers of a unit done in September, the last ones of them late; ours tell of no payment yet."""
    due = at("09-10 17:00")
    done = [Life(unit=unit.pk).accepted(at("09-02 09:00"), due) for _ in range(count)]
    DossierFact.objects.bulk_create(
        life.done(due + DAY if n >= count - late else due - DAY).fact(tells_payments=False, tells_exchange=False)
        for n, life in enumerate(done)
    )


def test_nothing_yet_is_said_in_words_and_has_no_band(client: Client, city: City) -> None:
    text = plain(main(client))
    assert "Chưa phát sinh hồ sơ" in text and "không xếp loại" in text
    assert "2.1 Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn" in text
    assert "chưa phát sinh · 0 điểm theo quy tắc của bộ chỉ số" in text


def test_before_the_first_dossier_nobody_knows_which_service_is_used(client: Client, city: City) -> None:
    walked(city, "accepted")
    assert "chưa có nguồn dữ liệu · chờ hồ sơ đầu tiên – / 4" in plain(main(client, ky="2024-08"))
    assert "chờ hồ sơ đầu tiên" not in plain(main(client))


def test_what_has_no_source_says_what_it_waits_for_and_takes_no_part(client: Client, city: City) -> None:
    text = plain(main(client))
    assert "chưa có nguồn dữ liệu · chờ thanh toán trực tuyến – / 6" in text
    assert "34 điểm chưa có nguồn dữ liệu: 1.4, 3.2, 3.4, 3.5, 3.6, 4.7, 5.1, 5.2" in text
    assert "10 điểm không áp dụng với đơn vị này: 1.1, 1.2" in text


DOCUMENT = {"cach": "qd-766-2022/document"}
# address, what is asked → what its page says
TOLD: dict[tuple[str, str], str] = {
    ("3.3", "H06.30"): "chờ nguồn dữ liệu của chỉ số 1.4",
    ("5.3", "H06.30"): "100,0%, trừ phần chưa đạt 100% của chỉ số 2.1 còn 75,0%. 75,0% ÷ mục tiêu 90% × 6 điểm.",
    ("4.7", "H06.30.11"): "Không áp dụng với đơn vị này",
}


@pytest.mark.parametrize("case", TOLD)
def test_an_indicator_tells_what_it_leans_on_and_to_whom_it_does_not_apply(
    client: Client, city: City, case: tuple[str, str]
) -> None:
    lives(city.planning, 4, late=1)
    code, unit = case
    told = plain(main(client, f"{BOARD}chi-so/{code}/", **{"don-vi": unit}, **DOCUMENT))
    assert TOLD[case] in told


def test_the_average_time_is_told_by_procedure_but_not_of_so_few_that_it_were_a_persons(
    client: Client, city: City
) -> None:
    due = at("09-10 17:00")
    lives_of = [*[(city.procedure.procedure.code, 720)] * 5, *[("1.000001", 60)] * 4]
    DossierFact.objects.bulk_create(
        Life(unit=city.planning.pk, procedure=code).accepted(at("09-02 09:00"), due).done(due, worked=worked).fact()
        for code, worked in lives_of
    )
    told = plain(main(client, f"{BOARD}chi-so/2.2/")).split("Theo từng thủ tục")[1].split("Từng trường hợp")[0]
    assert "5 1 ngày 4 giờ" in told and "1 thủ tục khác có quá ít hồ sơ để nêu riêng" in told
    assert "1.000001" not in told and "4 1 giờ" not in told
    units = main(client, f"{BOARD}chi-so/2.2/").split("with-ratio")[1]
    assert set(re.findall(r'rank"[^>]*><span>(.*?)</span>', units)) == {"–"}
    assert "<svg" not in page(client, f"{BOARD}dien-bien/", **{"chi-so": "2.2"}).split("<main")[1].split("</figure>")[0]


def test_an_indicator_says_its_ratio_its_points_and_what_costs_them(client: Client, city: City) -> None:
    lives(city.planning, 4, late=1)
    text = plain(main(client))
    assert "3 / 4 75,0% 15,00 / 20 −5,00 điểm vì 1 hồ sơ" in text


def test_the_total_says_of_how_many_points_and_is_scaled(client: Client, city: City) -> None:
    lives(city.planning, 4)
    text = plain(main(client))
    assert "điểm có thể có, quy về thang 100" in text
    assert "Kỳ đang chạy" in text and "qd-766-2022/portal" in text


def test_a_period_that_is_over_is_final_and_has_no_present(client: Client, city: City) -> None:
    lives(city.planning)
    text = plain(main(client, ky="2024-08"))
    assert "Kỳ đã khép" in text and "Hôm nay" not in text
    assert "số liệu đến 23:59:59 31/08/2024" in text


@pytest.mark.parametrize(
    ("period", "said"), [("2024-Q3", "quý 3/2024"), ("2024", "năm 2024"), ("2024-08", "tháng 8/2024")]
)
def test_every_kind_of_period_is_told(client: Client, city: City, period: str, said: str) -> None:
    assert f"Chất lượng phục vụ, {said}" in plain(page(client, ky=period))


def test_a_unit_is_asked_alone(client: Client, city: City) -> None:
    lives(city.planning, 3)
    lives(city.ward, 2)
    assert "2 / 2 100,0% 20,00 / 20" in plain(main(client, **{"don-vi": city.ward.code}))


def test_another_reading_of_the_decision_scores_the_same_figures_otherwise(client: Client, city: City) -> None:
    due = at("09-10 17:00")
    for n in range(10):
        papers = {"components_digital": 1} if n < 8 else {}
        Life(unit=city.planning.pk, papers=papers).accepted(at("09-02 09:00"), due).done(due - DAY).fact().save()
    portal, document = (plain(main(client, f"{BOARD}nhom/4/", cach=f"qd-766-2022/{p}")) for p in ("portal", "document"))
    assert "8 / 10 80,0% 3,20 / 4" in portal
    assert "8 / 10 80,0% mục tiêu 80% 4,00 / 4" in document


def test_a_chosen_reading_stays_chosen_in_every_address(client: Client, city: City) -> None:
    lives(city.planning)
    opened = numbers(main(client, cach="qd-766-2022/document"))
    assert opened and all("cach=qd-766-2022%2Fdocument" in href for href in opened if "chi-so" in href)


def test_the_running_month_stands_beside_the_month_before(client: Client, city: City) -> None:
    for month in ("08", "09"):
        due = at(f"{month}-10 17:00")
        Life(unit=city.planning.pk).accepted(at(f"{month}-02 09:00"), due).done(due - DAY).fact().save()
    DossierFact.objects.filter(accepted_at__month=9).update(late_from=at("09-05 09:00"))
    assert "so với tháng 8/2024" in plain(main(client))
    assert "▼" in main(client)


def test_a_day_has_its_own_page(client: Client, city: City) -> None:
    response = client.get(BOARD, {"ky": "2024-09-13"})
    assert response.status_code == 302
    assert "/chat-luong/trong-ngay/" in response["Location"]


def test_the_live_region_alone_is_the_same_partial(client: Client, city: City) -> None:
    walked(city, "accepted")
    part = client.get(BOARD, {"phan": "so-lieu"}, headers={"HX-Request": "true"}).content.decode()
    assert 'id="figures"' in part and "<html" not in part
    assert "1 / 1" in plain(part)


@pytest.mark.parametrize("path", [f"{BOARD}nhom/2/", f"{BOARD}chi-so/2.1/?phan=whole"])
def test_a_group_and_an_indicator_move_too(client: Client, city: City, path: str) -> None:
    text = page(client, path)
    live = re.search(r'hx-get="([^"]*vung=so-lieu[^"]*)"', text)
    assert live is not None
    walked(city, "accepted")
    part = client.get(unescape(live.group(1)), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and "20,00" in part


def test_the_index_moves_with_the_dossier(client: Client, city: City) -> None:
    assert "1 / 1" not in plain(main(client, f"{BOARD}nhom/2/"))
    walked(city, "accepted")
    assert "1 / 1 100,0% 20,00 / 20" in plain(main(client, f"{BOARD}nhom/2/"))


def test_every_page_speaks_english_too(client: Client, city: City) -> None:
    lives(city.planning, 2, late=1)
    client.cookies["django_language"] = "en"
    text = plain(main(client))
    assert "Share of dossiers handled ahead of time or on time" in text
    assert "1 / 2 50,0%" in text
    assert "−10,00 points because of 1 dossier" in text
    assert "50% earns full points" in text and "là đủ điểm" not in text


def test_every_period_that_is_offered_has_a_page(client: Client, city: City) -> None:
    offered = re.findall(r'<option value="(20[^"]+)"', main(client).split('name="ky"')[1].split("</select>")[0])
    assert offered[0] == "2024-09" and offered[-2:] == ["2024", "2023"]
    assert client.get(BOARD, {"ky": "2023"}).status_code == 200


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"{BOARD}khong-co/", {}),
        (BOARD, {"don-vi": "H99"}),
        (BOARD, {"ky": "2024-13"}),
        (BOARD, {"ky": "2025-01"}),
        (BOARD, {"ky": "1999"}),
        (BOARD, {"cach": "qd-0/portal"}),
        (f"{BOARD}received/", {"ky": "<script>"}),
        (f"{BOARD}chi-so/9.9/", {}),
        (f"{BOARD}nhom/9/", {}),
        (f"{BOARD}dien-bien/", {"chi-so": "9.9"}),
        (f"{BOARD}dien-bien/", {"nhom": "9"}),
        (f"{BOARD}so-lieu.xml", {}),
        (f"{BOARD}xep-hang/", {"ky": "2024-09-13"}),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_by_a_friendly_404(
    client: Client, city: City, path: str, words: dict[str, str]
) -> None:
    answer = client.get(path, words)
    assert answer.status_code == 404
    assert ("Kỳ này chưa bắt đầu" in answer.content.decode()) == (words.get("ky") == "2025-01")


def test_the_last_seal_is_published_where_everybody_sees_it(client: Client, city: City) -> None:
    walked(city)
    seal = seal_day()
    assert seal is not None
    assert bytes(seal.hash).hex() in page(client)


PAGES = {
    BOARD: 20,
    f"{BOARD}nhom/2/": 8,
    f"{BOARD}chi-so/2.1/": 11,
    f"{BOARD}xep-hang/": 13,
    f"{BOARD}ban-do/": 11,
    f"{BOARD}so-sanh/?don-vi=H06.30.11": 13,
    f"{BOARD}trong-ngay/": 15,
    f"{BOARD}received/": 9,
    f"{BOARD}so-lieu.json": 7,
    f"{BOARD}dien-bien/": 51,
}


@pytest.mark.parametrize("dossiers", [1, 4])
@pytest.mark.parametrize(("path", "questions"), PAGES.items())
def test_a_page_asks_the_same_number_of_questions_whatever_there_is(
    client: Client, city: City, django_assert_num_queries: Any, path: str, questions: int, dossiers: int
) -> None:
    for _ in range(dossiers):
        walked(city, "accepted")
    with django_assert_num_queries(questions):
        client.get(path)


def test_the_figures_of_all_units_come_in_one_statement(
    city: City, rf: Any, django_assert_max_num_queries: Any
) -> None:
    """The whole index three times: of the unit and all below it, of the period before, and the day's four numbers."""
    with django_assert_max_num_queries(16) as seen:
        index(asked(rf.get(BOARD)))
    counting = [one for one in seen.captured_queries if "AS number, root" in one["sql"]]
    assert len(counting) == 3


@pytest.fixture
def moved(city: City) -> dict[str, str]:
    """A department with a good August, below which a ward with a bad one was put in September."""
    lives(city.planning, 4, late=2)
    due = at("08-12 17:00")
    august = [Life(unit=city.ward.pk).accepted(at("08-01 09:00"), due).done(due + DAY).fact()]
    august += [Life(unit=city.planning.pk).accepted(at("08-01 09:00"), due).done(due - DAY).fact()]
    DossierFact.objects.bulk_create(august)
    place_unit(city.ward, actor=city.lan.actor, parent=city.planning, from_day=date(2024, 9, 5))
    return {"don-vi": city.planning.code}


def test_what_a_unit_lost_is_the_difference_of_the_two_pages_though_the_tree_changed(moved: dict[str, str]) -> None:
    here, before = (index(asked(RequestFactory().get(BOARD, {**moved, "ky": ky}))) for ky in ("2024-09", "2024-08"))
    assert not here["head"].rising
    assert points(here["head"].scaled) + points(here["head"].change) == points(before["head"].scaled)


def test_wall_and_report_tell_the_change_that_the_page_tells(client: Client, moved: dict[str, str]) -> None:
    change = index(asked(RequestFactory().get(BOARD, moved)))["head"].change
    shown = str(points(change).quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")
    assert f"▼ {shown} " in plain(main(client, f"{BOARD}man-hinh/", **moved))
    assert f"So với tháng 8 năm 2024: giảm {change} điểm." in content_of("index", moved["don-vi"], "2024-09").paragraphs


def points(said: str) -> Decimal:
    return Decimal(said.replace(",", "."))


def test_an_ended_unit_has_its_pages_and_stands_among_those_of_its_period(client: Client, city: City) -> None:
    lives(city.ward)
    for unit in (city.ward_desk, city.ward):
        end_unit(unit, actor=city.lan.actor, last_day=date(2024, 8, 15))
    for code in (city.ward.code, city.ward_desk.code):  # a desk asks for its committee, be both of them ended
        assert city.ward.name in main(client, BOARD, **{"don-vi": code})
    listed = {ky: f"don-vi={city.ward.code}&" in unescape(main(client, BOARD, ky=ky)) for ky in ("2024-08", "2024-09")}
    assert listed == {"2024-08": True, "2024-09": False}
