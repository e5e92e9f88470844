"""Promised dates that a clerk can check with the almanac of 2024 on the desk, and the reasons given for them."""

from datetime import datetime

import pytest

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError
from motcua.kernel.working_time import (
    Calendar,
    Deadline,
    DeadlineEvents,
    DeadlineRules,
    LimitUnit,
    Pause,
    Step,
    StepCode,
    TimeLimit,
    compute_deadline,
    online_check_due,
)
from motcua.kernel.working_time.loading import shipped


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=TIME_ZONE)


def limit(text: str) -> TimeLimit:
    amount, unit = text.split()
    return TimeLimit(int(amount), LimitUnit(unit))


def pause(started: str, ended: str | None, reason: str = "chờ bổ sung") -> Pause:
    return Pause(moment(started), ended and moment(ended), reason)


def promised(accepted: str, stated: str, *pauses: Pause, on: Calendar, by: DeadlineRules) -> Deadline:
    return compute_deadline(DeadlineEvents(moment(accepted), limit(stated), pauses), on, by)


DUE = {
    "hours, within a morning": ("13/09/2024 08:00", "2 hours", "13/09/2024 10:00"),
    "hours, over lunch": ("13/09/2024 11:00", "4 hours", "13/09/2024 17:00"),
    "hours, to the minute over a weekend": ("13/09/2024 14:47", "4 hours", "16/09/2024 08:47"),
    "hours, before opening": ("13/09/2024 06:30", "4 hours", "13/09/2024 11:00"),
    "hours, in lunch": ("13/09/2024 12:05", "2 hours", "13/09/2024 15:30"),
    "hours, after 15:00": ("13/09/2024 15:01", "4 hours", "16/09/2024 11:00"),
    "hours, at 15:00": ("13/09/2024 15:00", "4 hours", "16/09/2024 09:00"),
    "hours, over Tết": ("07/02/2024 14:00", "8 hours", "15/02/2024 14:00"),
    "today": ("13/09/2024 14:59", "0 working_days", "13/09/2024 17:00"),
    "today, after 15:00": ("13/09/2024 15:20", "0 working_days", "16/09/2024 17:00"),
    "today, on a Sunday": ("15/09/2024 09:00", "0 working_days", "16/09/2024 17:00"),
    "a working day": ("12/09/2024 08:00", "1 working_days", "13/09/2024 17:00"),
    "ten working days": ("13/09/2024 10:15", "10 working_days", "27/09/2024 17:00"),
    "ten working days, after 15:00": ("13/09/2024 16:20", "10 working_days", "30/09/2024 17:00"),
    "ten working days, in the evening": ("13/09/2024 20:00", "10 working_days", "30/09/2024 17:00"),
    "working days, over National Day": ("30/08/2024 10:00", "3 working_days", "06/09/2024 17:00"),
    "working days, over the swap": ("26/04/2024 10:00", "2 working_days", "03/05/2024 17:00"),
    "working days, on the worked Saturday": ("26/04/2024 10:00", "3 working_days", "04/05/2024 17:00"),
    "working days, over Tết": ("06/02/2024 10:00", "3 working_days", "16/02/2024 17:00"),
    "working days, over the year": ("28/12/2023 10:00", "3 working_days", "03/01/2024 17:00"),
    "days": ("13/09/2024 10:00", "10 days", "23/09/2024 17:00"),
    "days, the last a Saturday": ("13/09/2024 10:00", "15 days", "30/09/2024 17:00"),
    "days, the last within Tết": ("01/02/2024 10:00", "10 days", "15/02/2024 17:00"),
    "days, the last a worked Saturday": ("24/04/2024 10:00", "10 days", "04/05/2024 17:00"),
    "a month": ("13/09/2024 10:00", "1 months", "14/10/2024 17:00"),
    "a month without that day": ("31/01/2024 10:00", "1 months", "29/02/2024 17:00"),
    "months, over the year": ("15/11/2024 10:00", "2 months", "15/01/2025 17:00"),
    "twelve months": ("29/02/2024 10:00", "12 months", "28/02/2025 17:00"),
}


