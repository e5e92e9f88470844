"""The command line: quick to help, one line when it refuses, never a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from motcua.config import cli, lifeline
from motcua.config.places import CLONE
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"Usage: ./motcua {name}" in shown
    assert len(shown.splitlines()) > 4


def test_help_does_not_wait_for_django() -> None:
    code = "import sys; from motcua.config import cli; cli.main(['--help']); sys.exit('django' in sys.modules)"
    shown = subprocess.check_output([sys.executable, "-c", code], env={"PYTHONPATH": str(CLONE / "src")})
    assert b"Commands:" in shown


def refusing(error: Exception) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (DomainError("dossier.gone", Sentence("Hồ sơ không còn.")), "motcua: dossier.gone: Hồ sơ không còn.\n"),
        (ValueError("odd\nthing"), "motcua: unexpected: ValueError: odd thing (./motcua --traceback … shows where)\n"),
        (click.UsageError("what?"), "motcua: usage: what? See ./motcua anything --help.\n"),
        (
            PermissionError(13, "Permission denied", "/out"),
            "motcua: file: /out: Permission denied. Name another place, or see to its rights and its room.\n",
        ),
    ],
)
def test_an_error_is_one_line_and_a_status(
    error: Exception, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli.Commands, "get_command", lambda *_: refusing(error))
    assert cli.main(["anything"]) != 0
    assert capsys.readouterr().err == line


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fly"]) == 2
    assert capsys.readouterr().err == "motcua: usage: No such command 'fly'. See ./motcua --help.\n"


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_that_cannot_be_is_refused_by_name(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--port", "99999"]) == 2
    assert capsys.readouterr().err.startswith("motcua: usage: Invalid value for '--port'")


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "PYTHONPATH": str(CLONE / "src")}
    arguments = [sys.executable, "-m", "motcua.config.cli", *command]
    return subprocess.run(arguments, env=ours | environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_production_does_not_start_without_its_secret() -> None:
    done = run("check")
    assert done.returncode == 1
    assert done.stderr == "motcua: settings: Set SECRET_KEY, or SECRET_KEY_FILE to a file that holds it.\n"


@pytest.mark.slow
def test_production_is_checked_and_found_well() -> None:
    done = run("check", "--deploy", SECRET_KEY="k3y" * 30 + "abcdefghij", ALLOWED_HOSTS="motcua.example")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_a_database_in_which_the_ledger_may_be_emptied_is_refused() -> None:
    secrets = {"SECRET_KEY": "k3y" * 30 + "abcdefghij", "ALLOWED_HOSTS": "motcua.example"}
    done = run("check", "--deploy", DATABASE_URL="postgresql://lan:x@127.0.0.1:1/testament", **secrets)
    assert done.returncode == 1
    assert done.stderr.startswith("motcua: motcua.E001: The database is named 'testament'")


@pytest.mark.slow
def test_serve_refuses_the_embedded_database() -> None:
    done = run("serve", SECRET_KEY="k3y" * 30)
    assert done.returncode == 1
    assert done.stderr.startswith("motcua: serve.no_database: ")


@pytest.mark.slow
def test_a_database_that_is_not_there_is_named_in_one_line_and_no_other_is_started(tmp_path: Path) -> None:
    nowhere = "postgresql://lan:x@127.0.0.1:1/city"
    done = run("migrate", SECRET_KEY="k" * 60, DATABASE_URL=nowhere, MOTCUA_DATA_HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("motcua: database: ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_child_goes_when_its_parent_is_gone() -> None:
    reading, writing = os.pipe()
    code = "import time; from motcua.config import lifeline; lifeline.end_in_order(); time.sleep(600)"
    environment = os.environ | {lifeline.VARIABLE: str(reading), "PYTHONPATH": str(CLONE / "src")}
    child = subprocess.Popen([sys.executable, "-c", code], env=environment, pass_fds=[reading])
    os.close(reading)
    os.close(writing)
    assert child.wait(20) == 0


@pytest.mark.slow
def test_ctrl_c_is_heard_even_where_a_shell_says_to_ignore_it() -> None:
    code = (
        "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); "
        "from motcua.config import lifeline; lifeline.end_in_order(); print('ready', flush=True); time.sleep(600)"
    )
    environment = os.environ | {"PYTHONPATH": str(CLONE / "src")}
    child = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(signal.SIGINT)
    assert child.wait(20) == 0
