"""What the simulator looks up once and keeps: offices, officers, versions, forms, and one shared paper a kind."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.models import Component, Offering, ProcedureVersion
from motcua.core.catalogue.queries import components_for
from motcua.core.documents.models import StoredFile
from motcua.core.documents.services.keep_made_file import keep_made_file
from motcua.core.dossiers.models import Dossier
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Party, RoleHolding, Unit
from motcua.core.identity.services.find_or_make_party import find_or_make_party
from motcua.core.identity.services.sign_on import sign_on
from motcua.core.ledger.definitions import Actor, officer, system
from motcua.demo.simulator import papers, population
from motcua.demo.simulator.chance import dice
from motcua.demo.simulator.habits import Habit
from motcua.demo.simulator.population import Sketch
from motcua.kernel import clock

ROBOT = system("simulator")


class World:
    """The city as the simulator sees it. Made anew for each run: officers and catalogue may have changed.

    `patient`: officers whom a visitor may be playing. What lies before them waits until it is nearly due, and
    nobody at the counter is sent to them.
    """

    def __init__(self, patient: frozenset[int] = frozenset()) -> None:
        self.patient = patient
        self._versions: dict[str, ProcedureVersion] = {}
        self._forms: dict[int, Form] = {}
        self._components: dict[tuple[int, int | None], list[Component]] = {}
        self._offers: dict[str, list[Offering]] = {}
        self._signed_on: dict[str, Party] = {}
        self._papers: dict[tuple[int, str], StoredFile] = {}
        self._results: dict[str, bytes] = {}

    # -- catalogue -------------------------------------------------------------------------------------------------

    def version(self, code: str) -> ProcedureVersion:
        if code not in self._versions:
            versions = ProcedureVersion.objects.select_related("procedure", "sector")
            self._versions[code] = versions.get(procedure__code=code, state="published")
        return self._versions[code]

    def form(self, version: ProcedureVersion) -> Form:
        if version.pk not in self._forms:
            self._forms[version.pk] = Form.model_validate(version.form)
        return self._forms[version.pk]

    def components(self, version: ProcedureVersion, case: Any, *, request: bool = False) -> list[Component]:
        """The papers that somebody has to bring; with the `request` itself where no form makes it."""
        key = (version.pk, case.pk if case else None)
        if key not in self._components:
            self._components[key] = components_for(version, case)
        return [one for one in self._components[key] if request or not one.from_form]

    def place(self, code: str, area: str) -> tuple[Unit, Unit]:
        """Where a person from `area` takes a matter: who receives, who decides."""
        if code not in self._offers:
            rows = Offering.objects.filter(procedure__code=code).select_related("receiving_unit", "competent_unit")
            self._offers[code] = list(rows.order_by("receiving_unit__code", "competent_unit__code"))
        offers = self._offers[code]
        own = [offer for offer in offers if offer.competent_unit.area_code == area]
        anywhere = [offer for offer in offers if not offer.competent_unit.area_code]
        found = (own or anywhere or offers)[0]
        return found.receiving_unit, found.competent_unit

    # -- people ----------------------------------------------------------------------------------------------------

    def citizen(self, sketch: Sketch) -> Party:
        """Somebody who files by themselves: signed on, the first time of this run."""
        party = self._signed_on.get(sketch.number)
        if party is None:
            party = sign_on(population.signed_on(sketch)).party
            assert party is not None
            self._signed_on[sketch.number] = party
        return party

    def visitor(self, sketch: Sketch, *, actor: Actor) -> Party:
        """Somebody who stands at the counter."""
        return find_or_make_party(population.particulars(sketch), actor=actor)

    def acting(self, role: str, unit_id: int, key: str, named: int | None = None, *, at_counter: bool = False) -> Actor:
        """Who of the unit acts in this role on this matter: who is named, else always the same one of them."""
        holders = self._holders.get((unit_id, role), []) if named is None else [named]
        if not holders:
            raise LookupError(f"nobody holds {role} in unit {unit_id}")
        thrown = dice(key, "officer", role)
        played = [one for one in holders if one in self.patient]
        others = [one for one in holders if one not in self.patient]
        if played and others:
            holders = others if at_counter or thrown.random() < 0.5 else played
        chosen = thrown.choice(holders)
        return officer(chosen, unit_id, self._roles[chosen, unit_id])

    def holder(self, dossier: Dossier, key: str) -> Actor:
        """Who has the dossier now."""
        assert dossier.holder_unit_id is not None
        return self.acting(dossier.holder_role, dossier.holder_unit_id, key, dossier.holder_officer_id)

    def specialist(self, unit_id: int, key: str) -> int:
        return int(self.acting(Role.SPECIALIST, unit_id, key).id)

    @cached_property
    def _holdings(self) -> list[tuple[int, int, str]]:
        held = RoleHolding.objects.in_force(clock.today()).order_by("unit__code", "role", "officer__user__username")
        return list(held.values_list("officer_id", "unit_id", "role"))

    @cached_property
    def _holders(self) -> dict[tuple[int, str], list[int]]:
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for officer_id, unit_id, role in self._holdings:
            found[unit_id, role].append(officer_id)
        return found

    @cached_property
    def _roles(self) -> dict[tuple[int, int], set[str]]:
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        for officer_id, unit_id, role in self._holdings:
            found[officer_id, unit_id].add(role)
        return found

    # -- papers ----------------------------------------------------------------------------------------------------

    def paper(self, unit: Unit, component: Component) -> StoredFile:
        """What everybody hands in for this component: one file of the receiving unit, made once."""
        return self._shared(unit, component.name, component.code)

    def result(self, dossier: Dossier, habit: Habit) -> StoredFile:
        """The answer: typeset once for a procedure, and each a file of its own, as each is somebody's own."""
        if habit.procedure not in self._results:
            name = self.version(habit.procedure).short_name or self.version(habit.procedure).name
            self._results[habit.procedure] = papers.made_up(f"Kết quả giải quyết: {name}")
        return keep_made_file(
            actor=ROBOT,
            owner=f"unit:{dossier.competent_unit_id}",
            content=papers.numbered(self._results[habit.procedure], dossier.code),
            name=f"ket-qua-{habit.procedure}.pdf",
            pages=1,
        )

    def _shared(self, unit: Unit, title: str, name: str) -> StoredFile:
        if (unit.pk, title) not in self._papers:
            self._papers[unit.pk, title] = keep_made_file(
                actor=ROBOT, owner=f"unit:{unit.pk}", content=papers.made_up(title), name=f"{name}.pdf", pages=1
            )
        return self._papers[unit.pk, title]
