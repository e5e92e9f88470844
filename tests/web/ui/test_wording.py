"""What the floors below tell in Vietnamese is told in the language of the page."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import translation

from motcua.core.dossiers.rules.explaining import explained
from motcua.core.index.periods import Period
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.sentences import told
from motcua.kernel.working_time import Step, StepCode
from motcua.kernel.working_time.limits import LimitUnit, TimeLimit
from motcua.kernel.working_time.remaining import Remaining
from motcua.web.ui import messages
from motcua.web.ui.wording import left_words, limit_words, percent, period_words

AT = datetime(2024, 9, 13, 8, 0, tzinfo=TIME_ZONE)


@pytest.fixture
def english(tmp_path: Path) -> Iterator[None]:
    """A reader who chose English."""
    messages.compile_to(tmp_path)
    with override_settings(LOCALE_PATHS=[tmp_path]), translation.override("en"):
        translation.trans_real._translations.clear()
        yield
    translation.trans_real._translations.clear()


@pytest.mark.parametrize(
    "left",
    [Remaining(None, late=False), Remaining(0, late=True), Remaining(0, late=False)]
    + [Remaining(minutes, late=minutes < 0) for minutes in (660, 480, 40, -180, -505)],
)
def test_in_vietnamese_time_left_is_told_as_the_inbox_tells_it(left: Remaining) -> None:
    assert left_words(left) == left.phrase


@pytest.mark.parametrize(("amount", "unit"), [(0, "working_days"), (10, "working_days"), (8, "hours"), (1, "months")])
def test_in_vietnamese_a_limit_is_told_as_the_slip_tells_it(amount: int, unit: str) -> None:
    assert limit_words(amount, unit) == str(TimeLimit(amount, LimitUnit(unit)))


@pytest.mark.parametrize(
    ("period", "said"),
    [("2024-09", "tháng 9/2024"), ("2024-09-03", "ngày 03/09/2024"), ("2024-Q3", "quý 3/2024"), ("2024", "năm 2024")],
)
def test_in_vietnamese_a_period_is_told_as_reports_tell_it(period: str, said: str) -> None:
    assert period_words(Period.parse(period, AT.date()).asked(AT)) == said


@pytest.mark.parametrize(("amount", "said"), [(1, "1 working day"), (10, "10 working days")])
def test_an_english_page_tells_one_day_and_many(amount: int, said: str, english: None) -> None:
    assert limit_words(amount, "working_days") == said


def test_an_english_page_tells_why_a_result_is_promised_for_its_day(english: None) -> None:
    paused = Step(StepCode.PAUSED_MINUTES, AT, AT + timedelta(days=3), minutes=510, note="ask_supplement").as_data()
    [told_limit, told_pause, kept] = explained(
        [Step(StepCode.LIMIT_WORKING_DAYS, minutes=4800, count=10).as_data(), paused, "Ngày hẹn trả: trước 17:00."]
    )
    assert told_pause == (
        "Tạm dừng từ 08:00 thứ Sáu 13/09/2024 đến 08:00 thứ Hai 16/09/2024 (chờ bổ sung): "
        "8 giờ 30 phút làm việc không tính."
    )
    assert told(told_pause) == (
        "Paused from 08:00 Friday 13/09/2024 to 08:00 Monday 16/09/2024 (waiting for the supplement): "
        "8 h 30 min of working time do not count."
    )
    assert told(told_limit) == "Time limit in working days: 10 × 8 h = 80 h of working time."
    assert told(kept) == "Ngày hẹn trả: trước 17:00."


def test_an_english_page_tells_what_is_left_and_of_when(english: None) -> None:
    told = left_words(Remaining(-180, late=True)), left_words(Remaining(None, late=False))
    assert told == ("3 h late", "paused")
    assert period_words(Period.month(2024, 9).asked(AT)) == "month 9/2024"


PERCENT = {
    Fraction(0): "0,0%", Fraction(1): "100,0%", Fraction(9999, 10000): "99,9%", Fraction(1, 100000): "0,1%",
    Fraction(1, 3): "33,3%", 2 / 3: "66,7%", Decimal("0.9999"): "99,9%", None: "–",
}  # fmt: skip


@pytest.mark.parametrize(("ratio", "said"), PERCENT.items())
def test_a_share_is_told_with_one_place_and_never_as_whole_or_as_nothing_when_it_is_neither(
    ratio: Fraction | Decimal | float | None, said: str
) -> None:
    assert percent(ratio) == said