@pytest.mark.parametrize("case", DUE)
def test_the_promised_moment(office: Calendar, rules: DeadlineRules, case: str) -> None:
    accepted, stated, expected = DUE[case]

    assert promised(accepted, stated, on=office, by=rules).due_at == moment(expected)


PAUSED = {
    "a night": ("4 hours", ("13/09/2024 16:00", "16/09/2024 08:00"), "16/09/2024 09:00"),
    "a lunch gives nothing back": ("4 hours", ("13/09/2024 11:30", "13/09/2024 13:30"), "13/09/2024 17:00"),
    "half a day": ("10 working_days", ("17/09/2024 07:00", "17/09/2024 11:30"), "30/09/2024 11:30"),
    "two whole days": ("10 working_days", ("17/09/2024 07:00", "18/09/2024 17:00"), "01/10/2024 17:00"),
    "over the promised end": ("1 working_days", ("16/09/2024 16:00", "20/09/2024 08:00"), "20/09/2024 09:00"),
    "before the first counted day": ("1 working_days", ("13/09/2024 14:00", "15/09/2024 08:00"), "16/09/2024 17:00"),
    "days: within one day": ("10 days", ("17/09/2024 07:00", "17/09/2024 17:00"), "23/09/2024 17:00"),
    "days: three nights": ("10 days", ("17/09/2024 16:00", "20/09/2024 08:00"), "26/09/2024 17:00"),
    "days: end moved to a weekend": ("10 days", ("17/09/2024 16:00", "22/09/2024 08:00"), "30/09/2024 17:00"),
    "days: after a weekend gave the end": ("15 days", ("30/09/2024 08:00", "02/10/2024 08:00"), "02/10/2024 17:00"),
    "too late": ("1 working_days", ("16/09/2024 17:00", "20/09/2024 08:00"), "16/09/2024 17:00"),
}


@pytest.mark.parametrize("case", PAUSED)
def test_a_pause_gives_back_what_it_took(office: Calendar, rules: DeadlineRules, case: str) -> None:
    stated, (started, ended), expected = PAUSED[case]
    accepted = "13/09/2024 11:00" if stated == "4 hours" else "13/09/2024 10:00"

    assert promised(accepted, stated, pause(started, ended), on=office, by=rules).due_at == moment(expected)


def test_no_date_is_promised_while_time_is_paused(office: Calendar, rules: DeadlineRules) -> None:
    waiting = promised("13/09/2024 10:00", "10 working_days", pause("17/09/2024 10:00", None), on=office, by=rules)

    assert waiting.due_at is None
    assert waiting.paused_since == moment("17/09/2024 10:00")
    assert waiting.derivation[-1].code == StepCode.PAUSED_NOW


def test_a_broken_promise_stays_broken_while_paused(office: Calendar, rules: DeadlineRules) -> None:
    late = promised("13/09/2024 08:00", "4 hours", pause("16/09/2024 10:00", None), on=office, by=rules)

    assert late.due_at == moment("13/09/2024 14:00")
    assert StepCode.PAUSED_TOO_LATE in [step.code for step in late.derivation]


def test_resuming_ends_the_open_pause(office: Calendar, rules: DeadlineRules) -> None:
    events = DeadlineEvents(moment("13/09/2024 10:00"), limit("10 working_days"), (pause("17/09/2024 10:00", None),))
    resumed = events.resumed(moment("18/09/2024 10:00"))

    assert compute_deadline(resumed, office, rules).due_at == moment("30/09/2024 17:00")


def test_a_procedure_without_the_cutoff_runs_from_the_very_day(office: Calendar, rules: DeadlineRules) -> None:
    free = rules.without_cutoff()

    assert promised("13/09/2024 16:20", "10 working_days", on=office, by=free).due_at == moment("27/09/2024 17:00")


