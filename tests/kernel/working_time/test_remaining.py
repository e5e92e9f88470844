"""What an officer reads in the inbox about the time that is left."""

from datetime import datetime

import pytest

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time import Calendar, Deadline, remaining, said_working_time


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=TIME_ZONE)


DUE = "16/09/2024 17:00"
PHRASES = {
    "12/09/2024 07:00": (3 * 480, "còn 3 ngày"),
    "13/09/2024 13:30": (480 + 210, "còn 1 ngày 3 giờ"),
    "13/09/2024 17:00": (480, "còn 1 ngày"),
    "14/09/2024 09:00": (480, "còn 1 ngày"),
    "16/09/2024 09:30": (330, "còn 5 giờ 30 phút"),
    "16/09/2024 16:20": (40, "còn 40 phút"),
    "16/09/2024 17:00": (0, "đến hạn"),
    "16/09/2024 21:00": (0, "vừa quá hạn"),
    "17/09/2024 10:00": (-180, "quá 3 giờ"),
    "19/09/2024 08:00": (-1020, "quá 2 ngày 1 giờ"),
    "17/09/2024 17:00": (-480, "quá 1 ngày"),
    "18/09/2024 07:20": (-500, "quá 1 ngày"),
}


@pytest.mark.parametrize("now", PHRASES)
def test_the_time_left_is_working_time(office: Calendar, now: str) -> None:
    minutes, phrase = PHRASES[now]
    left = remaining(moment(DUE), moment(now), office)

    assert (left.minutes, left.phrase) == (minutes, phrase)
    assert left.late == (moment(now) > moment(DUE))


def test_nothing_is_left_or_late_while_paused(office: Calendar) -> None:
    left = remaining(Deadline(None, ()), moment(DUE), office)

    assert (left.minutes, left.late, left.phrase) == (None, False, "đang tạm dừng")


def test_no_time_at_all_is_said_too() -> None:
    assert said_working_time(0) == "0 phút"
