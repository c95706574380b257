"""Writes a new task: a complete, small, sound example, to be made into another one file by file."""

import keyword
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import Final

from effbench.errors import InputError
from effbench.storage.json_files import read_text, write_bytes

__all__ = ["Kind", "NewTask", "write_new_task"]

_TEMPLATES: Final = Path(__file__).with_name("templates")
_OTHERWISE: Final = {"rewrite": "function"}
"""Kinds whose templates are those of another, but for the files that they have of their own."""
_SUFFIX: Final = ".txt"
"""Keeps tools from taking the templates for programs of effbench."""


class Kind(StrEnum):
    """What solutions of a task are."""

    FUNCTION = "function"
    CLASS = "class"
    STDIO = "stdio"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """Where a new task goes.

    Attributes:
        root: The folder that holds ``tasks`` and ``reference_solutions``.
        suite: Its suite.
        name: Its folder's name; also its entry point.
        kind: What solutions are, or that a slow one is given.
    """

    root: Path
    suite: str
    name: str
    kind: Kind

    @property
    def folder(self) -> Path:
        """Of its description."""
        return self.root / "tasks" / self.suite / self.name

    @property
    def solutions(self) -> Path:
        """Of its solutions."""
        return self.root / "reference_solutions" / self.suite / self.name


def write_new_task(new: NewTask) -> list[Path]:
    """Writes the files, and the suite's own where there is none.

    Returns:
        The files that were written.

    Raises:
        InputError: A name does not fit, the task exists, or the folder cannot be written to.
    """
    if not new.name.isidentifier() or keyword.iskeyword(new.name):
        raise InputError(f"{new.name!r} cannot name a task, nor a function: use letters, digits and underscores")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", new.suite):
        raise InputError(f"{new.suite!r} cannot name a suite: use letters, digits, underscores and hyphens")
    for folder in (new.folder, new.solutions):
        if folder.exists():
            raise InputError(f"{folder} exists already: choose another name, or delete it")
    texts = _texts(new)
    suite_file = new.folder.parent / "suite.toml"
    if suite_file.exists():
        del texts[suite_file]
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(path, text.encode())
    except OSError as error:
        raise InputError(f"{error.filename} cannot be made ({error.strerror}): choose another --task-path") from error
    return list(texts)


def _kinds(kind: Kind) -> tuple[str, ...]:
    """The folders of templates, that of the kind itself last."""
    return (kind.value,) if kind.value not in _OTHERWISE else (_OTHERWISE[kind.value], kind.value)


def _texts(new: NewTask) -> dict[Path, str]:
    sources = {_TEMPLATES / f"suite.toml{_SUFFIX}": new.folder.parent}
    for part, folder in (("task", new.folder), ("solutions", new.solutions)):
        own = {path.name: path for kind in _kinds(new.kind) for path in (_TEMPLATES / kind / part).glob(f"*{_SUFFIX}")}
        sources |= {own[name]: folder for name in sorted(own)}
    return {
        folder / source.name.removesuffix(_SUFFIX): Template(read_text(source)).substitute(
            task=new.name, suite=new.suite
        )
        for source, folder in sources.items()
    }
