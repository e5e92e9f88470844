"""Contest: the unit says why, the monitor decides, the figure moves at once, and everything stays to be read."""

from typing import Any

import pytest

from motcua.core.dossiers.facts import rebuilt
from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.index import queries
from motcua.core.index.models import Contest
from motcua.core.index.periods import Period
from motcua.core.index.queries.contests import ContestPlace, contests_of, history_of, standings
from motcua.core.index.services.compare import compare
from motcua.core.index.services.decide_contest import decide_contest
from motcua.core.index.services.open_contest import open_contest
from motcua.core.ledger.models import Event, EventPayload
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import a_file, walked
from tests.people import City

pytestmark = [pytest.mark.django_db]

GROUNDS = "Sự cố mất điện diện rộng ngày 13/9, có biên bản."


@pytest.fixture
def late(city: City, morning: clock.Hand) -> Dossier:
    """Accepted on 13 September, and late since the end of the month."""
    dossier = walked(city, "assigned")
    morning.advance(days=30)
    return dossier


def opened(city: City, dossier: Dossier, **more: Any) -> Contest:
    said = {"actor": city.em.actor, "indicator": "2.1", "period": "2024-10", "grounds": GROUNDS}
    return open_contest(dossier.pk, **(said | more))


def counted(dossier: Dossier) -> DossierFact:
    return DossierFact.objects.get(pk=dossier.pk)


def on_time(city: City) -> tuple[int | None, int | None]:
    count = queries.asked_figures(city.planning.code, "2024-10")[0].scores["2.1"].count
    return count.numerator, count.denominator


@pytest.mark.parametrize(("effect", "after"), [("met", (1, 1)), ("out", (0, 0)), ("", (0, 1))])
def test_the_figure_moves_as_the_monitor_decides(
    city: City, late: Dossier, effect: str, after: tuple[int, int]
) -> None:
    contest = opened(city, late)
    assert on_time(city) == (0, 1)
    decided = decide_contest(contest, actor=city.lan.actor, effect=effect, reason="Biên bản hợp lệ.")
    assert on_time(city) == after
    assert decided.before["numerator"] == 0 and decided.before["denominator"] == 1
    assert (decided.after["numerator"], decided.after["denominator"]) == after


def test_the_ruling_lies_in_the_dossiers_own_chain_and_rebuilds(city: City, late: Dossier) -> None:
    decide_contest(opened(city, late), actor=city.lan.actor, effect="met", reason="Đúng.")
    event = Event.objects.get(kind="dossier.ruled", aggregate_id=str(late.pk))
    assert event.data == {"counts": "handled_on_time", "effect": "met"}
    again = rebuilt(late.pk)
    assert again is not None and again.rulings == DossierFact.objects.get(pk=late.pk).rulings
    assert Dossier.objects.get(pk=late.pk).version == late.version
    assert compare().differences == []


def test_words_lie_beside_the_chain_and_evidence_is_named_by_its_hash(city: City, late: Dossier) -> None:
    contest = opened(city, late, file=a_file("unit:1"))
    event = Event.objects.get(kind="index.contest_opened")
    assert event.data["file"] == contest.file.sha256  # type: ignore[union-attr]
    assert EventPayload.objects.get(event=event).content == {"grounds": GROUNDS}


@pytest.mark.parametrize("who", ["dung", "phuc", "lan", "giang", "hanh", "an", "chi"])
def test_only_officers_of_the_unit_that_decides_the_dossier_contest(city: City, late: Dossier, who: str) -> None:
    with pytest.raises(DomainError) as refused:
        opened(city, late, actor=getattr(city, who).actor)
    assert refused.value.code == "index.not_permitted"
    assert not Contest.objects.exists()


@pytest.mark.parametrize("who", ["em", "khoa", "phuc", "giang", "dung", "an"])
def test_only_the_monitor_decides(city: City, late: Dossier, who: str) -> None:
    contest = opened(city, late)
    with pytest.raises(DomainError) as refused:
        decide_contest(contest, actor=getattr(city, who).actor, effect="met", reason="Tôi muốn vậy.")
    assert refused.value.code == "index.not_permitted"
    assert on_time(city) == (0, 1)


