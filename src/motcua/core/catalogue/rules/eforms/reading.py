"""What a person typed, made one clean answer; or a sentence beside the field that says what is wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.core.catalogue.definitions import fields as f
from motcua.core.catalogue.rules.figures import figure
from motcua.kernel.codes import check_personal_id, check_phone, check_tax_code
from motcua.kernel.dates import format_date, parse_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import nfc, tidy

_WARD = re.compile(r"\d{5}")
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s.,;<>\"]{2,}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
_LONGEST_NUMBER = 15  # digits that survive a trip through JSON


@dataclass(frozen=True, slots=True)
class World:
    """What reading needs to know and must not look up by itself."""

    today: date
    is_ward: Callable[[str], bool] = lambda code: _WARD.fullmatch(code) is not None


def refuse(code: str, message: Sentence, path: str) -> DomainError:
    return DomainError(f"form.{code}", message, field=path)


def storable(text: str) -> str:
    """Without what no database and no paper can hold: control characters and halves of characters."""
    return text.encode("utf-8", "ignore").decode("utf-8").translate(_CONTROLS)


def text_of(raw: Any, path: str) -> str:
    """A typed answer as text; a list or an object where text is wanted comes from no form of ours."""
    if isinstance(raw, str):
        return storable(raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return str(raw)
    raise refuse("not_understood", Sentence("Không đọc được câu trả lời này. Xin nhập lại."), path)


def read_text(field: f.TextField, raw: Any, path: str, world: World) -> str:
    text = tidy(text_of(raw, path))
    if len(text) < field.min_length:
        raise refuse(
            "too_short",
            Sentence("“{label}” cần ít nhất {least} ký tự.", label=field.label, least=field.min_length),
            path,
        )
    return _not_too_long(text, field.label, field.max_length, path)


def read_long_text(field: f.LongTextField, raw: Any, path: str, world: World) -> str:
    lines = [tidy(line) for line in nfc(text_of(raw, path)).splitlines()]
    return _not_too_long("\n".join(lines).strip(), field.label, field.max_length, path)


def _not_too_long(text: str, label: str, most: int, path: str) -> str:
    if len(text) > most:
        raise refuse(
            "too_long",
            Sentence(
                "“{label}” dài {count} ký tự, nhiều nhất là {most}. Xin viết gọn lại.",
                label=label,
                count=len(text),
                most=most,
            ),
            path,
        )
    return text


def read_number(field: f.NumberField, raw: Any, path: str, world: World) -> int | float:
    number = _figure(raw, field.label, path)
    if -number.as_tuple().exponent > field.places:  # type: ignore[operator]  # a finite number has a whole exponent
        raise refuse("too_fine", _whole_or_fine(field), path)
    _within(number, field.minimum, field.maximum, field.label, field.unit, path=path)
    return float(number) if field.places else int(number)


def _whole_or_fine(field: f.NumberField) -> Sentence:
    if not field.places:
        return Sentence("“{label}” là số nguyên.", label=field.label)
    return Sentence("“{label}” nhiều nhất {places} chữ số sau dấu phẩy.", label=field.label, places=field.places)


def read_money(field: f.MoneyField, raw: Any, path: str, world: World) -> int:
    if isinstance(raw, str):
        raw = re.sub(r"(?i)\s*(đồng|vnđ|vnd|đ|₫)\s*$", "", raw.strip())
    number = _figure(raw, field.label, path)
    if number != number.to_integral_value():
        raise refuse("too_fine", Sentence("“{label}” là số tiền chẵn đồng.", label=field.label), path)
    _within(number, Decimal(field.minimum), Decimal(field.maximum), field.label, "đồng", path=path)
    return int(number)


def _figure(raw: Any, label: str, path: str) -> Decimal:
    """1.234.567,5 as Vietnamese write it; 1234.5 too, where it cannot be mistaken for thousands."""
    typed = re.sub(r"\s", "", text_of(raw, path))
    if not isinstance(raw, str):
        typed = format(Decimal(typed), "f").replace(".", ",")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", typed):
        typed = typed.replace(".", "")
    typed = typed.replace(",", ".")
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", typed):
        raise refuse("not_a_number", Sentence("“{label}” phải là một số, ví dụ 1.250 hoặc 12,5.", label=label), path)
    number = Decimal(typed)
    if len(number.as_tuple().digits) > _LONGEST_NUMBER:
        raise refuse("not_a_number", Sentence("“{label}” có quá nhiều chữ số. Xin kiểm tra lại.", label=label), path)
    return number if "." not in typed else number.normalize() + 0


def _within(number: Decimal, least: Decimal | None, most: Decimal | None, label: str, unit: str, *, path: str) -> None:
    tail = f" {unit}" if unit else ""
    if least is not None and number < least:
        raise refuse(
            "too_small",
            Sentence("“{label}” không được nhỏ hơn {least}.", label=label, least=f"{figure(least)}{tail}"),
            path,
        )
    if most is not None and number > most:
        raise refuse(
            "too_big",
            Sentence("“{label}” không được lớn hơn {most}.", label=label, most=f"{figure(most)}{tail}"),
            path,
        )


def read_date(field: f.DateField, raw: Any, path: str, world: World) -> str:
    typed = text_of(raw, path).strip()
    day = _iso(typed) or parse_date(typed, field=path)
    earliest = max(filter(None, (field.earliest, world.today if field.not_in_past else None)), default=None)
    latest = min(filter(None, (field.latest, world.today if field.not_in_future else None)), default=None)
    if latest and day > latest:
        if latest == world.today and field.not_in_future:
            raise refuse("too_late", Sentence("“{label}” không thể sau ngày hôm nay.", label=field.label), path)
        said = Sentence("“{label}” không thể sau {day}.", label=field.label, day=format_date(latest))
        raise refuse("too_late", said, path)
    if earliest and day < earliest:
        if earliest == world.today and field.not_in_past:
            raise refuse("too_early", Sentence("“{label}” không thể trước ngày hôm nay.", label=field.label), path)
        said = Sentence("“{label}” không thể trước {day}.", label=field.label, day=format_date(earliest))
        raise refuse("too_early", said, path)
    return day.isoformat()


def _iso(typed: str) -> date | None:
    """What a date picker sends, and what was cleaned before."""
    if not _ISO.fullmatch(typed):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def read_choice(field: f.ChoiceField, raw: Any, path: str, world: World) -> str:
    value = text_of(raw, path).strip()
    if value not in {choice.value for choice in field.choices}:
        raise refuse(
            "not_a_choice", Sentence("Xin chọn một mục có trong danh sách “{label}”.", label=field.label), path
        )
    return value


def read_choices(field: f.MultiChoiceField, raw: Any, path: str, world: World) -> list[str]:
    """In the order of the form, each once."""
    typed = raw if isinstance(raw, list | tuple) else [raw]
    picked = {text_of(one, path).strip() for one in typed} - {""}
    values = [choice.value for choice in field.choices]
    if not picked <= set(values):
        raise refuse(
            "not_a_choice", Sentence("Xin chỉ chọn các mục có trong danh sách “{label}”.", label=field.label), path
        )
    return [value for value in values if value in picked]


def read_tick(field: f.TickField, raw: Any, path: str, world: World) -> bool:
    if raw is True or (isinstance(raw, str) and raw.strip().lower() in {"on", "true", "1", "yes"}):
        return True
    raise refuse("not_understood", Sentence("Xin đánh dấu lại ô “{label}”.", label=field.label), path)


def read_ward(field: f.WardField, raw: Any, path: str, world: World) -> str:
    return _ward(raw, path, world)


def read_address(field: f.AddressField, raw: Any, path: str, world: World) -> dict[str, str]:
    parts = raw if isinstance(raw, dict) else {"line": raw}
    line = tidy(text_of(parts.get("line") or "", f"{path}.line"))
    if not line:
        raise refuse("address_line", Sentence("Xin nhập số nhà, tên đường."), f"{path}.line")
    address = {"line": _not_too_long(line, field.label, 300, f"{path}.line")}
    if parts.get("ward"):
        return address | {"ward": _ward(parts["ward"], f"{path}.ward", world)}
    if field.ward_required:
        raise refuse(
            "address_ward", Sentence("Xin chọn phường, xã: gõ vài chữ rồi chọn trong danh sách."), f"{path}.ward"
        )
    return address


def _ward(raw: Any, path: str, world: World) -> str:
    code = text_of(raw, path).strip()
    if not world.is_ward(code):
        raise refuse("ward", Sentence("Không tìm thấy phường, xã này. Xin gõ vài chữ rồi chọn trong danh sách."), path)
    return code


def read_identity_number(field: f.IdentityNumberField, raw: Any, path: str, world: World) -> str:
    return check_personal_id(text_of(raw, path), field=path)


def read_tax_code(field: f.TaxCodeField, raw: Any, path: str, world: World) -> str:
    return check_tax_code(text_of(raw, path), field=path)


def read_phone(field: f.PhoneField, raw: Any, path: str, world: World) -> str:
    return check_phone(text_of(raw, path), field=path)


def read_email(field: f.EmailField, raw: Any, path: str, world: World) -> str:
    email = tidy(text_of(raw, path))
    if len(email) > 254 or not _EMAIL.fullmatch(email):
        raise refuse(
            "email",
            Sentence("“{email}” không phải là địa chỉ thư điện tử. Ví dụ đúng: an.nguyen@example.vn.", email=email),
            path,
        )
    return email


READERS: dict[str, Callable[[Any, Any, str, World], Any]] = {
    "text": read_text,
    "long_text": read_long_text,
    "number": read_number,
    "money": read_money,
    "date": read_date,
    "choice": read_choice,
    "multi_choice": read_choices,
    "tick": read_tick,
    "ward": read_ward,
    "address": read_address,
    "identity_number": read_identity_number,
    "tax_code": read_tax_code,
    "phone": read_phone,
    "email": read_email,
}
