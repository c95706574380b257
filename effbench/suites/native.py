"""Loader of native suites: one folder per task, one file per kind of thing.

::

    tasks/<suite>/suite.toml                                  title, description, seed, version
    tasks/<suite>/_versions/                                  earlier versions (:mod:`effbench.suites.suite_versions`)
    tasks/<suite>/<task>/task.toml                            kind, entry point, comparison, levels, references
    tasks/<suite>/<task>/prompt.md                            what a model is shown
    tasks/<suite>/<task>/generator.py                         generate_input(rng, size, level, test_index)
    tasks/<suite>/<task>/checker.py                           check(arguments, answer, output) -> bool, where needed
    tasks/<suite>/<task>/contract.py                          contract(*arguments), for authors
    reference_solutions/<suite>/<task>/<tier>_<name>.py
    reference_solutions/<suite>/<task>/<tier>_<name>.cpp      in other languages, by extension, where there are any
    reference_solutions/<suite>/<task>/wrong_<name>.py        for authors

All Python here is read and parsed, never run: it runs inside a lane only. What is for authors is no part of a task:
:mod:`effbench.authoring.companions` reads it.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError, InputError
from effbench.records.task import Suite, Task
from effbench.records.version import VERSION
from effbench.storage.resources import DATA_ROOT_VARIABLE
from effbench.suites.native_task import TaskFolder, load_task
from effbench.suites.suite_versions import earlier_version, split_version
from effbench.suites.task_files import read_toml
from effbench.suites.task_path import SuiteFolder, suite_folders

__all__ = ["SuiteAbout", "find_suite_folder", "load", "names", "read_suite_about", "task_folders"]

CHARACTERS_MAX: Final = 100_000_000
"""Of prompts and references of one suite; effbench's own have 200,000."""
_SUITE_KEYS = frozenset({"title", "description", "seed", "version", "released", "canary"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteAbout:
    """What ``suite.toml`` says.

    Attributes:
        title: For people.
        description: One line for people.
        seed: Start of all stress inputs, unless another one is asked for.
        version: From 1; 1 where it is not said.
        released: When this version came out, as ``YYYY-MM-DD``; empty where it is not said.
        canary: A GUID that every prompt and solution file carries, so that training corpora can leave them out and
            models that have seen them can be found; empty where there is none.
    """

    title: str
    description: str
    seed: int
    version: int
    released: str
    canary: str


def names(task_path: Sequence[Path] = ()) -> tuple[str, ...]:
    """Returns the native suites' names, sorted.

    Raises:
        InputError: A folder of tasks is missing, or two hold a suite of one name.
    """
    return tuple(suite_folders(task_path))


def load(name: str, *, seed: int | None = None, task_path: Sequence[Path] = ()) -> Suite:
    """Reads and validates a native suite, or an earlier version of it (``core@1``).

    A task's seed is CRC-32 of ``"<suite seed>/<task id>"``: tasks draw independently of each other and of the order
    they are in, and two neighbouring suite seeds share no stress input.

    Returns:
        The suite, its tasks in the order of their names.

    Raises:
        InputError: There is no such suite, or two have that name.
        DataFileError: A file is missing or does not say what it must; the message names the file.
    """
    folder = find_suite_folder(name, task_path)
    about = read_suite_about(folder)
    suite_seed = about.seed if seed is None else seed
    tasks: list[Task] = []
    held = 0
    for each in task_folders(folder):
        tasks.append(load_task(each, suite_seed))
        held += len(tasks[-1].prompt) + sum(len(item.solution) for item in tasks[-1].references)
        if held > CHARACTERS_MAX:
            raise DataFileError(each.files.path, f"with it the suite has more than {CHARACTERS_MAX:,} characters")
    if not tasks:
        raise DataFileError(folder.tasks.path, "holds no task; make a folder with a task.toml in it.")
    return Suite(name=folder.name, origin=_origin(folder, about.version), tasks=tuple(tasks))


def _origin(folder: SuiteFolder, version: int) -> str:
    """What a run's readers are told: a path of this machine would tell them nothing."""
    own = folder.shipped and not os.environ.get(DATA_ROOT_VARIABLE)
    return f"effbench {VERSION}, version {version} of the suite" if own else str(folder.tasks)


def read_suite_about(folder: SuiteFolder) -> SuiteAbout:
    """Reads and validates ``suite.toml``.

    Raises:
        DataFileError: It is missing or does not say what it must.
    """
    table = read_toml(folder.tasks, "suite.toml", _SUITE_KEYS)
    return SuiteAbout(
        title=table.text("title"),
        description=table.text("description"),
        seed=table.whole("seed"),
        version=table.whole("version", default=1, least=1),
        released=table.text("released") if table.has("released") else "",
        canary=table.text("canary") if table.has("canary") else "",
    )


def find_suite_folder(name: str, task_path: Sequence[Path] = ()) -> SuiteFolder:
    """Finds a native suite, or an earlier version of one.

    Raises:
        InputError: There is no such suite or version, or two have that name.
        DataFileError: An earlier version's archive is damaged.
    """
    found = suite_folders(task_path)
    suite, version = split_version(name)
    if suite not in found:
        raise InputError(f"there is no native suite {suite!r}: choose one of {', '.join(found) or '(none found)'}.")
    folder = found[suite]
    if version is None:
        return folder
    current = read_suite_about(folder).version
    return folder if version == current else earlier_version(folder, version, current)


def task_folders(folder: SuiteFolder) -> tuple[TaskFolder, ...]:
    """A suite's tasks, sorted by name; folders whose names begin with ``.`` or ``_`` are left out."""
    return tuple(
        TaskFolder(suite=folder.name, files=files, reference_solutions=folder.reference_solutions.below(files.name))
        for files in folder.tasks.folders()
    )
