"""The fee for certifying copies, by the page (TT 226/2016/TT-BTC): the first pages at one rate, the next at a
lower one, never more than the cap for one copy."""

from datetime import date

from motcua.core.catalogue.definitions.base import Definition
from motcua.core.catalogue.rules.computed.registry import Computed, Line, Question, computed
from motcua.core.catalogue.rules.dated import Dated, in_force
from motcua.kernel.money import Money
from motcua.kernel.sentences import Sentence


class PageRates(Dated):
    """đ a page; `first_pages` pages cost `first_rate`, each further page `next_rate`, one copy at most `cap`."""

    first_pages: int
    first_rate: int
    next_rate: int
    cap: int


class CertifiedCopyTable(Definition):
    title: str
    rates: tuple[PageRates, ...]


def copy_fee(rates: PageRates, pages: int) -> int:
    """Whole đồng for one copy of `pages` pages."""
    first = min(pages, rates.first_pages) * rates.first_rate
    return min(first + max(0, pages - rates.first_pages) * rates.next_rate, rates.cap)


def explained(table: CertifiedCopyTable, day: date, name: str, pages: int, copies: int) -> tuple[int, Line]:
    """The fee for all copies of one document, and how it came about."""
    rates = in_force(table.rates, day, Sentence("mức phí chứng thực bản sao"))
    one = copy_fee(rates, pages)
    first = min(pages, rates.first_pages)
    how = Sentence("{n} trang × {rate}", n=first, rate=Money(rates.first_rate))
    if pages > rates.first_pages:
        further = Sentence("{n} trang × {rate}", n=pages - rates.first_pages, rate=Money(rates.next_rate))
        how = Sentence.listing((how, further), " + ")
    if one == rates.cap:
        how = Sentence("{how}, tối đa {cap} một bản", how=how, cap=Money(rates.cap))
    if copies > 1:
        how = Sentence("({how}) × {n} bản", how=how, n=copies)
    return one * copies, Line(name, how, str(Money(one * copies)), rates.basis)


@computed.register("certified_copy.total")
def _total(question: Question) -> Computed | None:
    """All documents of the form law/procedures/2.000815.json."""
    rows = [row for row in question.answer("documents") or [] if row.get("pages")]
    if not rows:
        return None
    table = CertifiedCopyTable.model_validate(question.tables["certified_copy"])
    parts = [
        explained(
            table, question.today, row.get("document_name") or Sentence("Giấy tờ"), row["pages"], row.get("copies") or 1
        )
        for row in rows
    ]
    return Computed(sum(amount for amount, _ in parts), tuple(line for _, line in parts))
