"""A sentence is Vietnamese as a string, and another language on its way to a reader."""

import pickle
from collections.abc import Iterator

import pytest

from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence, set_translation, told

ENGLISH = {
    "Còn thiếu giấy tờ: {name}.": "A paper is missing: {name}.",
    "Dòng {line}: {why}": "Line {line}: {why}",
    "Xin nhập họ tên.": "Please enter a name.",
}
PAPER = Sentence("Còn thiếu giấy tờ: {name}.", name="Tờ khai {A}")
NAME = Sentence("Xin nhập họ tên.")


@pytest.fixture
def english() -> Iterator[None]:
    before = set_translation(lambda template: ENGLISH.get(template, template))
    yield
    set_translation(before)


@pytest.mark.parametrize(
    ("sentence", "vietnamese", "in_english"),
    [
        (NAME, "Xin nhập họ tên.", "Please enter a name."),
        (PAPER, "Còn thiếu giấy tờ: Tờ khai {A}.", "A paper is missing: Tờ khai {A}."),
        (Sentence("Dòng {line}: {why}", line=3, why=NAME), "Dòng 3: Xin nhập họ tên.", "Line 3: Please enter a name."),
        (Sentence.listing([NAME, "Lan"], ", "), "Xin nhập họ tên., Lan", "Please enter a name., Lan"),
        (Sentence("Không {có} bản dịch."), "Không {có} bản dịch.", "Không {có} bản dịch."),
        (pickle.loads(pickle.dumps(PAPER)), str(PAPER), "A paper is missing: Tờ khai {A}."),
    ],
)
def test_a_sentence_is_vietnamese_until_it_is_told(
    english: None, sentence: Sentence, vietnamese: str, in_english: str
) -> None:
    assert (str(sentence), f"{sentence}", told(sentence)) == (vietnamese, vietnamese, in_english)


def test_a_refusal_tells_its_reader_and_keeps_vietnamese_for_rows_and_logs(english: None) -> None:
    refusal = DomainError("dossier.paper_missing", PAPER).about("paper:a")
    assert refusal.message == "A paper is missing: Tờ khai {A}."
    assert refusal.sentence == str(refusal) == "Còn thiếu giấy tờ: Tờ khai {A}."


def test_several_refusals_are_each_told_in_the_language_of_the_reader(english: None) -> None:
    both = Problems([DomainError("a", NAME), DomainError("b", PAPER)])
    assert both.message == "Please enter a name. A paper is missing: Tờ khai {A}."
    assert str(both) == "Xin nhập họ tên. Còn thiếu giấy tờ: Tờ khai {A}."


def test_nothing_is_translated_where_no_surface_asks_for_it() -> None:
    before = set_translation(None)
    assert told(PAPER) == str(PAPER)
    set_translation(before)
