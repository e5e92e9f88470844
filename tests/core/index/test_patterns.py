"""Each pattern finds what it names, at its threshold and not before it; the unit has the last word beside it."""

from datetime import date, timedelta
from typing import Any

import pytest

from motcua.core.documents.models import StoredFile
from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.refuse import refuse
from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.feedback.models import Rating
from motcua.core.index.patterns import PATTERNS, thresholds_on
from motcua.core.index.periods import Period
from motcua.core.index.queries.patterns import Found, found, words_of
from motcua.core.index.services.say_word import say_word
from motcua.core.ledger.models import Event, EventPayload
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import a_file, walked
from tests.core.index.lives import Life, at
from tests.people import City

pytestmark = [pytest.mark.django_db]

SAID = thresholds_on(date(2024, 9, 13))


def see(code: str, city: City) -> list[Found]:
    window = Period.month(2024, 9).asked(clock.now())
    return found(code, {city.planning.pk}, window, SAID)


def keep(city: City, life: Life) -> None:
    fact = life.fact()
    fact.competent_unit_id = city.planning.pk
    fact.save(force_insert=True)


# Accepted on Monday 2 September (working days only counted by the office's calendar), promised for Friday the 13th.
ASKED = {
    "at nine tenths of the time": ("09-13 10:30", 1),
    "a day earlier": ("09-11 10:30", 0),
    "at once": ("09-04 09:00", 0),
}


@pytest.mark.parametrize("case", ASKED)
def test_a_supplement_asked_in_the_last_tenth_of_the_time(city: City, morning: clock.Hand, case: str) -> None:
    moment, expected = ASKED[case]
    morning.advance(days=3)
    keep(city, Life().accepted(at("09-04 08:00"), at("09-13 17:00")).asked(at(moment)))
    assert len(see("late_supplement", city)) == expected


def test_the_time_that_a_citizen_took_is_in_neither_part(city: City, morning: clock.Hand) -> None:
    morning.advance(days=10)
    life = Life().accepted(at("09-04 08:00"), at("09-06 17:00")).asked(at("09-04 10:00"))
    keep(city, life.answered(at("09-18 10:00"), at("09-20 17:00")).asked(at("09-18 11:00")))
    assert see("late_supplement", city) == []


def test_a_month_that_is_over_keeps_its_finding_whatever_is_asked_later(city: City, morning: clock.Hand) -> None:
    life = Life().accepted(at("09-04 08:00"), at("09-13 17:00")).asked(at("09-13 10:30"))
    morning.advance(days=60)
    keep(city, life.answered(at("09-20 08:00"), at("10-31 17:00")).asked(at("10-01 08:00")))
    september, october = (Period.month(2024, month).asked(clock.now()) for month in (9, 10))
    assert len(found("late_supplement", {city.planning.pk}, september, SAID)) == 1
    assert found("late_supplement", {city.planning.pk}, october, SAID) == []


@pytest.mark.parametrize(("days", "expected"), [(5, 1), (40, 0)])
def test_withdrawn_and_filed_again_by_the_same_person(
    city: City, morning: clock.Hand, days: int, expected: int
) -> None:
    first = walked(city, "accepted")
    withdraw(first, actor=city.an.actor, version=first.version)
    morning.advance(days=days)
    again = walked(city)
    window = Period.month(2024, 9).asked(clock.now())
    rows = found("filed_again", {city.planning.pk}, window, SAID)
    assert [(row.dossier_id, row.other) for row in rows] == [(first.pk, again.code)] * expected


def test_refused_and_not_filed_again_is_nothing(city: City, morning: clock.Hand) -> None:
    dossier = walked(city)
    refuse(dossier, actor=city.dung.actor, version=dossier.version, reason="Sai thẩm quyền.")
    assert see("filed_again", city) == []


@pytest.mark.parametrize(("days", "expected"), [(2, 0), (6, 1)])
def test_finished_long_before_it_was_handed_over(city: City, morning: clock.Hand, days: int, expected: int) -> None:
    walked(city, "numbered")
    morning.advance(days=days)
    assert len(see("held_back", city)) == expected


