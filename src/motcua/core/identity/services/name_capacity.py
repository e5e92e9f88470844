"""In whose name an officer signs in a unit, from a day on (NĐ 30/2020/NĐ-CP Điều 13)."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from motcua.core.identity.definitions import Capacity
from motcua.core.identity.errors import ends_before_it_begins
from motcua.core.identity.models import Officer, SigningCapacity, Unit
from motcua.core.identity.policies import Action, require
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import tidy


@transaction.atomic
def name_capacity(
    officer: Officer,
    *,
    actor: Actor,
    unit: Unit,
    capacity: Capacity,
    own_title: str,
    valid_from: date,
    on_behalf_of: str = "",
    basis: str = "",
    valid_to: date | None = None,
) -> SigningCapacity:
    """`own_title` "Phó Chủ tịch", `on_behalf_of` "Chủ tịch", `basis` the paper that says so. Raises `Problems`.

    By order (TL.) needs the working regulation that names it; a delegation (TUQ.) is in writing and for a time.
    """
    require(actor, Action.ADMINISTER_OFFICERS)
    values = {"own_title": tidy(own_title), "on_behalf_of": tidy(on_behalf_of), "basis": tidy(basis)}
    Problems.raise_any(_problems(capacity, values, valid_from, valid_to))
    Officer.objects.select_for_update().get(pk=officer.pk)
    named = SigningCapacity.objects.create(
        officer=officer, unit=unit, capacity=capacity, valid_from=valid_from, valid_to=valid_to, **values
    )
    period = [valid_from.isoformat(), valid_to.isoformat() if valid_to else None]
    data = {"capacity": str(capacity), "unit": unit.code, "valid": period, **values}
    append("officer", officer.pk, "officer.capacity_named", actor=actor, data=data)
    return named


def _problems(
    capacity: Capacity, values: dict[str, str], valid_from: date, valid_to: date | None
) -> Iterator[DomainError]:
    if not values["own_title"]:
        yield DomainError("capacity.own_title", Sentence("Xin nhập chức vụ của người ký."), field="own_title")
    if capacity is not Capacity.OWN and not values["on_behalf_of"]:
        yield DomainError("capacity.on_behalf_of", Sentence("Xin ghi ký thay mặt chức vụ nào."), field="on_behalf_of")
    if capacity in (Capacity.BY_ORDER, Capacity.DELEGATED) and not values["basis"]:
        yield DomainError(
            "capacity.basis",
            Sentence("Ký thừa lệnh, thừa ủy quyền phải có văn bản giao; xin ghi số văn bản."),
            field="basis",
        )
    if capacity is Capacity.DELEGATED and valid_to is None:
        yield DomainError(
            "capacity.valid_to", Sentence("Thừa ủy quyền phải có thời hạn; xin ghi ngày hết hạn."), field="valid_to"
        )
    if valid_to is not None and valid_to < valid_from:
        yield ends_before_it_begins()
