"""Who may propose inputs: anything that completes a prompt."""

import json
from pathlib import Path
from typing import Protocol

from effbench.errors import DataFileError, InputError
from effbench.samples.generation.registry import open_chat
from effbench.samples.registry import is_generated
from effbench.storage.json_files import read_text

__all__ = ["Author", "RecordedAuthor", "open_author"]


class Author(Protocol):
    """A language model, or what stands in for one."""

    def complete(self, prompt: str) -> str:
        """Gives the raw text that follows the prompt."""
        ...


class RecordedAuthor:
    """Gives texts that were written earlier, one after the other.

    Args:
        path: A JSONL file; each line an object with a ``completion``.

    Raises:
        DataFileError: It is not such a file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._left = [_completion(path, number, line) for number, line in enumerate(read_text(path).splitlines(), 1)]

    def complete(self, prompt: str) -> str:  # noqa: ARG002  # what is recorded does not depend on it
        """Gives the next text."""
        if not self._left:
            raise InputError(f"{self._path} holds no more proposals: ask for fewer with --proposals")
        return self._left.pop(0)


def open_author(spec: str) -> Author:
    """Opens ``replay:PATH``, or a model that writes, as ``effbench run --model`` takes it: ``openai/gpt-4o``.

    Raises:
        InputError: There is no such model, it lacks its key, or it cannot complete prompts.
        DataFileError: The recorded answers cannot be read.
    """
    name, _, argument = spec.partition(":")
    if name == "replay" and argument:
        return RecordedAuthor(Path(argument))
    if is_generated(spec):
        return open_chat(spec)
    raise InputError(f"the model {spec!r} cannot propose inputs: give one such as openai/gpt-4o, or replay:PATH")


def _completion(path: Path, number: int, line: str) -> str:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise DataFileError(path, "the line is not JSON: write one object a line", line=number) from error
    if not isinstance(entry, dict) or not isinstance(entry.get("completion"), str):
        raise DataFileError(path, "the line needs a text called `completion`", line=number)
    return str(entry["completion"])
