"""The whole city, founded once: 17 wards with their codes, somebody for every step, a full morning."""

from datetime import date

import pytest

from motcua.core.catalogue.definitions.routes import Route
from motcua.core.catalogue.models import Offering, ProcedureVersion
from motcua.core.documents.models import PersonalPaper
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.identity import queries as identity
from motcua.core.identity.models import Area, Officer, Party, RoleHolding, Unit
from motcua.demo import clock as city_clock
from motcua.demo.city.people import personas
from motcua.demo.data import load
from motcua.demo.models import SimulatedDossier
from motcua.demo.seed import ensure_city

DAY = date(2024, 9, 13)
# Tổng cục Thống kê: đơn vị hành chính cấp xã của thành phố Vũng Tàu, 2023–2024.
WARDS = {
    "26506", "26508", "26509", "26512", "26515", "26518", "26521", "26524", "26526", "26527", "26530", "26533", "26535",
    "26536", "26539", "26542", "26545",
}  # fmt: skip


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vung_tau"), pytest.mark.slow]


def test_the_city_has_its_seventeen_wards_each_with_a_desk() -> None:
    wards = Unit.objects.filter(level="commune", kind="committee")
    assert {ward.area_code for ward in wards} == WARDS == set(Area.objects.values_list("code", flat=True))
    for ward in wards:
        assert [unit.kind for unit in identity.children(ward, DAY)] == ["one_stop"]


def test_founding_it_again_changes_nothing() -> None:
    before = (Unit.objects.count(), Officer.objects.count(), Dossier.objects.count())
    ensure_city()
    assert (Unit.objects.count(), Officer.objects.count(), Dossier.objects.count()) == before


def test_everybody_of_the_bar_lives_there() -> None:
    for one in personas():
        found = Officer.objects.filter(user__username=one.account) if one.is_officer else None
        known = found if found is not None else Party.objects.filter(identifier=one.account, user__isnull=False)
        assert known.count() == 1, one.key


def test_every_procedure_is_offered_and_somebody_stands_at_every_step_of_its_route() -> None:
    filled = {(one.role, one.unit_id) for one in RoleHolding.objects.in_force(DAY)}
    above = {unit.pk: identity.committee_above(unit, DAY).pk for unit in Unit.objects.exclude(kind="partner")}
    for version in ProcedureVersion.objects.filter(state="published"):
        offers = list(Offering.objects.filter(procedure=version.procedure_id))
        assert offers, version.name
        for offer in offers:
            units = {"receiving": offer.receiving_unit_id, "competent": offer.competent_unit_id}
            units |= {"returning": offer.receiving_unit_id, "authority": above[offer.competent_unit_id]}
            for step in Route.model_validate(version.route).steps:
                assert (step.role, units[step.unit]) in filled, (version.name, step.title)


def test_phuc_signs_for_the_chairman() -> None:
    phuc = Officer.objects.get(user__username="phuc")
    city = Unit.objects.get(code="H06.30")
    assert identity.capacity_in_force(phuc, city, DAY) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_an_has_an_answer_a_question_and_papers_that_she_can_use_again() -> None:
    an = Party.objects.get(identifier="077190000123")
    states = set(Dossier.objects.filter(applicant=an).values_list("state", flat=True))
    assert states == {State.RETURNED, State.SUPPLEMENT}
    kinds = set(PersonalPaper.objects.filter(party=an).values_list("kind", flat=True))
    assert {"land_certificate", "land_sketch", "result:1.008455"} <= kinds
    assert PersonalPaper.objects.filter(party=an, source="filed", added_at__year=2023).count() == 2  # "last year"
    assert Result.objects.get(dossier__applicant=an).file is not None


@pytest.mark.parametrize(
    ("username", "least", "where"),
    [
        ("phuc", 4, {"step_kind": "sign"}),
        ("hanh", 3, {"step_kind": "number"}),
        ("khoa", 2, {"step_kind": "initial"}),
        ("em", 4, {"step_kind": "process"}),
    ],
)
def test_the_morning_is_full(username: str, least: int, where: dict[str, str]) -> None:
    held = Dossier.objects.filter(holder_officer__user__username=username, state=State.PROCESSING, **where)
    assert held.count() >= least


def test_dung_finds_what_came_overnight() -> None:
    waiting = Dossier.objects.filter(receiving_unit__code="H06.30.15", state=State.REGISTERED)
    assert waiting.count() >= 6
    assert all(one.check_due_at and one.check_due_at > city_clock.START for one in waiting)


def test_what_belongs_to_the_people_of_the_bar_is_nobodys_to_act_on() -> None:
    theirs = Dossier.objects.filter(applicant__identifier__in=[one["number"] for one in load("personas")["citizens"]])
    assert theirs.count() >= 5
    assert not SimulatedDossier.objects.filter(dossier__in=theirs).exists()


@pytest.mark.parametrize("name", ["areas", "first", "mix", "names", "offerings", "personas", "posts", "units", "words"])
def test_what_is_made_up_says_so(name: str) -> None:
    said = load(name)["about"].lower()
    assert "số liệu minh họa" in said or "chưa kiểm chứng" in said
