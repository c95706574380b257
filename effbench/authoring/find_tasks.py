"""Finds the tasks that an author names, and reads each on its own: one that cannot be read hides no other."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.companions import read_authoring
from effbench.authoring.positions import line_of_key
from effbench.authoring.problems import Code, Problem
from effbench.errors import DataFileError, InputError
from effbench.suites.native import find_suite_folder, names, read_suite_seed, task_folders
from effbench.suites.native_task import TaskFolder, load_task
from effbench.suites.task_files import read_text

__all__ = ["find_task", "find_tasks", "sound_tasks"]


def find_tasks(selectors: Sequence[str], task_path: Sequence[Path]) -> tuple[list[AuthoredTask], list[Problem]]:
    """Reads the tasks that can be read, and says what is wrong with the others.

    Returns:
        Tasks in the order asked for, each once; and a problem for each that cannot be read.
    """
    authored_tasks: list[AuthoredTask] = []
    problems: list[Problem] = []
    for folder, seed in _chosen(selectors or names(task_path), task_path).items():
        try:
            authored_tasks.append(_read(folder, seed))
        except DataFileError as error:
            problems.append(_unreadable(folder, error))
    return authored_tasks, problems


def sound_tasks(selectors: Sequence[str], task_path: Sequence[Path]) -> list[AuthoredTask]:
    """Reads tasks, all of which must be readable; arguments as for :func:`find_tasks`."""
    return [_read(folder, seed) for folder, seed in _chosen(selectors or names(task_path), task_path).items()]


def find_task(name: str, task_path: Sequence[Path]) -> AuthoredTask:
    """Reads one task."""
    if "/" not in name:
        raise InputError(f"{name!r} is no name of a task: give SUITE/TASK")
    (authored,) = sound_tasks([name], task_path)
    return authored


def _chosen(selectors: Sequence[str], task_path: Sequence[Path]) -> dict[TaskFolder, int]:
    chosen: dict[TaskFolder, int] = {}
    for selector in selectors:
        suite, slash, _ = selector.partition("/")
        place = find_suite_folder(suite, task_path)
        folders = task_folders(place)
        found = [folder for folder in folders if not slash or folder.task_id == selector]
        if not found:
            known = ", ".join(folder.task_id for folder in folders) or "(none)"
            raise InputError(f"there is no task {selector!r}: choose one of {known}")
        seed = read_suite_seed(place)
        chosen |= dict.fromkeys(found, seed)
    return chosen


def _read(folder: TaskFolder, seed: int) -> AuthoredTask:
    task = load_task(folder, seed)
    return AuthoredTask(task=task, place=folder, authoring=read_authoring(folder, task))


def _unreadable(folder: TaskFolder, error: DataFileError) -> Problem:
    line = error.line
    if line is None and error.path.name == "task.toml":
        with suppress(DataFileError):  # where it is the file itself that cannot be read
            line = line_of_key(read_text(folder.files, "task.toml"), error.problem.partition(" ")[0])
    return Problem(path=error.path, line=line or 1, code=Code.LOADING, sentence=error.problem)
