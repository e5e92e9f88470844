from uuid import UUID

import pytest

from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.policies import check_may_open, may_open, owner_of_party
from motcua.core.ledger.definitions import NOBODY, Actor, citizen, officer, system
from motcua.kernel.errors import DomainError

AN, CHI = UUID(int=1), UUID(int=2)
EM = officer(7, 3, ["specialist"])
FILE = StoredFile(owner=owner_of_party(AN), name="đơn.pdf", state=FileState.ACCEPTED)


@pytest.mark.parametrize(
    ("who", "in_scope", "may"),
    [
        (citizen(AN), False, True),
        (citizen(CHI), False, False),
        (citizen(CHI), True, True),  # a proxy, for whose dossier the caller vouches
        (EM, False, False),
        (EM, True, True),
        (NOBODY, True, False),
        (NOBODY, False, False),
        (system("virus_scan"), False, True),
    ],
)
def test_who_may_open_a_file_of_an(who: Actor, in_scope: bool, may: bool) -> None:
    assert may_open(FILE, who, in_scope=lambda: in_scope) is may


@pytest.mark.parametrize(
    ("state", "code"), [(FileState.QUARANTINED, "file.under_check"), (FileState.REFUSED, "file.refused")]
)
def test_nobody_opens_a_file_that_is_not_accepted(state: FileState, code: str) -> None:
    file = StoredFile(owner=FILE.owner, name="đơn.pdf", state=state)
    with pytest.raises(DomainError) as refused:
        check_may_open(file, EM, in_scope=lambda: True)
    assert refused.value.code == code


def test_a_stranger_is_not_even_told_the_name_of_a_file() -> None:
    with pytest.raises(DomainError) as refused:
        check_may_open(FILE, citizen(CHI))
    assert refused.value.code == "file.not_permitted"
    assert FILE.name not in refused.value.message
