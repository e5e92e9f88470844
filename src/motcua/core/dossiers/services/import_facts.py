"""Take in another system's dossiers as facts: every row that is right, and a refusal for every other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from motcua.core.dossiers import facts
from motcua.core.dossiers.models import Dossier, DossierFact, FactSource
from motcua.core.dossiers.rules import foreign
from motcua.core.dossiers.rules.foreign import Foreign, ForeignMapping, Row, fact_id
from motcua.core.dossiers.rules.foreign.fields import FIELDS, OUGHT_TO_TELL, TOLD_BY
from motcua.core.dossiers.services.fact_sources import kept_source
from motcua.core.dossiers.services.resolving import Placed, Resolver
from motcua.core.identity.definitions import OWN_SOURCE, Role
from motcua.core.identity.policies import is_root
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.core.ledger.services.append_many import append_many
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

KIND = "dossier.imported"
TOGETHER = 2000
_SAY_CONTENT = """
    SELECT DISTINCT ON (aggregate_id) aggregate_id, data ->> 'content' FROM ledger_event
    WHERE aggregate = %s AND aggregate_id = ANY(%s) AND kind = %s ORDER BY aggregate_id, sequence DESC
"""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that did not go in: where, of which dossier (if that is known), by which rule, and why."""

    number: int
    code: str
    problem: DomainError

    @property
    def codes(self) -> tuple[str, ...]:
        """The stable code of every defect, in the order of its sentences."""
        return tuple(one.code for one in self.problem.problems)


@dataclass(slots=True)
class Imported:
    """What came of a file. `personal` counts values that named a person and were dropped unread, `never_late` dossiers
    that went in without a promise, of procedures that the catalogue lacks. `strange` are codes of procedures that are
    neither of the national form nor of the catalogue, with their dossiers. `untold` is what no row has a field for, so
    that nothing is known of it. `columns` are the heads as the file has them, `known` the fields that they hold.
    """

    source: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    personal: int = 0
    never_late: int = 0
    strange: dict[str, int] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    refused: list[Refused] = field(default_factory=list)

    def by_lacking(self) -> dict[tuple[str, ...], list[Refused]]:
        """The refused rows by the columns for want of which alone they were refused; by none: each by its own fault."""
        found: dict[tuple[str, ...], list[Refused]] = {}
        for one in self.refused:
            found.setdefault(foreign.lacking(one.problem, self.known), []).append(one)
        return found


@transaction.atomic
def import_facts(rows: Iterable[Row], *, actor: Actor, source: str, mapping: ForeignMapping | None = None) -> Imported:
    """All rows or, should anything break off, none. A mapping is kept for the source; without one the kept one holds.

    A row counts by its code: the same again changes nothing, another content replaces what was told before.
    Raises `import.not_permitted`, `import.source_not_understood`, `import.columns_unknown`, `import.columns_missing`,
    and what reading the rows raises.
    """
    _require_right(actor)
    kept = kept_source(source, mapping)
    work = _Work(Imported(source), foreign.read_mapping(kept.mapping), clock.now(), actor)
    remaining = iter(rows)
    while batch := list(islice(remaining, TOGETHER)):
        work.take(batch)
    found = work.done
    found.refused.sort(key=lambda refused: refused.number)
    found.ignored = tuple(sorted(work.unknown))
    found.untold = tuple(said for what, said in OUGHT_TO_TELL.items() if TOLD_BY[what].isdisjoint(work.known))
    found.columns, found.known = tuple(work.columns), frozenset(work.known)
    kept.last_import_at = work.now
    kept.save(update_fields=["last_import_at"])
    numbers = {"new": found.new, "changed": found.changed, "unchanged": found.unchanged, "refused": len(found.refused)}
    append("fact_source", uuid4(), "facts.imported", actor=actor, data={"source": source, **numbers}, first=True)
    return found


def _no_column(heads: Iterable[str]) -> DomainError:
    """Of a file whose every row would be refused for the same."""
    named = ", ".join(f"“{head[:40]}”" for head in islice(heads, 8))
    why = Sentence(
        "Không nhận ra cột nào của tệp ({named}). Dòng đầu phải là tên cột như MaHoSo, MaTTHC; tên khác "
        "thì ghi vào bảng ánh xạ của nguồn (columns).",
        named=named,
    )
    return DomainError("import.columns_unknown", why, field="file")


def _require_right(actor: Actor) -> None:
    """A file tells of units anywhere in the tree: it is taken in where the sets are that score them all."""
    keeps = actor.holds(Role.MONITOR, Role.ADMINISTRATOR) and is_root(actor.unit_id, clock.today())
    if not (actor.is_system or keeps):
        raise DomainError(
            "import.not_permitted", Sentence("Chỉ người theo dõi chỉ số mới nhập được hồ sơ của hệ thống khác.")
        )


