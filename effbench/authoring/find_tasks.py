"""Finds the tasks that an author names, and reads each on its own: one that cannot be read hides no other."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.companions import read_authoring
from effbench.authoring.positions import line_of_key
from effbench.authoring.problems import Code, Problem
from effbench.authoring.suite_checks import check_suite
from effbench.errors import DataFileError, InputError
from effbench.suites.native import find_suite_folder, names, read_suite_about, task_folders
from effbench.suites.native_task import TaskFolder, load_task
from effbench.suites.task_files import read_text
from effbench.suites.task_patterns import matches, nearest, parse_patterns

__all__ = ["find_task", "find_tasks", "sound_tasks"]


def find_tasks(selectors: Sequence[str], task_path: Sequence[Path]) -> tuple[list[AuthoredTask], list[Problem]]:
    """Reads the tasks that can be read, and says what is wrong with the others.

    Returns:
        Tasks in the order asked for, each once; and the problems of their suites and of tasks that cannot be read.
    """
    authored_tasks: list[AuthoredTask] = []
    chosen = _chosen(selectors, task_path)
    suites = dict.fromkeys(folder.suite for folder in chosen)
    problems = [problem for suite in suites for problem in check_suite(find_suite_folder(suite, task_path))]
    for folder, seed in chosen.items():
        try:
            authored_tasks.append(_read(folder, seed))
        except DataFileError as error:
            problems.append(_unreadable(folder, error))
    return authored_tasks, problems


def sound_tasks(selectors: Sequence[str], task_path: Sequence[Path]) -> list[AuthoredTask]:
    """Reads tasks, all of which must be readable; arguments as for :func:`find_tasks`."""
    return [_read(folder, seed) for folder, seed in _chosen(selectors, task_path).items()]


def find_task(name: str, task_path: Sequence[Path]) -> AuthoredTask:
    """Reads one task."""
    if "/" not in name:
        raise InputError(f"{name!r} is no name of a task: give SUITE/TASK")
    found = sound_tasks([name], task_path)
    if len(found) > 1:
        raise InputError(f"{name!r} names {len(found)} tasks: give one of them, for example {found[0].task.task_id}")
    return found[0]


def _chosen(selectors: Sequence[str], task_path: Sequence[Path]) -> dict[TaskFolder, int]:
    patterns = parse_patterns(selectors)
    suites = {name: find_suite_folder(name, task_path) for name in _suites(patterns.kept, names(task_path))}
    tasks = {folder: name for name, place in suites.items() for folder in task_folders(place)}
    left_out = {folder for pattern in patterns.left_out for folder in _matching(pattern, tasks, " to leave out")}
    chosen = dict.fromkeys(
        folder for pattern in patterns.kept or suites for folder in _matching(pattern, tasks) if folder not in left_out
    )
    if not chosen:
        raise InputError("every task that is named is also left out: leave out fewer")
    seeds = {name: read_suite_about(suites[name]).seed for name in {tasks[folder] for folder in chosen}}
    return {folder: seeds[tasks[folder]] for folder in chosen}


def _matching(pattern: str, tasks: Mapping[TaskFolder, str], purpose: str = "") -> list[TaskFolder]:
    """The tasks that a pattern means: those of a suite by its name, else those whose ids match."""
    found = [folder for folder, suite in tasks.items() if pattern == suite or matches(folder.task_id, pattern)]
    if not found:
        task_ids = [folder.task_id for folder in tasks]
        raise InputError(f"there is no task {pattern!r}{purpose}: {nearest(pattern, task_ids)}")
    return found


def _suites(kept: Sequence[str], known: Sequence[str]) -> list[str]:
    """The suites that patterns can match tasks of: the one before the slash, or a suite's name; else all."""
    found: dict[str, None] = {}
    for pattern in kept:
        suite = pattern.partition("/")[0]
        is_glob = any(sign in suite for sign in "*?[")
        found |= dict.fromkeys(known if is_glob else [suite])
    return list(found) if kept else list(known)


def _read(folder: TaskFolder, seed: int) -> AuthoredTask:
    task = load_task(folder, seed)
    # A rewrite is proven as its ladder is: by the fastest reference. What is measured starts from the slowest.
    return AuthoredTask(
        task=replace(task, given=""), place=folder, authoring=read_authoring(folder, task), is_rewrite=bool(task.given)
    )


def _unreadable(folder: TaskFolder, error: DataFileError) -> Problem:
    line = error.line
    if line is None and error.path.name == "task.toml":
        with suppress(DataFileError):  # where it is the file itself that cannot be read
            line = line_of_key(read_text(folder.files, "task.toml"), error.problem.partition(" ")[0])
    return Problem(path=error.path, line=line or 1, code=Code.LOADING, sentence=error.problem)
