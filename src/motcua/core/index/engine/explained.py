"""What each exported column means, for a stranger who has nothing but the files."""

from collections.abc import Mapping
from typing import Final

from motcua.core.index.declarations import Relation

_SOURCE = 'which system the row comes from: "motcua" for this one, else the name under which another was imported'
_PROCEDURE = "code of the administrative procedure in the national database (mã thủ tục)"
_SECTOR = "code of the procedure's sector (lĩnh vực)"
_LEVEL = "how far the procedure is online: full (toàn trình), partial (một phần), none; empty if not known"
_RETURNS = "whether the procedure ends with a paper or document that must be returned (denominator of 4.1)"
_LATE = "later than this moment the row counts as late; null: it never does, as things stand"

_DOSSIER: Final = {
    "dossier_id": "the row's own id; of an imported dossier made from its source and code, so it never changes",
    "code": "mã hồ sơ, as printed on the reception slip",
    "source": _SOURCE,
    "procedure_code": _PROCEDURE,
    "procedure_version_id": "which version of the procedure it was filed under; 0 if this catalogue does not know it",
    "sector_code": _SECTOR,
    "service_level": _LEVEL,
    "essential": "one of the essential public services (QĐ 06/2022, QĐ 422/2022)",
    "returns_document": _RETURNS,
    "receiving_unit_id": "unit.id of the desk that received it",
    "competent_unit_id": "unit.id of the unit that decides it: by this unit a dossier is counted",
    "returning_unit_id": "unit.id of the desk that hands the result over",
    "holder_unit_id": "unit.id of the unit whose turn it is now; null when it is over or waits for the citizen",
    "way": "self_afar, self_at_centre, assisted (online) · typed_by_officer, direct (at the counter) · post",
    "channel": "KenhThucHien of the national exchange: 1 direct, 2 online, 3 by post",
    "applicant_kind": "LoaiDoiTuong: person, business, state_body, organisation",
    "identity_verified": "the applicant's account was verified by VNeID, or population data were used (4.6)",
    "state": "TrangThaiHoSo 1–10 of the national portal: 1 registered … 9 finished, 10 returned",
    "submitted_at": "when it was filed",
    "check_due_at": "until when an online filing had to be accepted, sent back or refused",
    "first_answer_at": "when the office first accepted it, asked for a supplement or refused",
    "accepted_at": "when it was received as valid: the clock runs from here, and it is placed in a period by it",
    "first_due_at": "the date promised on the reception slip",
    "due_at": "the date promised now; it moves only by a legal pause",
    "limit_amount": "the time limit on which the promise rests; null if none is known",
    "limit_unit": "of limit_amount: hours (working hours), working_days, days, months",
    "supplements": "how often a supplement was asked for, before acceptance too; more than once counts late (2.1)",
    "last_supplement_at": "when it was last asked for",
    "paused_since": "since when the clock stands still; null when it runs or the dossier is over",
    "finished_at": "when it ended, whatever the outcome; null while it is open",
    "outcome": "done (a result), refused, withdrawn, stopped; empty while it is open",
    "returned_at": "when the result was handed over",
    "return_way": "counter, post, online; empty if not known",
    "components": "how many papers it has",
    "components_digital": "of these: that are files",
    "components_reused": "of these: that were not asked for again, taken from a store or a register",
    "components_register": "of the reused: fetched from a register, not from a personal repository",
    "has_fee": "the applicant owes a fee or charge that is not zero (denominator of 3.6)",
    "result_signed": "the result bears a digital signature",
    "result_print": "the first 8 bytes of the SHA-256 of the result's file, as a signed number; null without a file",
    "result_bytes": "size of that file in bytes",
    "worked_minutes": "working minutes from acceptance to the result, pauses taken off (2.2); null without a result",
    "late_from": f"{_LATE}. It holds the rule of 2.1: promise, pauses, second request, the end that counts",
    "digitised_at": "when the first paper came as a file; null if none did (4.2)",
    "reused_at": "when the first paper was not asked for again; null if none (4.3)",
    "shared_at": "when a paper was taken from, or the result put into, a personal repository (4.4)",
    "electronic_result_at": "when an electronic result was there (4.1, 4.2, 3.3)",
    "paid_at": "when the fee was paid",
    "paid_online_at": "when it was paid online: DuocThanhToanTrucTuyen 1 or 2 (3.5, 3.6)",
    "synced_at": "when the national portal had received it (1.4)",
    "unhappy_at": "when it first was complained of or rated unhappily (5.3)",
    "rated_at": "when its owner rated it",
    "rulings": 'contests that were upheld, "<declaration>:met" counts above, "<declaration>:out" does not count at all',
    "touched_units": "unit.id of every unit that ever held it",
    "event_sequence": "number of the last event of its ledger chain that this row was folded from",
}
_SERVICE: Final = {
    "id": "the row's number; nothing refers to it",
    "source": _SOURCE,
    "procedure_code": _PROCEDURE,
    "unit_id": "unit.id of the unit that decides it: by this unit it is counted",
    "sector_code": _SECTOR,
    "service_level": _LEVEL,
    "online": "partly or wholly online (3.1, 3.2)",
    "has_fee": "it has a fee or charge that is not zero (3.4, 3.5)",
    "returns_document": _RETURNS,
    "for_citizens": "a person is among those who may ask for it (4.5)",
    "on_population": "its form is filled in from the population data of the account (4.5)",
    "complete": "published with all parts of NĐ 63/2010/NĐ-CP Điều 8 khoản 2 (1.3)",
    "fee_synced_at": "when its fee data were synced to the national portal (3.4)",
    "valid_from": "from this moment the unit offered it in this form",
    "valid_to": "up to this moment, itself not included; null: until further notice",
}
_UNIT: Final = {
    "id": "what other files refer to",
    "code": "identifier of the agency (QĐ 20/2020/QĐ-TTg), as `--unit` takes it",
    "name": "full name now",
    "short_name": "name on narrow screens",
    "kind": "committee, department, office, one_stop, partner …",
    "level": "province, city, district, commune: some indicators apply to some levels only",
    "area_code": "GSO code of the place that it serves",
    "address": "of the office",
    "phone": "of the office",
    "website": "of the office",
    "head_title": "title of its head as it stands above a signature",
    "reception_calendar": "by which working hours it receives",
    "running_calendar": "by which working hours time limits run",
    "sort_key": "orders names as the Vietnamese alphabet does, byte by byte",
    "valid_from": "first day on which the unit exists",
    "valid_to": "its last day; null: until further notice",
}
_PETITION: Final = {
    "petition_id": "the row's own id",
    "source": _SOURCE,
    "code": "code of the petition (phản ánh, kiến nghị)",
    "unit_id": "unit.id of the unit that must answer: by this unit it is counted",
    "kind": "about the rules, or about an officer's conduct",
    "first_received_at": "when anybody first received it: it is placed in a period by it (5.2)",
    "received_at": "when it was sent here, or last transferred to this unit: the clock's start (5.1)",
    "resolved_at": "when it was answered; null while it is open",
    "late_from": _LATE,
    "disliked_at": "since when more people disliked the answer than liked it (5.2)",
    "repeated_at": "when the same person complained again (5.2)",
}
_PUBLICATION: Final = {
    "id": "the row's number; nothing refers to it",
    "source": _SOURCE,
    "procedure_code": _PROCEDURE,
    "unit_id": "unit.id in whose name it is published",
    "decision_number": "number of the decision (quyết định công bố)",
    "decided_at": "day of the decision, its first moment: it is placed in a period by it (1.1, 1.2)",
    "decide_by": "until when it had to be decided: 5 working days before its legal basis takes effect; null: not known",
    "public_at": "when it was made public in the national database",
    "public_by": "until when it had to be: 5 working days after the decision",
}

EXPLAINED: Final[Mapping[Relation, Mapping[str, str]]] = {
    Relation.DOSSIER: _DOSSIER,
    Relation.SERVICE: _SERVICE,
    Relation.UNIT: _UNIT,
    Relation.PETITION: _PETITION,
    Relation.PUBLICATION: _PUBLICATION,
}
