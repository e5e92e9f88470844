"""`./motcua test` itself: what it needs, and how it runs."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from motcua.config.commands import apart
from motcua.config.commands import test as command
from motcua.config.errors import CommandError


def test_a_whole_run_goes_side_by_side() -> None:
    assert command.side_by_side(("-m", "quick"))[:2] == ["-n", "2"]


@pytest.mark.parametrize("arguments", [("tests/kernel",), ("tests/config/test_cli.py::any",), ("-n", "0"), ("--pdb",)])
def test_what_is_named_runs_plainly(arguments: tuple[str, ...]) -> None:
    assert command.side_by_side(arguments) == []


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ((), ["poppler-utils", "chromium-headless-shell"]), (("spark", "-x"), ["default-jre-headless"]),
        (("-m", "quick"), ["poppler-utils"]), (("-mquick",), ["poppler-utils"]),
    ],
)  # fmt: skip
def test_quick_tests_need_no_browser_and_spark_needs_java(
    arguments: tuple[str, ...], wanted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert command.missing(arguments) == wanted


def test_any_chromium_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda program: "/usr/bin/chromium" if program == "chromium" else None)
    assert command.missing(()) == ["poppler-utils"]


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


def test_spark_is_brought_once_and_again_when_its_lock_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(arguments: list[str], **_: object) -> Any:
        apart.HOME.mkdir(parents=True)
        ran.append(arguments)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr(apart, "HOME", tmp_path / "spark")
    assert [apart.bring_spark() for _ in range(2)] == [tmp_path / "spark"] * 2 and len(ran) == 1
    (tmp_path / "spark" / "installed").write_text("pyspark==4.1.0")
    assert apart.bring_spark() and len(ran) == 2
    assert {"--require-hashes", str(apart.LOCK)} <= set(ran[1])


def test_spark_that_cannot_be_brought_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", lambda *_, **__: SimpleNamespace(returncode=2))
    monkeypatch.setattr(apart, "HOME", tmp_path / "spark")
    with pytest.raises(CommandError) as refusal:
        apart.bring_spark()
    assert refusal.value.code == "test.packages" and not (tmp_path / "spark").exists()
