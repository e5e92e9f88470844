"""Texts that people write about figures: never empty, never without end."""

from motcua.kernel.errors import DomainError
from motcua.kernel.text import nfc

LONGEST = 4000


def said(text: str, field: str, sentence: str) -> str:
    """Trimmed and normalised. Raises `text.required` with `sentence`, or `text.too_long`."""
    cleaned = nfc(text).strip()
    if not cleaned:
        raise DomainError("text.required", sentence, field=field)
    if len(cleaned) > LONGEST:
        raise DomainError("text.too_long", f"Xin viết gọn trong {LONGEST} chữ cái.", field=field)
    return cleaned