def test_nobody_decides_what_her_own_unit_contests(city: City, late: Dossier) -> None:
    contest = opened(city, late)
    Contest.objects.filter(pk=contest.pk).update(unit=city.committee)
    with pytest.raises(DomainError, match="chính mình"):
        decide_contest(contest, actor=city.lan.actor, effect="met", reason="Đúng.")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"grounds": "  "}, "text.required"),
        ({"grounds": "x" * 5000}, "text.too_long"),
        ({"indicator": "1.1"}, "contest.not_missing"),
        ({"indicator": "1.4"}, "contest.not_missing"),
        ({"indicator": "9.9"}, "contest.not_missing"),
        ({"period": "2024-08"}, "contest.not_missing"),
        ({"period": "2024-10-13"}, "period.not_understood"),
    ],
)
def test_what_cannot_be_contested_is_refused_with_a_code(
    city: City, late: Dossier, more: dict[str, Any], code: str
) -> None:
    with pytest.raises(DomainError) as refused:
        opened(city, late, **more)
    assert refused.value.code == code


def test_one_contest_at_a_time_and_a_decision_is_made_once(city: City, late: Dossier) -> None:
    contest = opened(city, late)
    with pytest.raises(DomainError) as refused:
        opened(city, late)
    assert refused.value.code == "contest.open"
    decide_contest(contest, actor=city.lan.actor, effect="", reason="Không có biên bản.")
    with pytest.raises(DomainError) as again:
        decide_contest(contest, actor=city.lan.actor, effect="met", reason="Đổi ý.")
    assert again.value.code == "contest.decided"


def test_a_decision_needs_its_reason_and_a_known_effect(city: City, late: Dossier) -> None:
    contest = opened(city, late)
    for effect, reason, code in (("met", " ", "text.required"), ("more", "Đúng.", "contest.effect")):
        with pytest.raises(DomainError) as refused:
            decide_contest(contest, actor=city.lan.actor, effect=effect, reason=reason)
        assert refused.value.code == code


def test_what_was_contested_stays_on_the_dossier_and_in_the_indicators_list(
    city: City, late: Dossier, morning: clock.Hand
) -> None:
    first = opened(city, late)
    decide_contest(first, actor=city.lan.actor, effect="", reason="Thiếu biên bản.")
    morning.advance(hours=1)
    second = opened(city, late, grounds="Nay có biên bản.")
    assert [one.pk for one in history_of(late.pk)] == [second.pk, first.pk]
    assert [one.pk for one in contests_of([city.planning.pk], indicator="2.1")] == [second.pk, first.pk]
    assert not contests_of([city.planning.pk], indicator="5.3")


def test_a_list_of_contests_goes_on_by_keys(city: City, late: Dossier, morning: clock.Hand) -> None:
    decided = []
    for indicator in ("2.1", "5.3"):
        decided.append(
            decide_contest(opened(city, late, indicator=indicator), actor=city.lan.actor, effect="", reason="Không.")
        )
        morning.advance(hours=1)
    waiting = [opened(city, late, indicator=indicator) for indicator in ("2.1", "5.3")]
    listed, after = [], None
    while page := list(contests_of([city.planning.pk], after=after)[:1]):
        listed, after = [*listed, *page], ContestPlace.of(page[0])
    assert listed[2:] == decided[::-1] and {one.pk for one in listed[:2]} == {one.pk for one in waiting}


def test_a_standing_says_how_each_indicator_counts_the_dossier(city: City, late: Dossier) -> None:
    october = Period.month(2024, 10).asked(clock.now())
    found = {one.indicator.code: one.counted for one in standings(counted(late), october)}
    assert (found["2.1"], found["5.3"], found["4.1"]) == (False, False, None)


def test_what_nothing_feeds_yet_cannot_be_contested(city: City, late: Dossier) -> None:
    DossierFact.objects.filter(pk=late.pk).update(has_fee=True)
    october = Period.month(2024, 10).asked(clock.now())
    assert "3.6" not in {one.indicator.code for one in standings(counted(late), october)}
    DossierFact.objects.filter(pk=late.pk).update(tells_payments=True)
    assert "3.6" in {one.indicator.code for one in standings(counted(late), october)}
