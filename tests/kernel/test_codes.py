import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel import codes
from motcua.kernel.codes import DossierCode
from motcua.kernel.codes.person import Sex
from motcua.kernel.errors import DomainError

FRIDAY = date(2024, 9, 13)
AN = "077190001234"  # invented: Bà Rịa – Vũng Tàu, a woman born in 1990


def test_a_dossier_code_names_agency_day_and_number() -> None:
    assert codes.dossier_code("H06.12", FRIDAY, 7) == "H06.12-240913-0007"
    assert codes.dossier_code("H06", FRIDAY, 12345) == "H06-240913-12345"


@given(
    st.from_regex(r"[A-Z0-9]{1,3}(\.[A-Z0-9]{1,3}){0,3}", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 10**6),
)
def test_a_written_code_reads_back(unit: str, day: date, number: int) -> None:
    assert codes.parse_dossier_code(codes.dossier_code(unit, day, number)) == DossierCode(unit, day, number)


def test_a_code_is_read_as_people_type_it() -> None:
    assert str(codes.parse_dossier_code(" h06.12 - 240913 - 0007 ")) == "H06.12-240913-0007"
    assert codes.parse_dossier_code("000.17.22.H56-210531-0001").unit_code == "000.17.22.H56"


@pytest.mark.parametrize(
    "typed", ["", "7", "H06.12-240913", "H06.12-241313-0007", "H06..12-240913-0007", "H06-240913-007"]
)
def test_what_is_no_code_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(DomainError, match="H06.12-240913-0007"):
        codes.parse_dossier_code(typed)


def test_days_are_numbered_from_one() -> None:
    with pytest.raises(ValueError, match="begins with 1"):
        codes.dossier_code("H06.12", FRIDAY, 0)


def test_nobody_guesses_a_public_token() -> None:
    tokens = {codes.public_token() for _ in range(1000)}

    assert len(tokens) == 1000
    assert all(re.fullmatch(r"[\w-]{24}", token) for token in tokens)


def test_a_good_personal_number_is_kept_bare() -> None:
    assert codes.check_personal_id(" 077 190 001 234 ", born=date(1990, 2, 1), sex=Sex.FEMALE) == AN
    assert codes.check_personal_id("001205000001", born=date(2005, 1, 1)) == "001205000001"
    assert codes.check_personal_id("101090000001") == "101090000001"  # registered abroad


WRONG = {
    "07719000123": ("personal_id.length", "số vừa nhập có 11"),
    "": ("personal_id.not_digits", "chỉ gồm chữ số"),
    "07719000123A": ("personal_id.not_digits", "chỉ gồm chữ số"),
    "٠٧٧١٩٠٠٠١٢٣٤": ("personal_id.not_digits", "chỉ gồm chữ số"),
    "273123456": ("personal_id.old_number", "chứng minh nhân dân cũ"),
    "003190001234": ("personal_id.province", "“003”"),
    "000190001234": ("personal_id.province", "“000”"),
}


@pytest.mark.parametrize("number", WRONG)
def test_a_wrong_personal_number_is_told_what_is_wrong(number: str) -> None:
    code, words = WRONG[number]
    with pytest.raises(DomainError, match=words) as refusal:
        codes.check_personal_id(number)

    assert (refusal.value.code, refusal.value.field) == (code, "personal_id")


def test_a_number_must_agree_with_what_the_person_says() -> None:
    with pytest.raises(DomainError, match="năm sinh 1990, không khớp với năm 1991"):
        codes.check_personal_id(AN, born=date(1991, 1, 1))
    with pytest.raises(DomainError, match="Giới tính"):
        codes.check_personal_id(AN, sex=Sex.MALE)


def test_tax_codes_of_firms_and_branches() -> None:
    assert codes.check_tax_code("0100 233 488") == "0100233488"
    assert codes.check_tax_code("0314409058-002") == "0314409058002"


@pytest.mark.parametrize(
    ("number", "code"), [("0100233480", "tax_code.checksum"), ("12345", "tax_code.form"), ("", "tax_code.form")]
)
def test_a_wrong_tax_code_is_refused(number: str, code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        codes.check_tax_code(number)

    assert refusal.value.code == code


@pytest.mark.parametrize("typed", ["0901234567", "+84 901 234 567", "84901234567", "090-123.4567"])
def test_a_telephone_number_has_one_form(typed: str) -> None:
    assert codes.check_phone(typed) == "+84901234567"
    assert codes.format_phone("+84901234567") == "0901 234 567"


@pytest.mark.parametrize(("typed", "code"), [("gọi tôi", "phone.not_understood"), ("0901234", "phone.impossible")])
def test_a_wrong_telephone_number_is_refused(typed: str, code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        codes.check_phone(typed)

    assert refusal.value.code == code


SCAN = f"{AN}|273123456|Nguyễn Thị An|01021990|Nữ|12 Lê Lợi, Phường 1, Vũng Tàu|13092021"


def test_a_scanned_card_puts_the_person_there() -> None:
    card = codes.parse_identity_card_qr(SCAN)

    assert (card.personal_id, card.old_number, card.full_name) == (AN, "273123456", "Nguyễn Thị An")
    assert (card.born, card.sex, card.issued) == (date(1990, 2, 1), Sex.FEMALE, date(2021, 9, 13))
    assert card.address == "12 Lê Lợi, Phường 1, Vũng Tàu"


@pytest.mark.parametrize(
    "scan", [SCAN + "\r\n", SCAN + "||Trần B|Lê C|", SCAN.replace("Nữ", "NU"), SCAN.replace(" An", "  An ")]
)
def test_readers_and_newer_cards_may_add_their_own(scan: str) -> None:
    assert codes.parse_identity_card_qr(scan).full_name == "Nguyễn Thị An"


def test_a_card_may_have_no_old_number() -> None:
    assert codes.parse_identity_card_qr(SCAN.replace("273123456", "")).old_number == ""


BROKEN = {
    "H06.12-240913-0007": "identity_card.not_understood",
    SCAN.replace("Nguyễn Thị An", " "): "identity_card.no_name",
    SCAN.replace("Nữ", "?"): "identity_card.sex",
    SCAN.replace("01021990", "31021990"): "date.impossible",
    SCAN.replace(AN, "123"): "personal_id.length",
}


@pytest.mark.parametrize("scan", BROKEN)
def test_a_broken_scan_is_refused_about_the_scan(scan: str) -> None:
    with pytest.raises(DomainError) as refusal:
        codes.parse_identity_card_qr(scan)

    assert (refusal.value.code, refusal.value.field) == (BROKEN[scan], "scan")