class _Work:
    """One file under way."""

    def __init__(self, done: Imported, mapping: ForeignMapping, now: datetime, actor: Actor) -> None:
        self.done, self.mapping, self.now, self.actor = done, mapping, now, actor
        self.resolver = Resolver(mapping)
        self.seen: dict[str, int] = {}
        self.unknown: set[str] = set()
        self.known: set[str] = set()
        self.columns: dict[str, None] = {}
        self._heads: dict[tuple[str, ...], tuple[dict[str, str], frozenset[str]]] = {}
        others = FactSource.objects.exclude(code=done.source).values_list("code", flat=True)
        self.others = tuple(others)

    def take(self, batch: list[Row]) -> None:
        told = [(row, one) for row in batch if (one := self._understood(row))]
        if self.columns and (why := foreign.unreadable(self.known, self.columns)):
            raise why
        elsewhere = self._elsewhere([one.code for _, one in told])
        ready = {}
        for row, one in told:
            try:
                placed = self.resolver.placed(one, self.now)
                self._alone(row, one, elsewhere)
                ready[str(fact_id(self.done.source, one.code))] = placed
                self._note(placed.one)
            except DomainError as problem:
                self._refuse(row.number, one.code, problem)
        self._write(ready)

    def _note(self, one: Foreign) -> None:
        """What goes in, and yet is worth a look."""
        self.done.never_late += self.resolver.promises_nothing(one)
        if self.resolver.is_strange(one):
            self.done.strange[one.procedure] = self.done.strange.get(one.procedure, 0) + 1

    def _understood(self, row: Row) -> Foreign | None:
        fields, personal = self._columns(row.cells)
        self.done.personal += sum(row.cells[name] not in (None, "", [], {}) for name in personal)
        try:
            return foreign.normalised(row.cells, self.mapping, fields)
        except DomainError as problem:
            said = next((row.cells.get(column) for column, name in fields.items() if name == "MaHoSo"), "")
            self._refuse(row.number, str(said or "")[:40], problem)
            return None

    def _columns(self, cells: Mapping[str, Any]) -> tuple[dict[str, str], frozenset[str]]:
        """Which field each column holds, found once for all rows of the same columns."""
        heads = tuple(cells)
        if heads not in self._heads:
            fields = {head: name for head in heads if (name := self.mapping.field_of(head)) in FIELDS}
            personal = frozenset(head for head in heads if self.mapping.is_personal(head))
            if heads and not self.known and not fields:
                raise _no_column(heads)
            self.known |= set(fields.values())
            self.unknown |= set(heads) - set(fields) - personal
            self.columns |= dict.fromkeys(heads)
            self._heads[heads] = fields, personal
        return self._heads[heads]

    def _alone(self, row: Row, one: Foreign, elsewhere: Mapping[str, str]) -> None:
        """A dossier counts once: not here and there, not twice in a file. What was refused has not been there."""
        if one.code in elsewhere:
            why = Sentence("Hồ sơ này đã được tính từ nguồn {elsewhere}.", elsewhere=elsewhere[one.code])
            raise DomainError("import.counted_already", why, field="MaHoSo")
        first = self.seen.setdefault(one.code, row.number)
        if first != row.number:
            raise DomainError(
                "import.twice", Sentence("Mã hồ sơ này đã có ở dòng {first} của tệp.", first=first), field="MaHoSo"
            )

    def _elsewhere(self, codes: list[str]) -> dict[str, str]:
        found = dict.fromkeys(Dossier.objects.filter(code__in=codes).values_list("code", flat=True), OWN_SOURCE)
        ids = [fact_id(source, code) for source in self.others for code in codes]
        known = DossierFact.objects.filter(pk__in=ids).values_list("code", "source") if ids else ()
        return found | dict(known)

    def _write(self, ready: Mapping[str, Placed]) -> None:
        before = _contents(list(ready))
        fresh = [
            (one, self.resolver.told(placed, self.done.source))
            for one, placed in ready.items()
            if before.get(one) != placed.content
        ]
        self.done.unchanged += len(ready) - len(fresh)
        changed = {one for one, _ in fresh if one in before}
        self.done.changed += len(changed)
        self.done.new += len(fresh) - len(changed)
        facts.keep_many(append_many(facts.AGGREGATE, KIND, fresh, actor=self.actor))

    def _refuse(self, number: int, code: str, problem: DomainError) -> None:
        self.done.refused.append(Refused(number, code, problem))


def _contents(ids: list[str]) -> dict[str, str]:
    """What each fact was last told."""
    with connection.cursor() as cursor:
        cursor.execute(_SAY_CONTENT, [facts.AGGREGATE, ids, KIND])
        return dict(cursor.fetchall())
