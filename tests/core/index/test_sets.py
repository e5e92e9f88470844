"""What a set must be to be taken in, and that what is not whole breaks nothing."""

import contextlib
import copy
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.index import queries
from motcua.core.index.declarations import RATIOS
from motcua.core.index.engine.compiling import Dialect, listing, plan
from motcua.core.index.engine.conditions import Part
from motcua.core.index.models import IndexSet
from motcua.core.index.queries.sets import SHIPPED, broken_sets, profiles
from motcua.core.index.services.load_set import load_set
from motcua.core.ledger.definitions import system
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from tests.people import City

SHIPPED_RECORD = json.loads((SHIPPED / "qd-766-2022.json").read_text(encoding="utf-8"))
Change = Callable[[dict[str, Any]], object]


def changed(change: Change, **more: object) -> dict[str, Any]:
    record: dict[str, Any] = copy.deepcopy(SHIPPED_RECORD) | more
    change(record)
    return record


def first(record: dict[str, Any]) -> dict[str, Any]:
    """1.1"""
    found: dict[str, Any] = record["groups"][0]["indicators"][0]
    return found


def certified(record: dict[str, Any]) -> dict[str, Any]:
    """4.7"""
    found: dict[str, Any] = record["groups"][3]["indicators"][-1]
    return found


def analysis(record: dict[str, Any]) -> dict[str, Any]:
    """5.a"""
    found: dict[str, Any] = record["groups"][4]["analyses"][0]
    return found


