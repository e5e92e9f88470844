"""Computed values as people read them."""

from motcua.core.catalogue.rules.figures import figure
from motcua.kernel.money import Money


def value_words(value: int | float | str, unit: str) -> str:
    """Money as money, figures as figures, with their unit."""
    if isinstance(value, str):
        return value
    if unit in ("", "đồng") and isinstance(value, int):
        return str(Money(value))
    return f"{figure(value)} {unit}".strip()
