"""What is true of names, particulars and signatures, whoever asks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from motcua.core.identity.definitions import Capacity, Particulars, PartyKind
from motcua.kernel.codes import check_personal_id, check_phone, check_tax_code
from motcua.kernel.codes.person import Sex
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import person_sort_key, sort_key, tidy, unaccented

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_AGENCY = re.compile(r"[A-Z0-9]+(?:\.[A-Z0-9]+)*")  # QĐ 20/2020/QĐ-TTg: H06.12, 000.00.12.H06


def signature_lines(capacity: str, own_title: str, on_behalf_of: str) -> list[str]:
    """What stands above a signature (NĐ 30/2020 Điều 13 and Phụ lục I, mục II.7): ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]."""
    if capacity == Capacity.OWN:
        return [own_title.upper()]
    return [f"{capacity} {on_behalf_of.upper()}", own_title.upper()]


def same_name(one: str, other: str) -> bool:
    """Whether two spellings may name one person: case, marks and spaces do not count."""
    return unaccented(tidy(one)) == unaccented(tidy(other))


def written_name(name: str) -> str:
    """Registers shout: "NGUYỄN THỊ AN" → "Nguyễn Thị An"; a name in mixed case stays as it is."""
    name = tidy(name)
    return name.title() if name.isupper() else name


def search_text(name: str, identifier: str) -> str:
    return f"{unaccented(name)} {identifier}"


def party_sort_key(kind: PartyKind, name: str) -> str:
    """People by given name, bodies by the whole name."""
    key = person_sort_key(name) if kind is PartyKind.PERSON else sort_key(name)
    return key[:400]


def area_search_text(name: str, kind: str, parent_name: str, former_names: Iterable[str]) -> str:
    """The own name first, every word behind a space, so that words match from their start: " thang tam phuong …"."""
    words = " ".join([name, kind, parent_name, *former_names])
    return f" {' '.join(search_words(words))}"[:400]


def search_words(text: str) -> list[str]:
    """What is compared when somebody searches: words without marks, case and punctuation."""
    return re.findall(r"\w+", unaccented(text))


def check_unit_code(code: str) -> str:
    """The identifier of an agency as dossier codes carry it: capital letters and digits between dots."""
    code = tidy(code).upper()
    if len(code) > 40 or not _AGENCY.fullmatch(code):
        raise DomainError(
            "unit.code",
            Sentence("Mã đơn vị gồm chữ cái không dấu và số, cách nhau bằng dấu chấm, ví dụ H06.12."),
            field="code",
        )
    return code


def check_unit_name(name: str) -> str:
    name = tidy(name)
    if not name or len(name) > 200:
        raise DomainError("unit.name", Sentence("Xin nhập tên đơn vị, nhiều nhất 200 ký tự."), field="name")
    return name


def check_particulars(given: Particulars, *, today: date) -> Particulars:
    """The particulars in the one form that is stored; raises `Problems` with every defect at once."""
    problems: list[DomainError] = []

    def checked(check: Callable[[], str]) -> str:
        try:
            return check()
        except DomainError as error:
            problems.append(error)
            return ""

    result = replace(
        given,
        identifier=checked(lambda: check_identifier(given)),
        name=checked(lambda: check_name(given)),
        phone=checked(lambda: check_phone(given.phone) if given.phone.strip() else ""),
        email=checked(lambda: check_email(given.email) if given.email.strip() else ""),
        address=tidy(given.address),
    )
    checked(lambda: _check_birth_date(given.birth_date, today))
    Problems.raise_any(problems)
    return result


def check_identifier(given: Particulars) -> str:
    """A person's number must agree with birth and sex where they are said; a body has a tax code or agency code."""
    if given.kind is PartyKind.PERSON:
        sex = Sex(given.sex) if given.sex else None
        return check_personal_id(given.identifier, born=given.birth_date, sex=sex, field="identifier")
    code = tidy(given.identifier).upper()
    if given.kind is PartyKind.STATE_BODY and not code.replace("-", "").isdigit() and _AGENCY.fullmatch(code):
        return code
    return check_tax_code(code, field="identifier")


def check_name(given: Particulars) -> str:
    name = written_name(given.name) if given.kind is PartyKind.PERSON else tidy(given.name)
    if len(name) < 2 or len(name) > 200:
        raise DomainError("party.name", Sentence("Xin nhập tên đầy đủ, từ 2 đến 200 ký tự."), field="name")
    if given.kind is PartyKind.PERSON and any(char.isdigit() for char in name):
        raise DomainError("party.name", Sentence("Họ và tên không có chữ số. Xin kiểm tra lại."), field="name")
    return name


def check_email(address: str, *, field: str | None = "email") -> str:
    """The address in lower case; whether anybody reads it only a letter can tell."""
    address = tidy(address).lower()
    if len(address) > 254 or not _EMAIL.fullmatch(address):
        raise DomainError(
            "email.not_understood",
            Sentence("Địa chỉ thư điện tử “{address}” không đúng. Ví dụ đúng: ten.ban@example.vn.", address=address),
            field=field,
        )
    return address


def _check_birth_date(born: date | None, today: date) -> str:
    if born is not None and born > today:
        raise DomainError("party.birth_date", Sentence("Ngày sinh không thể ở sau hôm nay."), field="birth_date")
    return ""