def test_saturday_reception_counts_though_time_does_not_run(office: Calendar, rules: DeadlineRules) -> None:
    open_saturday = shipped().calendar("office_and_saturday_morning")
    days = DeadlineEvents(moment("14/09/2024 09:00"), limit("1 working_days"))
    hours = DeadlineEvents(moment("14/09/2024 09:00"), limit("2 hours"))

    assert compute_deadline(days, office, rules, reception=open_saturday).due_at == moment("16/09/2024 17:00")
    assert compute_deadline(days, office, rules).due_at == moment("17/09/2024 17:00")
    assert compute_deadline(hours, office, rules, reception=open_saturday).due_at == moment("16/09/2024 09:00")


WHY = {
    "after 15:00": (
        "13/09/2024 16:20",
        "10 working_days",
        (),
        "Tiếp nhận lúc 16:20 thứ Sáu 13/09/2024, sau 15:00, nên được tính là tiếp nhận lúc 07:00 thứ Hai 16/09/2024.",
        "10 ngày làm việc × 8 giờ = 80 giờ làm việc.",
        "Ngày tiếp nhận không tính (Bộ luật Dân sự 2015, Điều 147); ngày thứ nhất là thứ Ba 17/09/2024.",
        "Ngày hẹn trả: trước 17:00 thứ Hai 30/09/2024.",
    ),
    "paused": (
        "13/09/2024 10:15",
        "4 hours",
        (pause("13/09/2024 10:30", "16/09/2024 09:00"),),
        "Tiếp nhận lúc 10:15 thứ Sáu 13/09/2024.",
        "Thời hạn 4 giờ làm việc, tính từng phút từ lúc tiếp nhận.",
        (
            "Tạm dừng từ 10:30 thứ Sáu 13/09/2024 đến 09:00 thứ Hai 16/09/2024 (chờ bổ sung): "
            "6 giờ 30 phút làm việc không tính."
        ),
        "Ngày hẹn trả: trước 14:45 thứ Hai 16/09/2024.",
    ),
    "holidays and swap days": (
        "17/04/2024 10:00",
        "10 working_days",
        (),
        "Tiếp nhận lúc 10:00 thứ Tư 17/04/2024.",
        "10 ngày làm việc × 8 giờ = 80 giờ làm việc.",
        "Ngày tiếp nhận không tính (Bộ luật Dân sự 2015, Điều 147); ngày thứ nhất là thứ Sáu 19/04/2024.",
        (
            "Ngày nghỉ lễ không làm việc: Giỗ Tổ Hùng Vương 18/04/2024; nghỉ hoán đổi với 04/05/2024 29/04/2024; "
            "Ngày Chiến thắng 30/04/2024; Ngày Quốc tế lao động 01/05/2024."
        ),
        "Ngày làm bù có làm việc: 04/05/2024.",
        "Ngày hẹn trả: trước 17:00 thứ Hai 06/05/2024.",
    ),
    "a month that ends on a Sunday": (
        "13/09/2024 10:15",
        "1 months",
        (pause("17/09/2024 16:00", "17/09/2024 16:30"),),
        "Tiếp nhận lúc 10:15 thứ Sáu 13/09/2024.",
        "Ngày tiếp nhận không tính (Bộ luật Dân sự 2015, Điều 147); ngày thứ nhất là thứ Bảy 14/09/2024.",
        "Thời hạn 1 tháng: đến hết Chủ nhật 13/10/2024.",
        "Tạm dừng từ 16:00 thứ Ba 17/09/2024 đến 16:30 thứ Ba 17/09/2024 (chờ bổ sung): 0 ngày không tính.",
        (
            "Ngày cuối cùng, Chủ nhật 13/10/2024, là ngày nghỉ, nên thời hạn kết thúc vào thứ Hai 14/10/2024 "
            "(Bộ luật Dân sự 2015, Điều 148 khoản 5)."
        ),
        "Ngày hẹn trả: trước 17:00 thứ Hai 14/10/2024.",
    ),
    "into a year that nobody has confirmed": (
        "30/12/2025 08:00",
        "0 working_days",
        (pause("30/12/2025 09:00", "05/01/2026 07:00"),),
        "Tiếp nhận lúc 08:00 thứ Ba 30/12/2025.",
        "Trả kết quả ngay trong ngày: thứ Ba 30/12/2025.",
        "Tạm dừng từ 09:00 thứ Ba 30/12/2025 đến 07:00 thứ Hai 05/01/2026 (chờ bổ sung): 30 giờ làm việc không tính.",
        "Lịch nghỉ lễ năm 2026 chưa được xác nhận nên mới trừ ngày nghỉ hằng tuần; ngày hẹn có thể lùi lại.",
        "Ngày hẹn trả: trước 15:00 thứ Hai 05/01/2026.",
    ),
}


