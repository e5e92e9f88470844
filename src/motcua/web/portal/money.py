"""What it costs, in the words of the first screenful."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.core.catalogue.queries import FeeLine
from motcua.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Cost:
    """`said` is the short answer, `detail` the line below it; `lines` every fee with its law."""

    said: str
    detail: str
    lines: list[FeeLine]


def cost_of(lines: list[FeeLine]) -> Cost:
    """Nothing to pay, one sum, a sum that hangs on the answers, or several."""
    payable = [line for line in lines if line.amount is None or line.amount]
    if not payable:
        return Cost(_("Không mất phí"), "", lines)
    if len(payable) == 1:
        (line,) = payable
        if line.amount is None:
            return Cost(_("Tính theo tờ khai"), line.name or line.note, lines)
        return Cost(str(line.amount), line.name or line.note, lines)
    return Cost(_between(payable), _("%(n)d khoản, xem chi tiết bên dưới") % {"n": len(payable)}, lines)


def _between(lines: list[FeeLine]) -> str:
    amounts = [line.amount for line in lines if line.amount is not None]
    if len(amounts) < len(lines) or len({amount.currency for amount in amounts}) != 1:
        return _("Nhiều mức phí")
    return str(amounts[0]) if len(set(amounts)) == 1 else _("Từ %(least)s") % {"least": _least(amounts)}


def _least(amounts: list[Money]) -> Money:
    return min(amounts, key=lambda amount: amount.amount)
