"""Which tasks are meant: ids, globs, ``!glob`` for tasks to leave out, and ``@file`` for a file of these."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.storage.foreign_files import read_file

__all__ = ["TaskPatterns", "matches", "nearest", "parse_patterns"]

_FILE_BYTES_MAX: Final = 1 << 24
_COMMA: Final = re.compile(r",(?![^\[\]]*\])")
"""Between patterns; not one within ``[…]``."""
_NEAREST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPatterns:
    """Shell patterns (``*``, ``?``, ``[…]``), case-sensitive.

    A pattern is compared with a task's id and with the part of the id after its last slash.

    Attributes:
        kept: Tasks that match one of these are meant; all tasks where there is none.
        left_out: Tasks that match one of these are not meant.
    """

    kept: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def means(self, task_id: str) -> bool:
        """Whether a task is meant."""
        kept = not self.kept or any(matches(task_id, pattern) for pattern in self.kept)
        return kept and not any(matches(task_id, pattern) for pattern in self.left_out)


def parse_patterns(texts: str | Iterable[str] | None) -> TaskPatterns:
    """Reads patterns.

    Args:
        texts: Patterns with commas between them, one text or several: ``a,b*``, ``!glob``, ``@file``. A file has one
            pattern a line and comments behind ``#``. None and no text at all mean all tasks.

    Raises:
        InputError: A text or a file names no pattern, or a file cannot be read.
    """
    kept: list[str] = []
    left_out: list[str] = []
    for text in [texts] if isinstance(texts, str) else texts or ():
        for pattern in _patterns(text):
            group = left_out if pattern.startswith("!") else kept
            group.append(pattern.removeprefix("!").strip())
    if "" in (*kept, *left_out):
        raise InputError("'!' leaves out nothing: write the task after it, as in '!core/kth_*'")
    return TaskPatterns(kept=tuple(dict.fromkeys(kept)), left_out=tuple(dict.fromkeys(left_out)))


def matches(task_id: str, pattern: str) -> bool:
    """Whether one pattern means a task."""
    return fnmatchcase(task_id, pattern) or fnmatchcase(task_id.rpartition("/")[2], pattern)


def nearest(pattern: str, task_ids: Sequence[str]) -> str:
    """The ids whose last parts are nearest to a name that matches none, else an example: for an error message."""
    by_name = {task_id.rpartition("/")[2]: task_id for task_id in task_ids}
    near = [by_name[name] for name in get_close_matches(pattern.rpartition("/")[2], by_name, n=_NEAREST)]
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"give a task id or a glob, for example '{task_ids[0]}'" if task_ids else "there are no tasks"


def _patterns(text: str) -> Iterator[str]:
    patterns = [part.strip() for part in _COMMA.split(text)]
    if not any(patterns):
        raise InputError(f"{text!r} names no task: give task ids or globs with commas between them")
    for pattern in filter(None, patterns):
        if pattern.startswith("@"):
            yield from _patterns_of(Path(pattern[1:]))
        else:
            yield pattern


def _patterns_of(path: Path) -> list[str]:
    try:
        lines = read_file(path, limit=_FILE_BYTES_MAX).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DataFileError(path, "it is no UTF-8 text: write one task id or glob a line") from error
    patterns: list[str] = []
    for number, line in enumerate(lines, 1):
        pattern = line.partition("#")[0].strip()
        if pattern.startswith("@"):
            raise DataFileError(path, f"{pattern[:100]} names another file: write its lines here", line=number)
        patterns += [pattern] if pattern else []
    if not patterns:
        raise DataFileError(path, "it names no task: write one task id or glob a line")
    return patterns
