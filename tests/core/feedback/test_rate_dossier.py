"""People say how it went: once, by the owner, when it is over."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.refuse import refuse
from motcua.core.feedback import policies, queries
from motcua.core.feedback.models import Rating
from motcua.core.feedback.services.rate_dossier import rate_dossier
from motcua.core.ledger.definitions import NOBODY, system
from motcua.core.ledger.models import Event, EventPayload
from motcua.core.ledger.queries import verify
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import walked
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")


@pytest.fixture
def dossier(city: City) -> Dossier:
    """An's dossier, with its result."""
    return walked(city, "numbered")


def rated(city: City, dossier: Dossier, who: str = "an", **more: Any) -> Rating:
    return rate_dossier(dossier, actor=getattr(city, who).actor, **({"score": 5} | more))


def refused(city: City, dossier: Dossier, code: str, **more: Any) -> None:
    with pytest.raises(DomainError) as refusal:
        rated(city, dossier, **more)
    assert refusal.value.code == code
    assert not Rating.objects.filter(score=0).exists()


def test_an_says_how_it_went(city: City, dossier: Dossier) -> None:
    rating = rated(city, dossier, score=4, answers={"attitude": "good", "contacts": ""}, comment=" Nhanh, lịch sự. ")
    assert (rating.score, rating.answers, rating.comment) == (4, {"attitude": "good"}, "Nhanh, lịch sự.")
    assert rating.unit == city.planning
    assert Rating.objects.get(dossier=dossier) == rating


def test_the_event_holds_the_score_and_her_words_lie_apart(city: City, dossier: Dossier) -> None:
    rated(city, dossier, comment="Tôi ở 12 Lê Lợi")
    event = Event.objects.get(kind="feedback.rated")
    assert (event.aggregate, event.data["score"], event.data["form"]) == ("rating", 5, "nd-61-2018")
    assert EventPayload.objects.get(event=event).content == {"comment": "Tôi ở 12 Lê Lợi"}
    assert list(verify()) == []


def test_she_rates_once(city: City, dossier: Dossier) -> None:
    rated(city, dossier)
    refused(city, dossier, "rating.once", score=1)
    assert Rating.objects.get().score == 5


def test_not_before_it_is_over(city: City) -> None:
    refused(city, walked(city, "approved"), "rating.not_yet")


@pytest.mark.parametrize("who", ["chi", "em", "phuc"])
def test_nobody_else_rates_it(city: City, dossier: Dossier, who: str) -> None:
    refused(city, dossier, "rating.not_permitted", who=who)


def test_what_was_never_accepted_was_the_receptions(city: City) -> None:
    dossier = walked(city)
    refuse(dossier, actor=city.dung.actor, version=dossier.version, reason="Không thuộc thẩm quyền giải quyết.")
    assert rated(city, Dossier.objects.get(), score=1).unit == city.one_stop


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"score": 0}, "rating.score"),
        ({"score": 6}, "rating.score"),
        ({"answers": {"attitude": "great"}}, "rating.answer_unknown"),
        ({"answers": {"weather": "fine"}}, "rating.answer_unknown"),
        ({"comment": "x" * 2001}, "rating.comment"),
    ],
)
def test_what_the_form_does_not_take_is_refused(city: City, dossier: Dossier, more: dict[str, Any], code: str) -> None:
    refused(city, dossier, code, **more)


def test_one_device_that_rates_for_many_shows_and_is_not_known(city: City, dossier: Dossier) -> None:
    rating = rated(city, dossier, device="session-1")
    assert len(rating.device) == 64
    assert "session-1" not in rating.device


@pytest.mark.parametrize(
    ("who", "rates"), [("an", True), ("chi", False), ("em", False), ("lan", False), ("giang", False)]
)
def test_who_rates(city: City, dossier: Dossier, who: str, rates: bool) -> None:
    assert policies.may_rate(getattr(city, who).actor, dossier) is rates


def test_nobody_and_robots_do_not_rate(city: City, dossier: Dossier) -> None:
    for actor in (NOBODY, system("robot"), replace(city.em.actor, unit_id=None)):
        assert not policies.may_rate(actor, dossier)


READERS = {"em": True, "dung": True, "phuc": True, "lan": True, "giang": False, "an": False, "chi": False}


@pytest.mark.parametrize(("who", "reads"), READERS.items())
def test_the_officers_who_may_see_the_dossier_read_what_was_said(
    city: City, dossier: Dossier, who: str, reads: bool
) -> None:
    rated(city, dossier, score=2, answers={"contacts": "more"}, comment="Phải đi lại ba lần.")
    found = queries.opinions_on([dossier.pk], actor=getattr(city, who).actor, at=clock.now())
    if not reads:
        assert found == {}
        return
    said = found[dossier.pk]
    assert (said.label, said.unhappy, said.comment) == ("Không hài lòng", True, "Phải đi lại ba lần.")
    assert said.answers == (("Bạn phải liên hệ thêm mấy lần để hoàn thiện hồ sơ?", "Hơn một lần"),)
    assert queries.opinions_on([dossier.pk], actor=city.lan.actor, at=said.rated_at - timedelta(minutes=1)) == {}


def test_the_form_of_the_day_names_its_law() -> None:
    form = queries.questionnaire(date(2024, 9, 13))
    assert [one.score for one in form.scale] == [5, 4, 3, 2, 1]
    assert "Điều 31" in form.legal_basis
    assert all({choice.points for choice in question.answers} == {0, 1, 2} for question in form.questions)


def test_before_the_law_there_was_no_form() -> None:
    with pytest.raises(DomainError) as refusal:
        queries.questionnaire(date(2018, 12, 31))
    assert refusal.value.code == "rating.no_form"
