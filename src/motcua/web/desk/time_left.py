"""How much time a dossier has, in the words and the colour of an inbox. It is working time that counts."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.core.dossiers.calendars import reception_calendar, running_calendar
from motcua.core.dossiers.definitions import PAUSED, State
from motcua.core.dossiers.models import Dossier
from motcua.core.identity.models import Unit
from motcua.kernel.clock import day_of
from motcua.kernel.working_time.remaining import Remaining, remaining
from motcua.web.desk.words import state_words
from motcua.web.ui.parts import Tone
from motcua.web.ui.wording import left_words

SOON_CHECK = 2 * 60
SOON_QUESTION = 4 * 60
SOON_RESULT = 2 * 8 * 60
"""Working minutes from which a row turns amber: two hours of a check, four of a question, two days of a result."""
WAITS_LONG = 10
"""Days after which an uncollected result is shown in red."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """`word` in the tag, `detail` the small line below it, of which one must hear when it is late."""

    word: str
    tone: Tone
    detail: str = ""
    detail_late: bool = False


def time_left(dossier: Dossier, now: datetime) -> TimeLeft:
    """What counts at this state: the answer to a filing, the promised date, or how long a result lies there."""
    state = State(dossier.state)
    if state == State.REGISTERED:
        left = remaining(dossier.check_due_at, now, reception_calendar(dossier.receiving_unit))
        return TimeLeft(left_words(left), _tone(left, SOON_CHECK))
    if state in PAUSED:
        return TimeLeft(_("tạm dừng"), "wait")
    if state == State.FINISHED:
        return _uncollected(dossier, now)
    if state in (State.ACCEPTED, State.PROCESSING):
        return _running(dossier, now)
    return TimeLeft(*state_words(state))


def step_left(dossier: Dossier, now: datetime) -> Remaining | None:
    """What is left of the present step, where the route gives it hours and a unit holds it."""
    if dossier.step_due_at is None or dossier.holder_unit is None:
        return None
    return remaining(dossier.step_due_at, now, running_calendar(dossier.holder_unit))


def question_left(due_at: datetime, now: datetime, unit: Unit) -> TimeLeft:
    """What is left to a unit that is asked for its opinion."""
    left = remaining(due_at, now, running_calendar(unit))
    return TimeLeft(left_words(left), _tone(left, SOON_QUESTION))


def _running(dossier: Dossier, now: datetime) -> TimeLeft:
    if dossier.due_at is None:
        return TimeLeft(_("không định hạn"), "neutral")
    left = remaining(dossier.due_at, now, running_calendar(dossier.competent_unit))
    step = step_left(dossier, now)
    if step is None or left.late:
        return TimeLeft(left_words(left), _tone(left, SOON_RESULT))
    detail = _("bước này %(left)s") % {"left": left_words(step)}
    return TimeLeft(left_words(left), _tone(left, SOON_RESULT), detail, step.late)


def _uncollected(dossier: Dossier, now: datetime) -> TimeLeft:
    if dossier.finished_at is None:
        return TimeLeft(_("đã xong"), "ok")
    days = (day_of(now) - day_of(dossier.finished_at)).days
    if days == 0:
        return TimeLeft(_("xong hôm nay"), "ok")
    said = ngettext("chờ %(n)d ngày", "chờ %(n)d ngày", days) % {"n": days}
    return TimeLeft(said, "late" if days >= WAITS_LONG else "soon" if days >= WAITS_LONG // 2 else "neutral")


def _tone(left: Remaining, soon: int) -> Tone:
    if left.late:
        return "late"
    return "soon" if left.minutes is not None and left.minutes <= soon else "neutral"
