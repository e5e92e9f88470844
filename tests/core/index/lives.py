"""Lives of dossiers, told as events and folded into facts as the services' own events are."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, Self
from uuid import UUID, uuid4

from motcua.core.dossiers import facts
from motcua.core.dossiers.definitions import State, Way
from motcua.core.dossiers.models import DossierFact
from motcua.kernel.clock import TIME_ZONE

UNIT = 1
PAPERS = {"components": 2, "components_digital": 0, "components_reused": 0, "components_register": 0}


def at(text: str) -> datetime:
    """``09-13 08:00`` of 2024, or a whole date and time, in Vũng Tàu."""
    whole = text if text.count("-") == 2 else f"2024-{text}"
    return datetime.fromisoformat(whole).replace(tzinfo=TIME_ZONE)


@dataclass
class Life:
    """One dossier, event by event. Without more it is filed on paper for procedure p at unit 1."""

    unit: int = UNIT
    procedure: str = "p"
    way: Way = Way.DIRECT
    channel: int = 1
    has_fee: bool = False
    returns_document: bool = True
    identity_verified: bool = False
    papers: dict[str, int] = field(default_factory=dict)
    id: UUID = field(default_factory=uuid4)
    events: list[Any] = field(default_factory=list)
    paused: datetime | None = None

    def filed(self, moment: datetime) -> Self:
        dimensions = {
            "code": f"H-{self.id}"[:40], "procedure_code": self.procedure, "procedure_version_id": 1,
            "sector_code": "s", "service_level": "full", "essential": False, "returns_document": self.returns_document,
            "receiving_unit_id": self.unit, "competent_unit_id": self.unit, "returning_unit_id": self.unit,
            "way": self.way, "channel": self.channel, "applicant_kind": "person",
            "identity_verified": self.identity_verified, "has_fee": self.has_fee,
            "tells_payments": True, "tells_exchange": True,
        }  # fmt: skip
        said = {"dimensions": dimensions, "state": State.REGISTERED, **(PAPERS | self.papers)}
        return self._event("dossier.submitted", moment, **said)

    def asked_first(self, moment: datetime) -> Self:
        """Asked for a supplement before it was accepted, and answered within the hour."""
        return self.filed(moment).asked(moment).answered(moment + HOUR)

    def accepted(self, moment: datetime, due: datetime | None) -> Self:
        if not self.events:
            self.filed(moment)
        said = {"limit": ["3", "working_days"] if due else None, "due_at": due.isoformat() if due else None}
        return self._event("dossier.accepted", moment, state=State.PROCESSING, **said)

    def asked(self, moment: datetime) -> Self:
        accepted = any(event.kind == "dossier.accepted" for event in self.events)
        self.paused = moment if accepted else None
        return self._event("dossier.supplement_asked", moment, state=State.SUPPLEMENT, paused=accepted)

    def answered(self, moment: datetime, due: datetime | None = None) -> Self:
        said: dict[str, Any] = {"paused_since": self.paused.isoformat()} if self.paused else {}
        if due:
            said["due_at"] = due.isoformat()
        self.paused = None
        return self._event("dossier.supplement_answered", moment, state=State.PROCESSING, **said)

    def done(self, moment: datetime, *, electronic: bool = True, worked: int = 480) -> Self:
        said = {"electronic_result": electronic, "result_signed": False, "worked_minutes": worked}
        return self._event("dossier.numbered", moment, state=State.FINISHED, **said)

    def withdrawn(self, moment: datetime) -> Self:
        return self._event("dossier.withdrawn", moment, state=State.WITHDRAWN)

    def refused(self, moment: datetime) -> Self:
        return self._event("dossier.refused", moment, state=State.NOT_ACCEPTED)

    def rated(self, moment: datetime, *, unhappy: bool) -> Self:
        return self._event("dossier.rated", moment, unhappy=unhappy)

    def ruled(self, moment: datetime, counts: str, effect: str) -> Self:
        return self._event("dossier.ruled", moment, counts=counts, effect=effect)

    def fact(self, **more: Any) -> DossierFact:
        """The fact as the events tell it; `more` is what other domains will feed (payment, exchange)."""
        found = facts.project(self.events)
        assert found is not None
        for name, value in more.items():
            setattr(found, name, value)
        return found

    def _event(self, kind: str, moment: datetime, **data: Any) -> Self:
        number = len(self.events) + 1
        told = {**data, "at": moment.isoformat()}
        self.events.append(
            SimpleNamespace(kind=kind, sequence=number, aggregate_id=str(self.id), happened_at=moment, data=told)
        )
        return self


HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
