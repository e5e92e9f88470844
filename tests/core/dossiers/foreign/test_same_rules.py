"""Whatever happens to a dossier, told by another system it makes the same fact as lived through here."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from motcua.core.dossiers.facts import project
from motcua.core.dossiers.models import DossierFact
from motcua.core.dossiers.rules import foreign
from motcua.core.dossiers.rules.foreign import ForeignMapping, Place, Service
from motcua.kernel.working_time.loading import shipped
from tests.core.dossiers.foreign.rows import row
from tests.core.index.lives import Life, at

PLACE = Place(1, 1, shipped().calendar("office"))
BEGIN = at("09-02 09:00")
SAME = (
    "late_from", "first_due_at", "due_at", "supplements", "paused_since", "pauses", "finished_at", "outcome",
    "accepted_at", "first_answer_at", "promises", "electronic_result_at", "shared_at", "unhappy_at",
)  # fmt: skip
GAPS = st.lists(st.integers(1, 4000), min_size=2, max_size=7)
ENDS = {"done": 9, "withdrawn": 7, "": 0}


def folded(cells: dict[str, Any]) -> DossierFact:
    mapping = ForeignMapping()
    one = foreign.normalised(cells, mapping, {head: name for head in cells if (name := mapping.field_of(head))})
    data = foreign.told(one, PLACE, Service(), source="x", online_way=mapping.online_way, content="")
    event: Any = Life()._event("dossier.imported", BEGIN).events[0]
    event.data |= data
    event.aggregate_id = str(uuid4())
    fact = project([event])
    assert fact is not None
    return fact


def stamp(moment: datetime | None) -> str:
    return moment.strftime("%Y%m%d%H%M%S") if moment else ""


@given(gaps=GAPS, due=st.integers(0, 12000), end=st.sampled_from(sorted(ENDS)), more=st.integers(0, 3000))
def test_told_and_lived_are_the_same_fact(gaps: list[int], due: int, end: str, more: int) -> None:
    promised = BEGIN + timedelta(minutes=due)
    life, moment, told = Life().accepted(BEGIN, promised), BEGIN, []
    asked: datetime | None = None
    for gap in gaps[:-1]:
        moment += timedelta(minutes=gap)
        if asked is None:
            asked = moment
            life.asked(moment)
        else:
            promised += timedelta(minutes=more)
            life.answered(moment, promised)
            answered = {"NgayTiepNhanBoSung": stamp(moment), "NgayHenTraMoi": stamp(promised)}
            told.append({"NgayBoSung": stamp(asked), **answered})
            asked = None
    if asked:
        told.append({"NgayBoSung": stamp(asked)})
    over = moment + timedelta(minutes=gaps[-1]) if end and not asked else None
    if over:
        life.done(over) if end == "done" else life.withdrawn(over)
    first = stamp(BEGIN + timedelta(minutes=due))
    state = 5 if asked else ENDS[end] or 4
    cells = row(
        NgayNopHoSo=stamp(BEGIN), NgayTiepNhan=stamp(BEGIN), NgayHenTra=first, TrangThaiHoSo=state,
        NgayKetThucXuLy=stamp(over), DanhSachHoSoBoSung=told, CoKetQuaDienTu=1,
    )  # fmt: skip
    lived, found = life.fact(), folded(cells)
    assert {name: getattr(found, name) for name in SAME} == {name: getattr(lived, name) for name in SAME}
