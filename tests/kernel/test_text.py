import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import initials, nfc, person_sort_key, required_text, slug, sort_key, tidy, unaccented

IN_ORDER = {
    "the alphabet": "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
    "the tones": "ma mà mả mã má mạ",
    "letters before tones": "ba bà bả bã bá bạ ban bàn bản bán bạn bát băn bân",
    "tones on shaped letters": "ân ần ẩn ẫn ấn ận b ên ơn ờn u ừ ử ữ ứ ự",
    "numbers by value": "Phường 1|Phường 2|Phường 10|Phường 11|Phường Rạch Dừa|Phường Thắng Nhất|Phường Thắng Nhì",
    "word by word": "Lê An|Lê Anh|Lê Ân|Lềnh A",
    "numbers before letters": "1 2 9 10 100 a",
    "huge numbers": "99999999 999999999 1000000000 99999999999999999999 100000000000000000000",
}


@pytest.mark.parametrize("case", IN_ORDER)
def test_names_stand_in_the_order_of_the_vietnamese_alphabet(case: str) -> None:
    text = IN_ORDER[case]
    expected = text.split("|" if "|" in text else " ")

    assert all(sort_key(first).encode() < sort_key(second).encode() for first, second in pairwise(expected))


def test_old_and_new_style_of_tones_are_one_word() -> None:
    assert sort_key("Hoà Bình") == sort_key("Hòa Bình")


def test_case_and_punctuation_do_not_order() -> None:
    assert sort_key("  VŨNG-TÀU. ") == sort_key("Vũng Tàu")


@given(st.text("aăâbdđeêoôơuưyàảãáạ ởỗ 0123", max_size=12))
def test_the_key_does_not_depend_on_the_form_of_unicode(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)
    assert sort_key(text).isascii()


def test_people_are_listed_by_given_name_then_family() -> None:
    people = [
        "Lê Văn An",
        "Trần An",
        "Nguyễn Thị Ánh",
        "Phạm Bình",
        "Lê Hoa",
        "Trần Hoa",
        "Lê Hòa",
        "Lê Thị Hoàng",
        "Đỗ Vy",
    ]

    assert all(person_sort_key(first) < person_sort_key(second) for first, second in pairwise(people))


SEARCHED = {
    "Đường Lê Lợi": "duong le loi",
    "QUY HOẠCH XÂY DỰNG": "quy hoach xay dung",
    "Ưng Ỷ": "ung y",
    "café": "cafe",
}


@pytest.mark.parametrize("written", SEARCHED)
def test_an_finds_what_she_types_without_accents(written: str) -> None:
    assert unaccented(written) == SEARCHED[written]
    assert unaccented(unicodedata.normalize("NFD", written)) == SEARCHED[written]


def test_pasted_text_is_tidied() -> None:
    assert tidy("\u200b Nguye\u0302\u0303n \u00a0 Thị\tAn\n") == "Nguyễn Thị An"
    assert nfc("e\u0302\u0301") == "ế"


def test_a_name_has_its_initials() -> None:
    assert [initials(name) for name in ("Nguyễn Thị Ánh", "Đỗ Vy", "An", "")] == ["NÁ", "ĐV", "A", ""]


def test_a_title_becomes_a_piece_of_an_address() -> None:
    assert slug(" Cấp đổi giấy phép (lần 2) ") == "cap-doi-giay-phep-lan-2"


def test_what_must_be_written_is_kept_trimmed_and_whole() -> None:
    assert required_text("  Đu\u031bờng ", "reason", Sentence("Xin ghi lý do."), longest=5) == "Đường"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [(" \n", "text.required", "Xin ghi lý do."), ("x" * 6, "text.too_long", "trong 5 chữ cái")],
)
def test_nothing_written_and_too_much_are_refused_beside_the_box(text: str, code: str, said: str) -> None:
    with pytest.raises(DomainError, match=said) as refusal:
        required_text(text, "reason", Sentence("Xin ghi lý do."), longest=5)
    assert (refusal.value.code, refusal.value.field) == (code, "reason")