FAULTS: dict[str, tuple[Change, str]] = {
    "weights": (lambda record: record["groups"][1].update(max=21), "Nhóm 2: tổng điểm các chỉ số là 20"),
    "total": (lambda record: record.update(total=99), "Tổng điểm các nhóm là 100"),
    "twice": (lambda record: record["groups"][0]["indicators"][1].update(code="1.1"), "Mã chỉ số 1.1 dùng hai lần"),
    "a group twice": (lambda record: record["groups"][1].update(code="1"), "Mã nhóm 1 dùng hai lần"),
    "target": (
        lambda record: first(record).update(target="1.2"),
        "nhóm thứ 1, chỉ số thứ 1, mục “target”: không được",
    ),
    "no law": (lambda record: first(record).update(legal_basis=""), "mục “legal_basis”: không được để trống"),
    "a blank law": (lambda record: first(record).update(legal_basis="  "), "mục “legal_basis”: không được để trống"),
    "dates": (lambda record: record.update(valid_to="2020-01-01"), "Ngày hết hiệu lực đứng trước"),
    "no date": (lambda record: record.update(valid_from="13/9/2024"), "Ở mục “valid_from”: phải là ngày có thật"),
    "a level": (lambda record: first(record).update(levels=["hanh_tinh"]), "mục “levels”, phần tử thứ 1: phải là một"),
    "a kind": (lambda record: first(record).update(kinds=["phong"]), "'committee', 'office'.*, 'partner'"),
    "no bands": (lambda record: record.update(bands=[]), "Ở mục “bands”: phải có ít nhất một"),
    "bands are missing": (lambda record: record.pop("bands"), "Ở mục “bands”: thiếu mục này"),
    "no lists": (
        lambda record: record.update(lists={}),
        "Chỉ số 4.7: bộ chỉ số thiếu danh sách “certified_copy” [(]mã thủ tục chứng thực",
    ),
    "an empty list": (lambda record: record.update(lists={"certified_copy": []}), "thiếu danh sách “certified_copy”"),
    "a declaration": (lambda record: first(record).update(counts="moon"), "Chỉ số 1.1: chưa có cách đếm “moon”"),
    "a plain number": (lambda record: first(record).update(counts="received"), "“received” đếm một con số"),
    "an average": (lambda record: first(record).update(counts="average_time"), "“average_time” là một số trung bình"),
    "an analysis with points": (
        lambda record: analysis(record).update(max=1),
        "Số liệu phân tích 5.a không được có điểm",
    ),
    "an analysis that is no object": (
        lambda record: record["groups"][4].update(analyses=[1]),
        "Ở nhóm thứ 5, số liệu phân tích thứ 1: phải là nhóm mục",
    ),
    "an analysis of nothing": (lambda record: analysis(record).update(counts="moon"), "Chỉ số 5.a: chưa có cách đếm"),
    "another indicator": (
        lambda record: first(record).update(times="9.9"),
        "1.1 tính theo chỉ số 9.9, bộ chỉ số không",
    ),
    "itself": (lambda record: first(record).update(less="1.1"), "1.1 không thể tính theo chính nó"),
    "a code for addresses": (lambda record: first(record).update(code="1/1"), "mục “code”: chỉ gồm chữ không dấu"),
    "a code too long": (lambda record: first(record).update(code="1.1.1.1.1.1"), "mục “code”: dài quá 10 chữ cái"),
    "an unknown entry": (lambda record: first(record).update(weight=6), "mục “weight”: không có mục nào"),
    "infinite": (lambda record: first(record).update(max=float("inf")), "mục “max”: phải là số"),
    "no groups": (lambda record: record.pop("groups"), "Ở mục “groups”: thiếu mục này"),
    "groups of numbers": (lambda record: record.update(groups=[1]), "Ở nhóm thứ 1: phải là nhóm mục"),
    "no profiles": (lambda record: record.update(profiles={}), "Ở mục “profiles”: phải có ít nhất một"),
    "a profile of nothing": (
        lambda record: record.update(profiles={"portal": 3}),
        "cách tính “portal”: phải là nhóm",
    ),
    "a change of nothing": (
        lambda record: record["profiles"]["document"]["indicators"].update({"9.9": {}}),
        "Cách tính document sửa chỉ số 9.9",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_set_that_is_not_whole_is_refused_with_its_fault(fault: str) -> None:
    change, said = FAULTS[fault]
    with pytest.raises(DomainError, match=said) as refusal:
        profiles(changed(change))
    assert refusal.value.code == "index.set_not_whole"


def test_a_fault_is_told_in_the_language_of_its_reader() -> None:
    with pytest.raises(DomainError) as refusal:
        profiles(changed(lambda record: first(record).update(target="1.2")))
    with override("en"):
        message = refusal.value.message
    assert "In group 1, indicator 1, entry “target”: must not be more than 1." in message
    assert "mục “target”: không được quá 1" in str(refusal.value)


@pytest.mark.parametrize("record", [[1], 1, None, "", {}, {"profiles": [], "groups": {}}])
def test_what_is_no_set_at_all_is_refused_and_crashes_nothing(record: Any) -> None:
    with pytest.raises(DomainError, match="Bộ chỉ số chưa dùng được"):
        profiles(record)


ODD = st.sampled_from([None, 1, -1, "", "x", [], {}, [None], {"code": 1}, 1e30, True, "1.1", [[]]])
KEYS = st.sampled_from(["groups", "indicators", "bands", "profiles", "portal", "lists", "valid_from", "max", "levels"])


@given(st.lists(st.one_of(KEYS, st.integers(0, 1)), min_size=1, max_size=4), ODD)
def test_whatever_is_odd_in_a_set_is_told_in_vietnamese(way: list[str | int], odd: Any) -> None:
    record = changed(lambda record: None)
    here: Any = record
    for step in way[:-1]:
        with contextlib.suppress(KeyError, IndexError, TypeError):
            here = here[step]
    if isinstance(here, dict) and isinstance(way[-1], str):
        here[way[-1]] = odd
    try:
        profiles(record)
    except DomainError as refusal:
        assert not re.search(r"Input|should|valid |Value error|không đúng", refusal.message)


def test_every_list_that_a_condition_asks_for_is_declared() -> None:
    for code, ratio in RATIOS.items():
        lists = tuple((needed.code, ("x",)) for needed in ratio.lists)
        assert ":at" in listing(code, Part.WHOLE, lists, Dialect.POSTGRES) + listing(
            code, Part.PART, lists, Dialect.DUCKDB
        )
    assert [needed.code for needed in RATIOS.get("certified_copies").lists] == ["certified_copy"]


def test_a_set_that_counts_no_certified_copies_needs_no_list_of_them() -> None:
    for dialect in Dialect:
        assert plan((), dialect).text


def without_certified_copies(record: dict[str, Any]) -> None:
    record.update(code="qd-next", valid_from="2024-09-01", lists={}, total=98)
    record["groups"][3]["max"] = 20
    record["groups"][3]["indicators"].pop()


@pytest.mark.django_db
def test_a_loaded_set_without_lists_scores_all_that_it_has(city: City, morning: clock.Hand) -> None:
    load_set(changed(without_certified_copies), actor=system("command"))
    (found,) = queries.asked_figures("root", "now")
    assert found.scored_by.version == "qd-next/portal" and "4.7" not in found.scores


@pytest.mark.django_db
def test_two_sets_cannot_begin_on_one_day(morning: clock.Hand) -> None:
    with pytest.raises(DomainError, match="“portal” của bộ chỉ số “qd-766-2022” cũng có hiệu lực từ 23/06/2022"):
        load_set(changed(lambda record: record.update(code="qd-next")), actor=system("command"))
    assert not IndexSet.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("odd", ["\x00", "\ud800"])
def test_what_no_database_keeps_is_refused_in_words(odd: str) -> None:
    with pytest.raises(DomainError, match="ký tự không phải là chữ"):
        load_set(changed(lambda record: record.update(note=odd)), actor=system("command"))


@pytest.mark.django_db
@pytest.mark.parametrize("record", [[1], {"code": "qd-old"}, changed(lambda record: record.update(lists={}))])
def test_a_set_that_is_no_longer_whole_is_left_out_and_named(city: City, morning: clock.Hand, record: Any) -> None:
    for code in ("qd-old", "qd-766-2022"):
        IndexSet.objects.create(code=code, record=record, loaded_at=clock.now())
    (found,) = queries.asked_figures("root", "now")
    assert found.scored_by.version == "qd-766-2022/portal"
    assert [one.code for one in broken_sets()] == ["qd-old", "qd-766-2022"]