@pytest.mark.parametrize("case", WHY)
def test_a_person_can_read_why(office: Calendar, rules: DeadlineRules, case: str) -> None:
    accepted, stated, pauses, *sentences = WHY[case]

    assert list(promised(accepted, stated, *pauses, on=office, by=rules).sentences) == sentences


def test_a_derivation_survives_its_column(office: Calendar, rules: DeadlineRules) -> None:
    steps = promised("17/04/2024 20:00", "10 working_days", pause("22/04/2024 07:00", "22/04/2024 08:00"),
                     on=office, by=rules).derivation  # fmt: skip

    assert tuple(Step.from_data(step.as_data()) for step in steps) == steps


def test_every_step_has_its_sentence() -> None:
    some = moment("13/09/2024 08:00")

    for code in StepCode:
        assert Step(code, some, some, minutes=480, count=1, note="x").sentence.endswith(".")


IMPOSSIBLE = {
    "deadline.pause_too_early": (pause("12/09/2024 10:00", "13/09/2024 11:00"),),
    "deadline.pause_backwards": (pause("16/09/2024 10:00", "16/09/2024 09:00"),),
    "deadline.pauses_overlap": (
        pause("16/09/2024 10:00", "16/09/2024 15:00"),
        pause("16/09/2024 14:00", "16/09/2024 16:00"),
    ),
}


@pytest.mark.parametrize("code", IMPOSSIBLE)
def test_impossible_events_are_refused(code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        DeadlineEvents(moment("13/09/2024 10:00"), limit("10 days"), IMPOSSIBLE[code])

    assert refusal.value.code == code


def test_nothing_may_follow_an_open_pause() -> None:
    open_then_more = (pause("16/09/2024 10:00", None), pause("17/09/2024 10:00", None))

    with pytest.raises(DomainError, match="chồng lên nhau"):
        DeadlineEvents(moment("13/09/2024 10:00"), limit("10 days"), open_then_more)


@pytest.mark.parametrize("stated", ["0 hours", "0 days", "-1 working_days", "0 months"])
def test_a_limit_of_nothing_is_refused(stated: str) -> None:
    with pytest.raises(DomainError, match="lớn hơn 0"):
        limit(stated)


def test_limits_are_said_in_vietnamese() -> None:
    stated = ["4 hours", "10 working_days", "15 days", "2 months", "0 working_days"]
    said = ["4 giờ làm việc", "10 ngày làm việc", "15 ngày", "2 tháng", "trong ngày làm việc"]

    assert [str(limit(text)) for text in stated] == said


CHECKS = {
    "in the morning": ("12/09/2024 07:00", "12/09/2024 17:00"),
    "in the afternoon": ("12/09/2024 14:00", "13/09/2024 14:00"),
    "on Friday night": ("13/09/2024 22:00", "16/09/2024 17:00"),
    "on National Day": ("02/09/2024 10:00", "04/09/2024 17:00"),
}


@pytest.mark.parametrize("case", CHECKS)
def test_an_online_filing_is_checked_within_eight_working_hours(
    office: Calendar, rules: DeadlineRules, case: str
) -> None:
    submitted, due = CHECKS[case]

    assert online_check_due(moment(submitted), office, rules) == moment(due)
