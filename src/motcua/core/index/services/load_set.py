"""Load an indicator set: changed weights and dates need no programmer."""

import json
from typing import Any

from django.db import transaction

from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.errors import set_not_whole
from motcua.core.index.models import IndexSet
from motcua.core.index.policies import require_keeper
from motcua.core.index.queries.sets import all_sets, profiles, same_time
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.sentences import Sentence


@transaction.atomic
def load_set(record: Any, *, actor: Actor) -> list[IndicatorSet]:
    """Takes the set whole or not at all. The same record again changes nothing; a code is never reused for another.

    `record` is what somebody wrote down, whatever that is. Raises `index.set_not_whole` with everything that is wrong.
    """
    require_keeper(actor)
    _require_storable(record)
    found = profiles(record)
    code = found[0].code
    before = IndexSet.objects.filter(code=code).first()
    if before is not None and before.record == record:
        return found
    if before is not None or code in {one.code for one in all_sets()}:
        raise set_not_whole(
            Sentence("Đã có bộ chỉ số mã “{code}”: bộ sửa đổi phải có mã mới, số liệu cũ giữ cách tính cũ", code=code)
        )
    for said in same_time(found):
        raise set_not_whole(said)
    IndexSet.objects.create(code=code, record=dict(record), loaded_at=clock.now())
    data = {"code": code, "from": found[0].valid_from.isoformat()}
    append("index_set", code, "index.set_loaded", actor=actor, data=data, first=True)
    return found


def _require_storable(record: Any) -> None:
    """JSON may hold what is no character of any text, and PostgreSQL keeps none of that."""
    try:
        said = json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        said = b"\\u0000"
    if b"\\u0000" in said:
        raise set_not_whole(Sentence("Tệp có ký tự không phải là chữ"))
