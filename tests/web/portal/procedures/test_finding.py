"""Finding: with accents or without, by life, by sector; and the page of what was found."""

from typing import Any

import pytest
from django.test import Client

from motcua.core.catalogue.models import Component, Fee, LegalBasis, ProcedureCase, TimeLimit
from tests.people import City, make_procedure

HTMX = {"HX-Request": "true"}
PAGE = "/thu-tuc/1.008455/"


@pytest.mark.parametrize("typed", ["quy hoach", "QUY HOẠCH", "thong tin quy hoach", "1.008455", "quy hoch"])
def test_an_finds_it_as_she_types_it(an: Client, typed: str) -> None:
    assert "Cung cấp thông tin quy hoạch xây dựng" in an.get("/thu-tuc/", {"q": typed}).content.decode()


@pytest.mark.parametrize("typed", ["zzzzzz", "%%%", "' OR 1=1 --", "a" * 3000, "(((", "!!"])
def test_what_is_not_found_helps_on(an: Client, typed: str) -> None:
    answer = an.get("/thu-tuc/", {"q": typed})
    assert answer.status_code == 200 and "Thử gõ ngắn hơn" in answer.content.decode()


def test_the_list_alone_comes_while_one_types(an: Client) -> None:
    part = an.get("/thu-tuc/", {"q": "quy"}, headers=HTMX).content.decode()
    assert part.lstrip().startswith('<section id="ket-qua"') and "<html" not in part


def test_a_name_of_the_home_page_leads_to_its_procedure(an: Client) -> None:
    assert f'data-href="{PAGE}"' in an.get("/thu-tuc/goi-y/", {"q": "quy"}).content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"viec": "home"}, True),
        ({"viec": "birth"}, False),
        ({"viec": "nonsense"}, True),
        ({"linh-vuc": "QHXD"}, True),
        ({"linh-vuc": "XX"}, False),
        ({"muc": "full"}, True),
        ({"muc": "none"}, False),
        ({"q": "quy hoach", "muc": "none"}, False),
    ],
)
def test_filters_narrow_the_list(an: Client, asked: dict[str, str], found: bool) -> None:
    make_procedure("9.000003", "Xem quy hoạch nhà", life_events=["home"])
    page = an.get("/thu-tuc/", asked).content.decode()
    assert ("Xem quy hoạch nhà" in page) is found


def test_a_long_list_goes_on_by_its_key(an: Client) -> None:
    for n in range(25):
        make_procedure(f"9.1{n:05d}", f"Thủ tục {n}")
    first = an.get("/thu-tuc/")
    second = an.get(first.context["pages"].next_href)
    codes = [version.procedure.code for page in (first, second) for version in page.context["versions"]]
    assert len(codes) == len(set(codes)) == 26


def test_what_happens_in_a_life_stands_on_the_home_page(an: Client) -> None:
    make_procedure("9.000003", "Giấy phép xây nhà", life_events=["home"])
    page = an.get("/").content.decode()
    assert "?viec=home" in page and "Giấy phép xây nhà" in page and "?viec=birth" not in page


def test_papers_limit_and_fee_change_with_the_case(an: Client, city: City) -> None:
    version = city.procedure
    plot = ProcedureCase.objects.create(version=version, code="plot", name="Một thửa đất")
    project = ProcedureCase.objects.create(version=version, code="project", name="Dự án", position=1)
    Component.objects.create(version=version, case=project, code="boundary", name="Bản vẽ ranh giới", position=5)
    TimeLimit.objects.create(version=version, case=project, channel="online", amount=20, unit="days")
    Fee.objects.create(version=version, case=plot, kind="fee", name="Phí", amount=50000)
    for case, words, missing in (("plot", "50.000 đồng", "Bản vẽ ranh giới"), ("project", "20 ngày", "50.000 đồng")):
        part = an.get(PAGE, {"truong-hop": case}, headers=HTMX).content.decode()
        assert words in part and missing not in part and "<html" not in part


def test_the_page_says_how_sure_it_is(an: Client) -> None:
    doubts = {"limits": {"level": "illustrative", "note": "10 ngày là bịa"}, "fees": {"level": "verified"}}
    make_procedure("9.000004", "Thủ tục mẫu", certainty=doubts)
    page = an.get("/thu-tuc/9.000004/").content.decode()
    assert "số liệu minh họa" in page and "10 ngày là bịa" in page and "đã kiểm chứng" not in page


def test_what_could_not_be_read_is_shown_word_for_word(an: Client) -> None:
    unread = [{"path": "fees.0", "text": "Phí : o Đồng", "reason": "không phải số"}]
    source = {"content": {"phi_le_phi": "Phí : o Đồng"}, "tables": [{"a": "<b>"}]}
    make_procedure("9.000005", "Thủ tục nhập", unparsed=unread, source=source)
    page = an.get("/thu-tuc/9.000005/").content.decode()
    assert page.count("Phí : o Đồng") == 2 and "không phải số" in page and "&lt;b&gt;" in page


def test_an_older_version_stays_at_its_own_address(an: Client, city: City) -> None:
    from motcua.core.catalogue.models import ProcedureVersion

    old = city.procedure
    ProcedureVersion.objects.filter(pk=old.pk).update(state="superseded")
    LegalBasis.objects.create(version=old, number="44/2015/NĐ-CP")
    newest = ProcedureVersion.objects.create(
        procedure=old.procedure, number=2, state="published", name="Tên mới", sector=old.sector, route=old.route
    )
    assert "Tên mới" in an.get(PAGE).content.decode()
    page = an.get(f"{PAGE}phien-ban/1/").content.decode()
    assert "Bản này đã được thay thế" in page and "44/2015/NĐ-CP" in page and "Nộp hồ sơ</a>" not in page
    assert an.get(f"{PAGE}phien-ban/{newest.number + 1}/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/thu-tuc/9.999999/", "/thu-tuc/x/phien-ban/1/", "/thu-tuc/1.008455/phien-ban/99999/"]
)
def test_an_unknown_procedure_is_no_page(an: Client, path: str) -> None:
    assert an.get(path).status_code == 404


@pytest.mark.parametrize(("path", "questions"), [("/", 1), ("/thu-tuc/?q=quy", 2), (PAGE, 10)])
def test_each_page_asks_a_fixed_number_of_questions(
    city: City, morning: Any, django_assert_num_queries: Any, path: str, questions: int
) -> None:
    Client().get(path)  # a version is read once a process
    with django_assert_num_queries(questions):
        Client().get(path)
