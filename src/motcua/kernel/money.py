"""Money: exact amounts, written the Vietnamese way, in figures and in words."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from motcua.kernel.errors import DomainError
from motcua.kernel.numerals import in_words
from motcua.kernel.sentences import Sentence

VND = "VND"
# Currency → (digits after the comma, the name in figures, the name of a hundredth in words).
_CURRENCIES: dict[str, tuple[int, str, str]] = {
    VND: (0, "đồng", ""),
    "USD": (2, "đô la Mỹ", "xu"),
    "EUR": (2, "euro", "xu"),
}
_SIGNS = {"đồng": VND, "đ": VND, "vnd": VND, "vnđ": VND, "usd": "USD", "$": "USD", "us$": "USD", "đô la mỹ": "USD",
          "eur": "EUR", "€": "EUR", "euro": "EUR"}  # fmt: skip
_TYPED = re.compile(r"(?P<before>\$|€)?\s*(?P<figures>-?\d[\d.,]*)\s*(?P<after>\D*)")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency. The dong has no parts; an amount with more places than its currency is refused."""

    amount: Decimal
    currency: str = VND

    def __init__(self, amount: Decimal | int | str, currency: str = VND) -> None:
        if currency not in _CURRENCIES:
            raise DomainError("money.currency", Sentence("Chưa biết loại tiền “{currency}”.", currency=currency))
        exact = Decimal(amount)
        if not exact.is_finite() or exact != _rounded(exact, currency):
            raise DomainError(
                "money.too_fine",
                Sentence("Số tiền {amount} {currency} có phần lẻ không trả được.", amount=amount, currency=currency),
            )
        object.__setattr__(self, "amount", _rounded(exact, currency))
        object.__setattr__(self, "currency", currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.amount * times, self.currency)

    __rmul__ = __mul__

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __bool__(self) -> bool:
        return self.amount != 0

    def __str__(self) -> str:
        """4.000.000 đồng"""
        return f"{self.figures} {_CURRENCIES[self.currency][1]}"

    @property
    def figures(self) -> str:
        """4.000.000: a point between thousands, a comma before cents"""
        places = _CURRENCIES[self.currency][0]
        return f"{self.amount:,.{places}f}".translate(str.maketrans(",.", ".,"))

    @property
    def words(self) -> str:
        """bốn triệu đồng: as receipts have it"""
        _, name, part = _CURRENCIES[self.currency]
        whole, hundredths = divmod(int(abs(self.amount) * 100), 100)
        said = f"{in_words(whole)} {name}" + (f" {in_words(hundredths)} {part}" if hundredths else "")
        return f"âm {said}" if self.amount < 0 else said

    @classmethod
    def rounded(cls, amount: Decimal, currency: str = VND) -> Self:
        """A computed amount, halves rounded up to what can be paid."""
        return cls(_rounded(amount, currency), currency)

    def _same(self, other: "Money") -> Decimal:
        if other.currency != self.currency:
            raise DomainError(
                "money.mixed",
                Sentence("Không cộng, trừ, so sánh được {one} với {other}.", one=self.currency, other=other.currency),
            )
        return other.amount


def parse(text: str, *, field: str | None = None) -> Money:
    """The amount a person typed: "4.000.000 đồng", "25000đ", "12,50 USD"; raises `money.not_understood`."""
    match = _TYPED.fullmatch(text.strip())
    sign = match and ((match["before"] or "") + match["after"].strip().lower() or "đồng")
    currency = _SIGNS.get(sign or "")
    amount = _figure(match["figures"]) if match and currency else None
    if amount is None or currency is None:
        raise DomainError(
            "money.not_understood",
            Sentence("Không đọc được số tiền “{text}”. Ví dụ đúng: 4.000.000 đồng.", text=text.strip()),
            field=field,
        )
    try:
        return Money(amount, currency)
    except DomainError as refusal:
        raise (refusal.about(field) if field else refusal) from None


def _figure(text: str) -> Decimal | None:
    """The Vietnamese figure (1.234,5), or the English one (1,234.5) where it cannot be mistaken."""
    for thousands, comma in ((".", ","), (",", ".")):
        grouped = rf"-?(\d+|\d{{1,3}}(\{thousands}\d{{3}})+)(\{comma}\d{{1,2}})?"
        if re.fullmatch(grouped, text):
            return Decimal(text.replace(thousands, "").replace(comma, "."))
    return None


def _rounded(amount: Decimal, currency: str) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-_CURRENCIES[currency][0]), rounding=ROUND_HALF_UP)
