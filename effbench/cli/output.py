"""What commands print, and how they end."""

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from effbench.errors import EffbenchError
from effbench.text.terminal import printable

__all__ = ["EXIT_FAULT", "EXIT_INTERRUPTED", "reports_faults", "say", "show"]


P = ParamSpec("P")


EXIT_FAULT = 2
"""Bad input or a fault of effbench's surroundings; 1 is left for a negative answer."""


SAID_MOST = 10_000
"""Characters of one sentence; a list of all tasks of a suite takes half of them."""


EXIT_INTERRUPTED = 128 + signal.SIGINT


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
