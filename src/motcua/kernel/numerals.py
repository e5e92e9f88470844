"""Numbers in Vietnamese words, as receipts and decisions write them."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


def in_words(number: int) -> str:
    """4.000.000 → "bốn triệu"; 1.005 → "một nghìn không trăm linh năm"; 21 → "hai mươi mốt"."""
    if number < 0:
        return f"âm {in_words(-number)}"
    if number < _BILLION:
        return _below_a_billion(number, leading=True)
    billions, rest = divmod(number, _BILLION)
    said = f"{in_words(billions)} tỷ"
    return f"{said} {_below_a_billion(rest, leading=False)}" if rest else said


def _below_a_billion(number: int, *, leading: bool) -> str:
    """Triples of digits; once something was said before, a triple also says its empty hundreds."""
    parts: list[str] = []
    for size, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        triple, number = divmod(number, size)
        if triple:
            parts.append(f"{_triple(triple, full=bool(parts) or not leading)} {name}".strip())
    return " ".join(parts) or _DIGITS[0]


def _triple(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _pair(rest)
    said = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return said
    return f"{said} linh {_DIGITS[rest]}" if rest < 10 else f"{said} {_pair(rest)}"


def _pair(number: int) -> str:
    """0–99, with the three sounds that change: mười/mươi, một/mốt, năm/lăm."""
    tens, units = divmod(number, 10)
    if not tens:
        return _DIGITS[units]
    said = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not units:
        return said
    if units == 1 and tens > 1:
        return f"{said} mốt"
    return f"{said} lăm" if units == 5 else f"{said} {_DIGITS[units]}"
