"""The dossiers with which the demo's people begin: An's answer and question, and a full morning for every officer."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.core.documents.models import PaperSource
from motcua.core.documents.services.keep_in_repository import keep_in_repository
from motcua.core.documents.services.keep_made_file import keep_made_file
from motcua.core.dossiers.definitions import ReturnWay, Way
from motcua.core.identity.models import Officer, Party
from motcua.core.ledger.definitions import citizen
from motcua.core.ledger.services.deliver_of import deliver_of
from motcua.demo.data import load
from motcua.demo.models import SimulatedDossier
from motcua.demo.simulator import papers
from motcua.demo.simulator.acting import Doing
from motcua.demo.simulator.acts import Deed
from motcua.demo.simulator.arrivals import Arrival
from motcua.demo.simulator.fate import fate_of
from motcua.demo.simulator.filing import HELPERS, file
from motcua.demo.simulator.habits import habits
from motcua.demo.simulator.population import Sketch, business, person
from motcua.demo.simulator.world import World
from motcua.kernel import clock

AN = "an"
HAS_ALREADY = (("land_certificate", "Giấy chứng nhận quyền sử dụng đất"), ("land_sketch", "Sơ đồ vị trí khu đất"))
"""What An gave last year and can use again."""


def build_first_dossiers(parties: dict[str, Party]) -> None:
    """Each act at its own time, in order over all dossiers, so that books and codes count as they would have."""
    world, officers = World(), dict(Officer.objects.values_list("user__username", "pk"))
    with clock.at(_moment("2023-11-17T09:00")):
        _give_papers(parties[AN])
    doings: dict[str, Doing] = {}
    for at, row, deed in _in_order():
        with clock.at(at):
            if deed == "file":
                doings[row["key"]] = _file(row, at, world, officers)
            else:
                doings[row["key"]].do(Deed(deed))
            _let_follow(doings[row["key"]])


def _in_order() -> list[tuple[datetime, dict[str, Any], str]]:
    acts = [(_moment(at), row, deed) for row in load("first")["dossiers"] for deed, at in row["acts"]]
    return sorted(acts, key=lambda act: (act[0], act[1]["key"]))


def _file(row: dict[str, Any], at: datetime, world: World, officers: dict[str, int]) -> Doing:
    habit = habits()[row["procedure"]]
    arrival = Arrival(
        key=row["key"],
        at=at,
        procedure=row["procedure"],
        way=Way(row["way"]),
        return_way=ReturnWay(row["return_way"]),
        who=row.get("who", 0),
    )
    dossier = file(arrival, habit, world, _sketch(row, habit.by_business))
    if "of" not in row:
        SimulatedDossier.objects.create(key=row["key"], dossier=dossier, who=arrival.who)
    fate = fate_of(arrival, habit)
    doing = Doing(dossier, key=row["key"], fate=replace(fate, score=5), habit=habit, world=world)
    doing.typesets = True
    doing.specialist = officers[row["specialist"]] if "specialist" in row else None
    return doing


def _let_follow(doing: Doing) -> None:
    for aggregate in ("dossier", *(["rating"] if doing.rated else [])):
        deliver_of(aggregate, doing.dossier.pk)
    doing.dossier.refresh_from_db(fields=["state", "version", "returned_at", "return_way"])


def _sketch(row: dict[str, Any], by_business: bool) -> Sketch:
    if "of" not in row:
        found = business(row["who"]) if by_business else person(HELPERS + row["who"])
        return replace(found, area=row["area"]) if "area" in row else found
    said = next(one for one in load("personas")["citizens"] if one["key"] == row["of"])
    born = datetime.fromisoformat(said["born"]).date()
    return Sketch(said["number"], said["name"], born, said["sex"], said["phone"], said["address"], said["area"])


def _give_papers(party: Party) -> None:
    for kind, name in HAS_ALREADY:
        actor, owner = citizen(party.pk), f"party:{party.pk}"
        made = keep_made_file(actor=actor, owner=owner, content=papers.made_up(name), name=f"{kind}.pdf", pages=1)
        keep_in_repository(actor=actor, party=party, kind=kind, name=name, file=made, source=PaperSource.FILED)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.TIME_ZONE)
