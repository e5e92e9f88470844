"""An, Bình, Chi and Minh: citizens with a part in the demo, and who may act for whom."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from motcua.core.identity.definitions import MandateKind, SignedOnPerson
from motcua.core.identity.models import Party
from motcua.core.identity.services.give_mandate import give_mandate
from motcua.core.identity.services.sign_on import sign_on
from motcua.core.identity.services.update_contact import update_contact
from motcua.core.ledger.definitions import citizen
from motcua.demo.data import load
from motcua.kernel import clock


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody a visitor can be. `key` names them in the bar; `user` is the account's user name or the number."""

    key: str
    name: str
    part: str
    is_officer: bool
    account: str


@cache
def personas() -> tuple[Persona, ...]:
    """Everybody of the bar, in its order."""
    return tuple(Persona(**row) for row in load("personas")["personas"])


def build_people() -> dict[str, Party]:
    """The citizens of the bar, signed on one after the other; An lets Bình file for her, Sáu lets Minh help."""
    found: dict[str, Party] = {}
    for row in load("personas")["citizens"]:
        found[row["key"]] = _signed_on(row)
    _let(found["an"], found["binh"], MandateKind.PROXY, "Giấy ủy quyền số 01 (số liệu minh họa)")
    _let(found["sau"], found["minh"], MandateKind.ASSISTANCE, "Đồng ý trước mặt Tổ công nghệ số (số liệu minh họa)")
    return found


def _signed_on(row: dict[str, str]) -> Party:
    person = SignedOnPerson(
        subject=f"demo:{row['number']}",
        identity_number=row["number"],
        full_name=row["name"],
        birth_date=date.fromisoformat(row["born"]),
        sex=row["sex"],
        phone=row["phone"],
        email=row.get("email", ""),
        address=row["address"],
    )
    party = sign_on(person).party
    assert party is not None
    return update_contact(party, actor=citizen(party.pk), area_code=row["area"])


def _let(principal: Party, agent: Party, kind: MandateKind, evidence: str) -> None:
    ends = datetime(2024, 12, 31, 17, 0, tzinfo=clock.TIME_ZONE)
    give_mandate(principal, agent, actor=citizen(principal.pk), kind=kind, evidence=evidence, valid_to=ends)
