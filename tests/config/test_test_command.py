"""`./motcua test` itself: what it needs, and how it runs."""

import pytest

from motcua.config.commands import test as command
from motcua.config.errors import CommandError


def test_a_whole_run_goes_side_by_side() -> None:
    assert command.side_by_side(("-m", "quick"))[:2] == ["-n", "2"]


@pytest.mark.parametrize("arguments", [("tests/kernel",), ("tests/config/test_cli.py::any",), ("-n", "0"), ("--pdb",)])
def test_what_is_named_runs_plainly(arguments: tuple[str, ...]) -> None:
    assert command.side_by_side(arguments) == []


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [((), ["poppler-utils", "chromium"]), (("-m", "quick"), ["poppler-utils"]), (("-mquick",), ["poppler-utils"])],
)
def test_quick_tests_need_no_browser(
    arguments: tuple[str, ...], wanted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert command.missing(arguments) == wanted


def test_a_plain_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(CommandError, match="apt install chromium poppler-utils") as refusal:
        command.ensure_packages(["chromium", "poppler-utils"])
    assert refusal.value.code == "test.packages"


def test_root_has_what_is_missing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    class Done:
        returncode = 0

    def run(arguments: list[str], **_: object) -> Done:
        ran.append(arguments)
        return Done()

    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("subprocess.run", run)
    command.ensure_packages(["chromium"])
    assert [arguments[2] for arguments in ran] == ["update", "install"]
    assert ran[1][-1] == "chromium"
