"""Command lines as a run records them: what was typed, and what to type to get more."""

import re
import shlex
from collections.abc import Sequence

__all__ = ["told_command", "with_option", "without_option"]


def told_command(argv: Sequence[str]) -> str:
    """The command line for the record, without what an address may hold before its host."""
    shown = [re.sub(r"(\w://)[^/@\s]*@", r"\1***@", word) for word in argv[1:]]
    return shlex.join(["effbench", *shown])


def with_option(command: str, option: str, value: str) -> str:
    """A command line with an option; the value that it may have had before is replaced.

    Args:
        command: As :func:`told_command` gives it.
        option: Its long name, such as ``--metrics``.
        value: Of the option.
    """
    return f"{without_option(command, option)} {option} {shlex.quote(value)}"


def without_option(command: str, option: str) -> str:
    """A command line without an option and its value.

    Args:
        command: As :func:`told_command` gives it.
        option: Its long name.
    """
    kept: list[str] = []
    words = iter(shlex.split(command))
    for word in words:
        if word == option:
            next(words, None)
        elif not word.startswith(f"{option}="):
            kept.append(word)
    return shlex.join(kept)
