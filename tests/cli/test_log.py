"""How much the command line shows of what effbench logs, and where."""

import io
import logging
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tqdm import tqdm

from effbench.cli.log import start_log
from effbench.cli.main import main
from effbench.errors import InputError

LOG = logging.getLogger("effbench.something")


def say_all() -> None:
    LOG.debug("a detail")
    LOG.info("100 % done")
    LOG.warning("a \x1b[2Jwarning")


@pytest.mark.parametrize(
    ("verbose", "quiet", "shown"),
    [
        (False, False, ["100 % done", "a \\x1b[2Jwarning"]),
        (False, True, ["a \\x1b[2Jwarning"]),
    ],
)
def test_messages_are_shown_by_their_level(
    capsys: pytest.CaptureFixture[str], verbose: bool, quiet: bool, shown: list[str]
) -> None:
    stop = start_log(verbose=verbose, quiet=quiet, log_file=None)
    say_all()
    stop()
    say_all()
    assert capsys.readouterr().err.splitlines() == shown


def test_v_shows_details_with_their_module(capsys: pytest.CaptureFixture[str]) -> None:
    stop = start_log(verbose=True, quiet=False, log_file=None)
    say_all()
    stop()
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" effbench")[2] for line in lines] == [
        ".something: a detail",
        ".something: 100 % done",
        ".something: a \\x1b[2Jwarning",
    ]


def test_a_file_gets_everything_even_when_the_terminal_is_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("effbench"), "propagate", False)  # no report can hold a lone surrogate
    for _ in range(2):
        stop = start_log(verbose=False, quiet=True, log_file=tmp_path / "effbench.log")
        LOG.debug("lone surrogate \ud800")
        stop()
    lines = (tmp_path / "effbench.log").read_text().splitlines()
    assert [line.partition("DEBUG ")[2] for line in lines] == 2 * ["effbench.something: lone surrogate \\ud800"]
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_message_stands_above_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with tqdm(total=1, file=terminal, desc="bar", leave=False):
        stop = start_log(verbose=False, quiet=False, log_file=None)
        LOG.info("a message")
        stop()
    before, _, after = terminal.getvalue().partition("a message\n")
    assert before.endswith("\r")  # the bar is gone
    assert "bar" in after  # and is drawn anew


def test_there_need_be_no_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delitem(sys.modules, "tqdm", raising=False)
    stop = start_log(verbose=False, quiet=False, log_file=None)
    LOG.info("without a bar")
    stop()
    assert capsys.readouterr().err == "without a bar\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-v", "-q", "suites"], "effbench: -v shows more and -q shows less: give one of them"),
        (["--log-file", "/proc/nothing/here", "suites"], "effbench: --log-file /proc/nothing/here cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)
    assert len(result.stderr.splitlines()) == 1


def test_a_command_leaves_no_handler_behind() -> None:
    before = list(logging.getLogger("effbench").handlers)
    assert CliRunner().invoke(main, ["suites"]).exit_code == 0
    assert logging.getLogger("effbench").handlers == before
    with pytest.raises(InputError):
        start_log(verbose=True, quiet=True, log_file=None)
