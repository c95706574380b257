"""What all commands share: how they speak, and how they end."""

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final, ParamSpec

import click

from effbench.errors import EffbenchError, InputError
from effbench.metrics import DEFAULT_METRICS, METRICS, check_names
from effbench.text.terminal import printable

__all__ = [
    "EXIT_FAULT",
    "EXIT_INTERRUPTED",
    "Ks",
    "metric_options",
    "metrics_option",
    "reports_faults",
    "say",
    "show",
    "task_path_option",
]

P = ParamSpec("P")
ALL: Final = "all"
EXIT_FAULT = 2
"""Bad input or a fault of effbench's surroundings; 1 is left for a negative answer."""
SAID_MOST = 10_000
"""Characters of one sentence; a list of all tasks of a suite takes half of them."""
EXIT_INTERRUPTED = 128 + signal.SIGINT


task_path_option = click.option(
    "--task-path",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A folder with `tasks` and `reference_solutions` of your own; give it once for each.",
)


class Ks(click.ParamType[tuple[int, ...]]):
    """A list of numbers with commas."""

    name = "K[,K…]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """Reads it; click calls this."""
        if isinstance(value, tuple):
            return value
        try:
            return tuple(sorted({int(part) for part in str(value).split(",")}))
        except ValueError:
            self.fail(f"{value!r} is not a list of numbers such as 1,10", param, ctx)


class MetricNames(click.ParamType[tuple[str, ...]]):
    """Names of metrics with commas, or all of them."""

    name = "all|NAME[,NAME…]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Reads it; click calls this."""
        text = str(value)
        try:
            return check_names(METRICS if text == ALL else (name.strip() for name in text.split(",")))
        except InputError as error:
            self.fail(str(error), param, ctx)


def metrics_option(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option ``--metrics``.

    Args:
        what: What the command does with them.
    """
    return click.option(
        "--metrics",
        type=MetricNames(),
        default=",".join(DEFAULT_METRICS),
        show_default=True,
        help=f"{what}: {', '.join(METRICS)}.",
    )


def metric_options(command: Callable[P, None]) -> Callable[P, None]:
    """Adds the options of :class:`effbench.metrics.MetricOptions` to a command."""
    for option in (
        click.option("--max-profile", type=int, default=20, show_default=True, help="DPS: correct samples looked at."),
        click.option("--min-correct", type=int, default=10, show_default=True, help="DPS: correct samples needed."),
        click.option(
            "--margin", type=float, default=0.0, show_default=True,
            help="efficient@k: by what share to beat the reference; DPS: by what share one may miss it.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def show(text: str) -> None:
    """Prints a command's result."""
    click.echo(printable(text))


def say(sentence: str) -> None:
    """Tells the user something that is not the command's result; a name in it may be endless, it is not."""
    shown = sentence if len(sentence) <= SAID_MOST else f"{sentence[:SAID_MOST]}…"
    click.echo(printable(shown), err=True)


def reports_faults(command: Callable[P, None]) -> Callable[P, None]:
    """One sentence for a fault, and nothing lost: no traceback reaches the user."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except EffbenchError as error:
            say(f"effbench: {error}")
            sys.exit(EXIT_FAULT)
        except KeyboardInterrupt:
            say("effbench: interrupted; the same command goes on where it stopped")
            # Not sys.exit: a worker may still wait for a run that the user no longer wants.
            os._exit(EXIT_INTERRUPTED)

    return wrapped
