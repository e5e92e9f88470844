"""The systems that counted rows come from, and what none of them tells of yet."""

from datetime import datetime

from motcua.core.dossiers.models import FactSource
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.core.index.declarations import RATIOS
from motcua.core.index.definitions import Indicator
from motcua.core.index.engine import live
from motcua.core.index.engine.compiling import Dialect, feeding, telling_sources
from motcua.core.index.engine.counting import fed_by
from motcua.core.index.indicators.common import FIRST
from motcua.core.index.periods import Period
from motcua.core.index.queries.sets import set_on
from motcua.kernel.clock import day_of
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def sources() -> list[str]:
    """This system first, then the others by their code, once anything was imported from them."""
    others = FactSource.objects.filter(last_import_at__isnull=False)
    return [OWN_SOURCE, *others.order_by("code").values_list("code", flat=True)]


def known_source(code: str) -> str:
    """The code of one of them; empty stands for all. Raises `source.not_found`."""
    if code and code not in (known := sources()):
        why = Sentence("Không có nguồn số liệu “{code}”; đang có: {known}.", code=code[:20], known=", ".join(known))
        raise DomainError("source.not_found", why, field="source")
    return code


def said_by_systems() -> frozenset[str]:
    """The sources, by their codes, of which each system tells or does not."""
    return frozenset(telling_sources()) - {FIRST.code}


def waiting(at: datetime) -> list[Indicator]:
    """What the set in force measures and no system tells of by `at`: the board says "chưa có nguồn dữ liệu" of it.

    A single dossier whose system tells of it ends that, for every unit that has such dossiers.
    """
    window = Period.day(day_of(at)).asked(at)
    chosen = set_on(window.tree_day)
    lists = tuple(sorted(chosen.lists.items()))
    sources = {ratio.source.code: ratio.source for ratio in RATIOS if ratio.source}
    told = [
        code
        for code, one in sources.items()
        if one.is_ours or live.run(feeding(one, lists, Dialect.POSTGRES), (), window)
    ]
    fed = fed_by(told)
    return [
        one
        for one in chosen.measured
        if not all(chosen.indicator(code).counts in fed for code in (one.code, *one.leans_on))
    ]
