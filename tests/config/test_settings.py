"""Settings: what the environment says is read strictly, and each variable is explained to operators."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from motcua.config import env
from motcua.config.places import CLONE

CONFIG = CLONE / "src" / "motcua" / "config"


def variables() -> set[str]:
    """Every name that a call of `env.…("NAME", …)` reads."""
    tree = ast.parse((CONFIG / "settings.py").read_text())
    reads = re.compile(r"env\.\w+")
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and reads.fullmatch(ast.unparse(node.func)))
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_setting_is_explained_to_operators() -> None:
    explained = (CLONE / "docs" / "operations" / "settings.md").read_text()
    assert {name for name in variables() if f"`{name}`" not in explained} == set()
    assert len(variables()) > 20


@pytest.mark.parametrize(("said", "meant"), [("1", True), ("Yes", True), ("off", False), ("false", False), ("", True)])
def test_a_flag_is_read(said: str, meant: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLAG", said)
    assert env.flag("FLAG", default=True) is meant


@pytest.mark.parametrize(
    "read",
    [
        lambda: env.flag("ODD"),
        lambda: env.integer("ODD", 1),
        lambda: env.choice("ODD", "a", ("a", "b")),
        lambda: env.rate("ODD", "60/m"),
        lambda: env.secret("MISSING"),
        lambda: env.secret("LOST"),
    ],
)
def test_what_cannot_be_meant_is_refused(read: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ODD", "perhaps")
    monkeypatch.setenv("LOST_FILE", "no such file")
    with pytest.raises(ImproperlyConfigured):
        read()


@pytest.mark.parametrize(("said", "meant"), [("", (60, 60)), ("5/s", (5, 1)), ("0/h", (0, 3600))])
def test_how_often_is_read(said: str, meant: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATE", said)
    assert env.rate("RATE", "60/m") == meant


def test_a_secret_may_lie_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text("sesame\n")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert env.secret("KEY") == "sesame"


def test_values_between_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "a.vn, b.vn,")
    assert env.listed("HOSTS") == ["a.vn", "b.vn"]
