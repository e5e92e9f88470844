"""What a benchmark says: the bar is told, a missed one is named, a baseline has none."""

import pytest

from motcua.config.benches.figures import Figure, Report, percentile

FIGURES = [
    Figure("submits", 120.4, "/s", at_least=100),
    Figure("p95", 412.0, "ms", at_most=400),
    Figure("bare INSERTs", 900, "/s", baseline=True),
]


def test_a_bar_is_kept_missed_or_not_there() -> None:
    assert [figure.kept for figure in FIGURES] == [True, False, None]


def test_the_table_names_what_was_missed() -> None:
    text = Report("submit", "8 processes", FIGURES).as_text()
    lines = {line.split()[0]: line for line in text.splitlines()[3:]}
    assert lines["submits"].endswith("≥ 100  kept")
    assert lines["p95"].endswith("≤ 400  MISSED")
    assert lines["baseline:"].endswith("900 /s")


def test_machines_read_the_same() -> None:
    said = Report("submit", "8 processes", FIGURES, quick=True).as_dict()
    assert (said["bench"], said["conditions"], said["quick"]) == ("submit", "8 processes", True)
    assert said["machine"]["cores"] >= 1 and said["measured_at"].startswith("20")
    assert said["figures"][1] == {
        "name": "p95", "value": 412.0, "unit": "ms", "baseline": False, "at_most": 400, "kept": False
    }  # fmt: skip


@pytest.mark.parametrize(("share", "value"), [(0.5, 51), (0.95, 96), (1.0, 100)])
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile(range(100, 0, -1), share) == value
