"""What a foreign row names, found here: the unit that decides, the procedure as it stood that day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import prefetch_related_objects

from motcua.core.catalogue.models import Procedure, ProcedureVersion
from motcua.core.catalogue.queries import has_fee, limit_for
from motcua.core.catalogue.queries.facts import public_versions
from motcua.core.dossiers.calendars import deadline_rules, running_calendar
from motcua.core.dossiers.definitions import NationalChannel
from motcua.core.dossiers.rules import foreign
from motcua.core.dossiers.rules.foreign import Foreign, ForeignMapping, Place, Service
from motcua.core.dossiers.rules.foreign.checking import contradictions
from motcua.core.dossiers.rules.foreign.mapping import not_understood
from motcua.core.identity.models import FormerName, Unit
from motcua.kernel.clock import day_of
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import tidy, unaccented
from motcua.kernel.working_time.limits import LimitUnit, TimeLimit

_CHANNELS = {NationalChannel.DIRECT: "counter", NationalChannel.ONLINE: "online", NationalChannel.POST: "post"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A row whose units are known; `content` tells whether it says anything new."""

    one: Foreign
    place: Place
    content: str


@dataclass(frozen=True, slots=True)
class _Version:
    since: datetime | None
    version: ProcedureVersion


class Resolver:
    """Finds each name once for a whole file."""

    def __init__(self, mapping: ForeignMapping) -> None:
        self.mapping = mapping
        self._units = _units_by_name()
        self._units |= self._mapped(mapping.units)
        self._versions: dict[str, list[_Version]] = {}
        self._services: dict[tuple[int, int, date], Service] = {}

    def placed(self, one: Foreign, now: datetime) -> "Placed":
        """Raises `import.unit_unknown`, `import.procedure_shortened`, `import.code_not_understood`, or everything that
        contradicts itself.
        """
        one = self._whole(one)
        competent = self._unit(one.unit)
        receiving = self._unit(one.receiving_unit)
        Problems.raise_any(contradictions(one, now, competent.valid_from))
        place = Place(receiving.pk, competent.pk, running_calendar(competent))
        return Placed(one, place, foreign.digest(one, place, self.mapping.online_way))

    def promises_nothing(self, one: Foreign) -> bool:
        """Neither the row says when, nor the catalogue how long: such a dossier is never late."""
        return one.accepted_at is not None and one.due_at is None and self._version_of(one) is None

    def told(self, placed: "Placed", source: str) -> dict[str, Any]:
        """The event's data."""
        service, way = self._service(placed.one), self.mapping.online_way
        return foreign.told(placed.one, placed.place, service, source=source, online_way=way, content=placed.content)

    def _mapped(self, units: Mapping[str, str]) -> dict[str, Unit]:
        """What the source's words stand for; raises `import.mapping_not_understood` with all that are nobody."""
        wanted = {said: self._units.get(unaccented(tidy(code))) for said, code in units.items()}
        missing = [
            f"không có đơn vị “{units[said][:60]}” (units, “{said}”)" for said, unit in wanted.items() if not unit
        ]
        if missing:
            raise not_understood("; ".join(missing))
        return {unaccented(tidy(said)): unit for said, unit in wanted.items() if unit}

    def _whole(self, one: Foreign) -> Foreign:
        """A national code has six decimals (1.010010); a sheet that holds it as a number drops its last zeros."""
        code = foreign.unshortened(one.procedure)
        if not code:
            self._no_number(one.procedure)
            return one
        if not self._known(code):
            why = Sentence(
                "MaTTHC {procedure} thiếu chữ số: mã quốc gia có sáu chữ số sau dấu chấm, và không có thủ tục "
                "{code}. Xin định dạng cột này là văn bản rồi xuất lại.",
                procedure=one.procedure,
                code=code,
            )
            raise DomainError("import.procedure_shortened", why, field="MaTTHC")
        return replace(one, procedure=code)

    def _no_number(self, code: str) -> None:
        """Any word may be a code of another system's own; a bare number is one only where the catalogue says so."""
        if not foreign.is_national(code) and foreign.is_number(code) and not self._known(code):
            meant = f"{code[:1]}.{code[1:]}"
            raise foreign.no_procedure(code, meant if foreign.is_national(meant) and self._known(meant) else "")

    def is_strange(self, one: Foreign) -> bool:
        """Counted under a code that is neither of the national form nor of the catalogue."""
        return not foreign.is_national(one.procedure) and not self._known(one.procedure)

    def _unit(self, said: str) -> Unit:
        found = self._units.get(unaccented(tidy(said)))
        if found is None:
            why = Sentence("Không có đơn vị “{said}”: thêm vào bảng ánh xạ của nguồn (units).", said=said[:60])
            raise DomainError("import.unit_unknown", why, field="DonViXuLy")
        return found

    def _service(self, one: Foreign) -> Service:
        version = self._version_of(one)
        if version is None:
            return Service()
        day = day_of(one.accepted_at or one.submitted_at)
        key = (version.pk, one.channel, day)
        if key not in self._services:
            self._services[key] = _described(version, one.channel, day)
        return self._services[key]

    def _known(self, code: str) -> list[_Version]:
        if code not in self._versions:
            procedure = Procedure.objects.filter(code=code).first()
            versions = public_versions(procedure) if procedure else []
            prefetch_related_objects(versions, "sector", "limits", "fees")
            self._versions[code] = [_Version(version.published_at, version) for version in versions]
        return self._versions[code]

    def _version_of(self, one: Foreign) -> ProcedureVersion | None:
        """The version that was public then; before the first, the first."""
        known, moment = self._known(one.procedure), one.accepted_at or one.submitted_at
        before = [one.version for one in known if one.since is not None and one.since <= moment]
        return before[-1] if before else (known[0].version if known else None)


def _described(version: ProcedureVersion, channel: int, day: date) -> Service:
    limit = limit_for(version, None, _CHANNELS[NationalChannel(channel)])
    return Service(
        version_id=version.pk,
        sector=version.sector.code,
        service_level=version.service_level,
        essential=version.essential,
        returns_document=version.returns_document,
        has_fee=has_fee(version, None),
        limit=TimeLimit(int(limit.amount), LimitUnit(limit.unit)) if limit else None,
        rules=deadline_rules(version, day),
    )


def _units_by_name() -> dict[str, Unit]:
    """By code, name, short name and former names; a name that two units share is nobody's."""
    named: dict[str, set[Unit]] = {}
    former = [
        (one.unit, name) for one in FormerName.objects.select_related("unit") for name in (one.name, one.short_name)
    ]
    own = [(unit, name) for unit in Unit.objects.all() for name in (unit.code, unit.name, unit.short_name)]
    for unit, name in [*own, *former]:
        named.setdefault(unaccented(tidy(name)), set()).add(unit)
    return {name: next(iter(units)) for name, units in named.items() if len(units) == 1}
