"""Numbers as Vietnamese write them."""

from decimal import Decimal


def figure(number: Decimal | float) -> str:
    """1.234,5: a point between thousands, a comma before the rest, no idle zeros."""
    exact = Decimal(str(number)).normalize()
    places = max(0, -int(exact.as_tuple().exponent))
    return f"{exact:,.{places}f}".translate(str.maketrans(",.", ".,"))
