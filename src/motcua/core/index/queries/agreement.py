"""What the last comparisons found."""

from collections.abc import Sequence

from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.core.index.agreement import COMPARE, Difference
from motcua.core.index.models import Agreement
from motcua.kernel import clock


def last_agreement() -> Agreement | None:
    """The last comparison; None if there never was one."""
    return next(iter(agreements(1)), None)


def agreements(most: int) -> Sequence[Agreement]:
    """The newest first. Where a clock was put back, only what has been by now."""
    return list(Agreement.objects.filter(compared_at__lte=clock.now()).order_by("-compared_at", "-pk")[:most])


def differences_of(one: Agreement | None) -> list[Difference]:
    """What it found to differ; nothing where there was no comparison."""
    return [Difference.model_validate(each) for each in one.differences] if one else []


def is_comparing() -> bool:
    """Whether a comparison is under way, or waits for its turn."""
    return ProcrastinateJob.objects.filter(task_name=COMPARE, status__in=("todo", "doing")).exists()
