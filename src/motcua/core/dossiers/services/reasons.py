"""Texts that a move cannot do without."""

from motcua.kernel.errors import DomainError
from motcua.kernel.text import nfc


def required_text(text: str, field: str, sentence: str) -> str:
    """`text` trimmed and normalised; raises ``text.required`` with `sentence` when nothing is left."""
    cleaned = nfc(text).strip()
    if not cleaned:
        raise DomainError("text.required", sentence, field=field)
    return cleaned
