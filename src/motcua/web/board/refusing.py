"""A question without an answer: what is wrong with it, which periods there are, the page without the wrong word."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.identity import queries as identity
from motcua.kernel.errors import DomainError
from motcua.web.ui.errors import Unanswerable
from motcua.web.ui.parts import Link, Words

_PERIOD = "ky"
_AT_FAULT: dict[str, tuple[str, Words]] = {
    "don-vi": ("don-vi", gettext_lazy("Xem cả thành phố")),
    "rules": ("cach", gettext_lazy("Xem theo bộ chỉ số đang áp dụng")),
    "source": ("nguon", gettext_lazy("Xem mọi nguồn")),
}
"""By the field of a refusal the word of the address that is at fault; of any other it is the period."""


def unanswerable(request: HttpRequest, problem: DomainError) -> Unanswerable:
    word, label = _AT_FAULT.get(problem.field or "", (_PERIOD, _("Xem kỳ đang chạy")))
    said = problem.message if word != _PERIOD else " ".join(filter(None, (problem.message, periods_there())))
    return Unanswerable(said, back=Link(label, _without(request, word)))


def nothing_of_a_day(request: HttpRequest) -> Unanswerable:
    """For the pages that only months, quarters and years have."""
    said = " ".join(filter(None, (_("Trang này xem theo tháng, quý hoặc năm, không xem theo ngày."), periods_there())))
    return Unanswerable(said, back=Link(_("Xem kỳ đang chạy"), _without(request, _PERIOD)))


def periods_there() -> str:
    """From when on there are figures; nothing before the first unit was entered."""
    first = identity.first_day()
    return _("Có số liệu từ tháng %(month)s đến nay.") % {"month": f"{first:%-m/%Y}"} if first else ""


def _without(request: HttpRequest, word: str) -> str:
    """The same address without one of its words."""
    rest = request.GET.copy()
    rest.pop(word, None)
    return f"{request.path}?{rest.urlencode()}" if rest else request.path