def numbered_with(city: City, file: StoredFile) -> Dossier:
    """Its result made ready and uploaded, not typeset."""
    dossier = walked(city, "approved")
    Result.objects.filter(dossier=dossier).update(file=file)
    number_result(dossier, actor=city.hanh.actor, version=dossier.version)
    return dossier


def test_the_same_file_as_the_result_of_several(city: City, morning: clock.Hand) -> None:
    file = a_file()
    StoredFile.objects.filter(pk=file.pk).update(size=50_000)
    same = {numbered_with(city, file).pk, numbered_with(city, file).pk}
    walked(city, "numbered")
    rows = see("poor_result", city)
    assert ({row.dossier_id for row in rows}, {row.other for row in rows}) == (same, {file.sha256[:12]})


def test_an_empty_file_as_the_result(city: City, morning: clock.Hand) -> None:
    dossier = numbered_with(city, a_file())
    assert [row.dossier_id for row in see("poor_result", city)] == [dossier.pk]


@pytest.mark.parametrize(("way", "expected"), [(Way.TYPED_BY_OFFICER, 1), (Way.SELF_AFAR, 0), (Way.ASSISTED, 0)])
def test_an_online_dossier_that_an_officer_typed(city: City, morning: clock.Hand, way: Way, expected: int) -> None:
    keep(city, Life(way=way, channel=2).accepted(at("09-04 08:00"), at("09-20 17:00")))
    assert len(see("typed_online", city)) == expected


@pytest.mark.parametrize(("ratings", "expected"), [(4, 0), (5, 5)])
def test_ratings_from_one_device(city: City, morning: clock.Hand, ratings: int, expected: int) -> None:
    for _ in range(ratings):
        rated = {
            "dossier": walked(city),
            "unit": city.planning,
            "score": 5,
            "device": "d" * 64,
            "rated_at": clock.now(),
        }
        Rating.objects.create(**rated)
    Rating.objects.create(dossier=walked(city), unit=city.planning, score=5, rated_at=clock.now())
    assert len(see("one_device", city)) == expected


def test_nothing_is_found_in_another_units_dossiers(city: City, morning: clock.Hand) -> None:
    keep(city, Life(way=Way.TYPED_BY_OFFICER, channel=2).accepted(at("09-04 08:00"), at("09-20 17:00")))
    window = Period.month(2024, 9).asked(clock.now())
    assert all(found(pattern.code, {city.ward.pk}, window, SAID) == [] for pattern in PATTERNS)


def test_the_unit_gives_its_word_with_date_and_officer(city: City, morning: clock.Hand) -> None:
    said: dict[str, Any] = {"unit": city.planning, "pattern": "held_back", "period": "2024-09"}
    say_word(actor=city.em.actor, text="Người nộp hẹn lấy sau.", **said)
    morning.advance(hours=1)
    say_word(actor=city.khoa.actor, text="Đã gọi điện.", **said)
    words = words_of([city.planning.pk], "2024-09")
    assert [(word.officer.name, word.text) for word in words] == [
        ("Đặng Anh Khoa", "Đã gọi điện."), ("Võ Văn Em", "Người nộp hẹn lấy sau."),
    ]  # fmt: skip
    event = Event.objects.filter(kind="index.word_said").earliest("pk")
    assert "text" not in event.data and EventPayload.objects.filter(event=event).exists()


@pytest.mark.parametrize("who", ["lan", "giang", "dung", "hanh", "an"])
def test_nobody_speaks_for_another_unit(city: City, morning: clock.Hand, who: str) -> None:
    with pytest.raises(DomainError):
        say_word(
            actor=getattr(city, who).actor, unit=city.planning, pattern="held_back", period="2024-09", text="Không sao."
        )


def test_thresholds_are_dated_and_name_their_basis() -> None:
    assert SAID.legal_basis and "minh họa" in SAID.note
    with pytest.raises(DomainError, match="ngưỡng"):
        thresholds_on(date(2020, 1, 1))


def test_a_window_of_the_past_does_not_hear_of_what_came_later(city: City, morning: clock.Hand) -> None:
    walked(city, "numbered")
    morning.advance(days=60)
    september = Period.month(2024, 9).asked(clock.now())
    (row,) = found("held_back", {city.planning.pk}, september, SAID)
    assert row.amount < timedelta(days=18).days
