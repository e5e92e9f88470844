import pytest

from motcua.kernel.errors import DomainError, MotcuaError, OutsidePartyError, Problems
from motcua.kernel.sentences import Sentence

NO_NAME = DomainError("person.no_name", Sentence("Xin nhập họ tên."), field="name")
NO_PHONE = DomainError("phone.missing", Sentence("Xin nhập số điện thoại."), field="phone")


def test_a_refusal_carries_a_code_for_machines_and_a_sentence_for_people() -> None:
    refusal = DomainError(
        "dossier.changed_meanwhile", Sentence("Hồ sơ vừa được người khác xử lý."), detail={"state": "accepted"}
    )

    assert (refusal.code, str(refusal), refusal.field) == (
        "dossier.changed_meanwhile",
        "Hồ sơ vừa được người khác xử lý.",
        None,
    )
    assert refusal.detail["state"] == "accepted"
    assert refusal.problems == (refusal,)


def test_several_problems_are_told_at_once() -> None:
    both = Problems([NO_NAME, Problems([NO_PHONE, NO_NAME])])

    assert both.code == "problems"
    assert both.problems == (NO_NAME, NO_PHONE, NO_NAME)
    assert "Xin nhập số điện thoại." in str(both)


def test_one_problem_keeps_its_own_code() -> None:
    assert (Problems([NO_NAME]).code, Problems([NO_NAME]).field) == ("person.no_name", "name")


def test_no_problem_raises_nothing_and_any_raises_all() -> None:
    Problems.raise_any([])

    with pytest.raises(Problems) as refusal:
        Problems.raise_any(iter([NO_NAME, NO_PHONE]))
    assert len(refusal.value.problems) == 2


def test_problems_without_a_problem_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Problems([])


def test_a_refusal_can_be_said_about_another_field() -> None:
    assert NO_NAME.about("applicant.name").field == "applicant.name"
    assert NO_NAME.field == "name"


@pytest.mark.parametrize("permanent", [True, False])
def test_an_outside_party_says_whether_to_try_again(permanent: bool) -> None:
    failure = OutsidePartyError("ngân hàng không trả lời", permanent=permanent)

    assert isinstance(failure, MotcuaError)
    assert (str(failure), failure.permanent) == ("ngân hàng không trả lời", permanent)
