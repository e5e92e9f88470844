"""An officer's figures, visible to herself first: whose they are is who is signed in, and nothing in the address."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.core.index.queries.own import own_work
from motcua.kernel import clock
from motcua.web.board.monitor import asking
from motcua.web.board.monitor.asking import window_of
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.wording import period_words


@for_watchers
@require_safe
def own(request: ActingRequest) -> HttpResponse:
    window = window_of(request.GET.get("ky", ""), clock.now())
    context = {
        "work": own_work(request.actor, window),
        "window": window,
        "period": period_words(window),
        "periods": asking.periods(clock.now()),
    }
    return shown(request, "own", context)
