"""What if the weights or targets were others: the same counts by a changed set. Nothing is stored."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from motcua.core.index.definitions import Group, Indicator, IndicatorSet
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence

HEAVIEST = Decimal(100)


def supposed(chosen: IndicatorSet, weights: Mapping[str, Decimal], targets: Mapping[str, Decimal]) -> IndicatorSet:
    """The set with other weights (points) and targets (shares of 1), by the indicators' codes.

    The total stays what it is: as everywhere, points are scaled to it. Raises Problems, each with the indicator's code
    as field: `suppose.weight`, `suppose.target`, `suppose.indicator`.
    """
    Problems.raise_any(_faults(chosen, weights, targets))
    groups = tuple(_group(group, weights, targets) for group in chosen.groups)
    if not any(group.max for group in groups):
        raise DomainError("suppose.nothing", Sentence("Ít nhất một chỉ số phải có điểm."))
    return chosen.model_copy(update={"groups": groups})


def unscored(code: str) -> DomainError:
    return DomainError(
        "suppose.indicator", Sentence("Bộ chỉ số không chấm điểm mã {code}.", code=code[:10]), field=code
    )


def _group(group: Group, weights: Mapping[str, Decimal], targets: Mapping[str, Decimal]) -> Group:
    members = tuple(_indicator(one, weights, targets) for one in group.indicators)
    return group.model_copy(update={"indicators": members, "max": sum((one.max for one in members), Decimal(0))})


def _indicator(one: Indicator, weights: Mapping[str, Decimal], targets: Mapping[str, Decimal]) -> Indicator:
    changes = {"max": weights.get(one.code, one.max), "target": targets.get(one.code, one.target)}
    return one.model_copy(update=changes)


def _faults(
    chosen: IndicatorSet, weights: Mapping[str, Decimal], targets: Mapping[str, Decimal]
) -> Iterable[DomainError]:
    scored = {one.code for one in chosen.indicators if one.scored}
    for code in sorted({*weights, *targets} - scored):
        yield unscored(code)
    for code, weight in weights.items():
        if not 0 <= weight <= HEAVIEST:
            yield DomainError("suppose.weight", Sentence("Điểm từ 0 đến 100."), field=code)
    for code, target in targets.items():
        if not 0 < target <= 1:
            yield DomainError("suppose.target", Sentence("Mức đạt đủ điểm: trên 0 đến 100%."), field=code)
