"""Shows what a command does at the moment, how much of it is done, and how long the rest will take.

On a terminal that is a bar, drawn anew twice a second; elsewhere a plain line, at first after two seconds and then
every ten, so that a quick command says nothing.
"""

import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn, Self

from tqdm import tqdm

from effbench.text.terminal import printable

__all__ = ["Progress", "State"]

_LOG = logging.getLogger(__name__)
_PACKAGE_LOG = logging.getLogger("effbench")

REDRAW_S: Final = 0.5
FIRST_LINE_S: Final = 2.0
LINE_S: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far measuring is.

    Attributes:
        share: Of the work that is done, from 0 to 1.
        elapsed_s: Seconds since measuring began.
        left_s: Seconds until it ends, as far as that can be told.
        tasks: How many tasks are measured, such as ``3/10 tasks``.
        scores: Of those; empty where there are none yet.
        doing: What lanes do now; empty where that is not known.
    """

    share: float
    elapsed_s: float
    left_s: float
    tasks: str
    scores: str
    doing: str

    def bar_format(self) -> str:
        """For tqdm."""
        rest = ", ".join(filter(None, (self.scores, self.doing)))
        clock = f"{tqdm.format_interval(self.elapsed_s)}<{tqdm.format_interval(self.left_s)}"
        return f"{_literal(self.tasks)} {{percentage:3.0f}}%|{{bar:10}}| {clock} {_literal(rest)}"

    def line(self) -> str:
        """For a log."""
        scores = self.scores and f"so far {self.scores}"
        doing = self.doing and f"now {self.doing}"
        left = f"about {tqdm.format_interval(self.left_s)} left"
        return "; ".join(filter(None, (f"{self.tasks}, {self.share:.0%}, {left}", scores, doing)))


class Progress:
    """A context; while it is open, a thread shows the stage that was named last, or the state of what is followed.

    Args:
        shown: Whether to show anything.
        row: Of the bar, counted from the first free line of the terminal.
    """

    def __init__(self, *, shown: bool, row: int = 0) -> None:
        self._shown, self._row = shown, row
        self._postponer = _Postponer(self)
        self._on_terminal = sys.stderr.isatty()
        self._stage = ""
        self._state: Callable[[], State] | None = None
        self._bar: tqdm[NoReturn] | None = None
        self._lock = threading.RLock()
        self._ended = threading.Event()
        self._next_line = time.monotonic() + FIRST_LINE_S
        self._thread = threading.Thread(target=self._show_repeatedly, name="progress", daemon=True)

    def __enter__(self) -> Self:
        if self._shown:
            _PACKAGE_LOG.addHandler(self._postponer)
            self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._ended.set()
        if self._shown:
            self._thread.join()
            _PACKAGE_LOG.removeHandler(self._postponer)
        with self._lock:
            if self._bar is not None:
                self._bar.leave = self._state is not None
                self._draw()
                self._bar.close()

    def stage(self, what: str) -> None:
        """Says what is done from now on."""
        with self._lock:
            self._stage, self._state = what, None

    def follow(self, state: Callable[[], State]) -> None:
        """Shows measuring from now on."""
        with self._lock:
            self._state = state

    def postpone(self) -> None:
        """Waits before the next line, since the log has just said something."""
        self._next_line = time.monotonic() + FIRST_LINE_S

    def _show_repeatedly(self) -> None:
        while not self._ended.wait(REDRAW_S):
            with self._lock:
                if self._on_terminal:
                    self._draw()
                elif time.monotonic() >= self._next_line:
                    _LOG.info(self._line())
                    self._next_line = time.monotonic() + LINE_S

    def _draw(self) -> None:
        state = None if self._state is None else self._state()
        bar_format = f"{_literal(self._stage)} [{{elapsed}}]" if state is None else state.bar_format()
        if self._bar is None:
            self._bar = tqdm(
                total=1.0, position=self._row, leave=False, dynamic_ncols=True, file=sys.stderr, bar_format=bar_format
            )
        self._bar.n = 0.0 if state is None else state.share
        self._bar.bar_format = bar_format
        self._bar.refresh()

    def _line(self) -> str:
        return printable(self._stage if self._state is None else self._state().line())


class _Postponer(logging.Handler):
    """Has a progress wait when anything else is logged."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(logging.INFO)
        self._progress = progress

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  # logging's own signature
        self._progress.postpone()


def _literal(text: str) -> str:
    return printable(text).replace("{", "{{").replace("}", "}}")
