"""Take in records of the national procedure database: each by itself, so that a bad one stops nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DataError

from motcua.core.catalogue.definitions.records import ProcedureRecord
from motcua.core.catalogue.errors import UnreadableRecord
from motcua.core.catalogue.models import ProcedureVersion, VersionState
from motcua.core.catalogue.policies import require_keeper
from motcua.core.catalogue.queries.records import record_of
from motcua.core.catalogue.rules import national
from motcua.core.catalogue.services.publish import publish
from motcua.core.ledger.definitions import Actor
from motcua.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one record: `parsed` and its version, or the `refusal`."""

    source: str
    code: str
    name: str
    parsed: national.ParsedProcedure | None = None
    version: ProcedureVersion | None = None
    refusal: UnreadableRecord | None = None


def import_procedures(directory: Path, *, actor: Actor) -> Iterator[Imported]:
    """Every record of every *.json file below `directory`, in the order of the names.

    What the national record does not know (form, route, life events …) is kept from the version before it. The same
    record again makes no new version; the same code twice in one import is refused the second time.
    """
    require_keeper(actor)
    seen: dict[str, str] = {}
    for file in sorted(directory.rglob("*.json")):
        source = str(file.relative_to(directory))
        try:
            raws = national.records_in(_bytes(file))
        except UnreadableRecord as refusal:
            yield Imported(source, "", "", refusal=refusal)
            continue
        for raw in raws:
            yield _import_one(raw, source, seen, actor)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableRecord(
            "national_record.file", Sentence("Không mở được tệp: {why}.", why=error.strerror)
        ) from None


def _import_one(raw: Any, source: str, seen: dict[str, str], actor: Actor) -> Imported:
    code, name = national.code_and_name(raw)
    try:
        parsed = national.read_record(raw)
        if code in seen:
            raise UnreadableRecord(
                "national_record.twice", Sentence("Mã {code} đã có trong tệp {first}.", code=code, first=seen[code])
            )
        version = publish(_with_what_is_ours(parsed.record), actor=actor)
    except UnreadableRecord as refusal:
        return Imported(source, code, name, refusal=refusal)
    except DataError as error:  # the database takes less than the record holds
        refused = UnreadableRecord(
            "national_record.not_storable", Sentence("Không lưu được bản ghi: {error}.", error=str(error))
        )
        return Imported(source, code, name, refusal=refused)
    seen[code] = source
    return Imported(source, code, name, parsed, version)


def _with_what_is_ours(record: ProcedureRecord) -> ProcedureRecord:
    """The record, with what only our own catalogue knows taken over from the published version."""
    before = ProcedureVersion.objects.filter(procedure__code=record.code, state=VersionState.PUBLISHED).first()
    if before is None:
        return record
    ours = record_of(before)
    kept = {name: getattr(ours, name) for name in ("short_name", "essential", "life_events", "form", "route")}
    rules = ours.rules.model_copy(update={"same_day": record.rules.same_day})
    return record.model_copy(update={**kept, "rules": rules, "summary": record.summary or ours.summary})
