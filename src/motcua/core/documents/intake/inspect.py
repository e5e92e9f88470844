"""One file from its bytes to what is kept of it, or a refusal that says what to do."""

from dataclasses import dataclass

from motcua.core.documents.intake import problems
from motcua.core.documents.intake.kinds import (
    KINDS,
    ZIPPED,
    FileKind,
    is_executable,
    is_old_office,
    is_zip,
    kind_of_extension,
    picture_or_pdf,
)
from motcua.core.documents.intake.limits import Limits
from motcua.core.documents.intake.names import extension, safe_name
from motcua.core.documents.intake.office import look_inside
from motcua.core.documents.intake.pdf import look_at_pdf
from motcua.core.documents.intake.photos import develop
from motcua.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file as it is kept: photos as upright JPEG, everything else byte for byte.

    `pages` is None where it cannot be told (Word, Excel). `blurred` is a hint for the person, never a refusal.
    `signed`: it holds a digital signature, which any change would break.
    """

    content: bytes
    kind: FileKind
    name: str
    pages: int | None
    blurred: bool = False
    signed: bool = False


def prepare(data: bytes, name: str, limits: Limits | None = None) -> Prepared:
    """Looks at a file and makes it ready to be kept; any bytes at all give a result or a DomainError."""
    limits = limits or Limits()
    if not data:
        raise problems.empty(name)
    if len(data) > limits.max_bytes:
        raise problems.too_large(name, len(data), limits.max_bytes)
    kind = sniff(data, name, limits)
    if kind.code == "pdf":
        facts = look_at_pdf(data, name, limits)
        return Prepared(data, kind, safe_name(name, kind), facts.pages, signed=facts.signed)
    if kind.picture:
        photo = develop(data, name, limits)
        jpeg = KINDS["jpg"]
        return Prepared(photo.content, jpeg, safe_name(name, jpeg), 1, blurred=photo.blurred)
    return Prepared(data, kind, safe_name(name, kind), None)


def sniff(data: bytes, name: str, limits: Limits) -> FileKind:
    """What the file is, by what is in it; refuses what is not wanted and what only pretends."""
    found = picture_or_pdf(data) or (look_inside(data, name) if is_zip(data) else None)
    promised = kind_of_extension(extension(name))
    if found is None:
        raise _nothing_we_know(data, name, promised, limits)
    # A PNG called .jpg is everyday; a Word file called .jpg wants to be taken for what it is not.
    if found.code in ZIPPED and promised not in (found, None):
        raise problems.disguised(name)
    if found.code not in limits.kinds:
        raise problems.type_not_allowed(name, limits)
    return found


def _nothing_we_know(data: bytes, name: str, promised: FileKind | None, limits: Limits) -> DomainError:
    if promised is None:
        return problems.type_not_allowed(name, limits)
    if is_old_office(data) and promised.code in ("docx", "xlsx"):
        return problems.encrypted(name)
    return problems.disguised(name) if is_executable(data) or _is_something(data) else problems.damaged(name)


def _is_something(data: bytes) -> bool:
    """Whether it is a readable file of another kind, not just broken bytes: text, a zip, an old Word file …"""
    if is_zip(data) or is_old_office(data):
        return True
    head = data[:512]
    return all(byte >= 0x20 or byte in b"\t\r\n\f" for byte in head)
