"""What is shown while a command works: a bar on a terminal, elsewhere a line now and then, nothing if it is quick."""

import io
import logging
import sys
import time
from itertools import pairwise

import pytest

from effbench.runner import progress as module
from effbench.runner.progress import Progress, State
from tests.log_messages import log_messages


def a_state(share: float, *, scores: str = "pass@1 0.50 eff@1 0.40", doing: str = "samples of {first}") -> State:
    return State(share=share, elapsed_s=65, left_s=130, tasks="3/10 tasks", scores=scores, doing=doing)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("REDRAW_S", 0.01), ("FIRST_LINE_S", 0.03), ("LINE_S", 0.06)):
        monkeypatch.setattr(module, name, seconds)


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """To be called by the test itself: pytest puts its own stderr back after fixtures."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    return terminal


def test_a_line_says_how_far_it_is_how_long_it_takes_and_what_is_done_now() -> None:
    assert a_state(0.333).line() == (
        "3/10 tasks, 33%, about 02:10 left; so far pass@1 0.50 eff@1 0.40; now samples of {first}"
    )
    assert a_state(0, scores="", doing="").line() == "3/10 tasks, 0%, about 02:10 left"


class Timed(list[str]):
    def __init__(self) -> None:
        self.times: list[float] = []

    def append(self, sentence: str) -> None:
        super().append(sentence)
        self.times.append(time.monotonic())


def wait_for(text: str, shown: Terminal) -> None:
    deadline = time.monotonic() + 10
    while text not in shown.getvalue():
        assert time.monotonic() < deadline, shown.getvalue()[-500:]
        time.sleep(0.01)


@pytest.mark.usefixtures("quick")
def test_a_terminal_shows_the_stage_and_then_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    with Progress(shown=True) as progress:
        progress.stage("opening lanes")
        wait_for("opening lanes [00:00]", terminal)
        shares = iter([0.1, 0.5])
        progress.follow(lambda: a_state(next(shares, 0.9)))
        wait_for("3/10 tasks  10%|#         | 01:05<02:10 pass@1 0.50 eff@1 0.40, samples of {first}", terminal)
        wait_for("3/10 tasks  50%|#####     | 01:05<02:10 pass@1 0.50 eff@1 0.40, samples of {first}", terminal)
        wait_for("3/10 tasks  90%|######### | 01:05<02:10 pass@1 0.50 eff@1 0.40, samples of {first}", terminal)
        progress.stage("scoring")
        wait_for("scoring [00:00]", terminal)


@pytest.mark.usefixtures("quick")
def test_no_text_can_rewrite_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    with Progress(shown=True) as progress:
        progress.stage("reading the suite \x1b[2J")
        wait_for("reading the suite \\x1b[2J", terminal)


@pytest.mark.usefixtures("quick")
def test_elsewhere_there_is_a_line_now_and_then() -> None:
    with log_messages(Timed()) as told, Progress(shown=True) as progress:
        progress.stage("calibrating")
        deadline = time.monotonic() + 10
        while len(told) < 4:
            assert time.monotonic() < deadline
            time.sleep(0.01)
            if told:
                progress.follow(lambda: a_state(0.5))
    assert told[0] == "calibrating"
    assert set(told[1:]) == {a_state(0.5).line()}
    assert isinstance(told, Timed)
    assert all(later - earlier >= 0.06 for earlier, later in pairwise(told.times))


def test_a_line_waits_after_another_message(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("REDRAW_S", 0.01), ("FIRST_LINE_S", 0.2)):
        monkeypatch.setattr(module, name, seconds)
    with log_messages() as told, Progress(shown=True) as progress:
        progress.stage("calibrating")
        for _ in range(10):
            time.sleep(0.05)
            logging.getLogger("effbench.other").info("a sentence")
    assert set(told) == {"a sentence"}


def test_a_quick_command_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    with log_messages() as told, Progress(shown=True) as progress:
        progress.stage("opening lanes")
    assert (told, terminal.getvalue()) == ([], "")


@pytest.mark.usefixtures("quick")
def test_what_is_not_to_be_shown_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    with Progress(shown=False) as progress:
        progress.stage("opening lanes")
        time.sleep(0.1)
    assert terminal.getvalue() == ""
