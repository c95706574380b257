"""Reads suites of the task kind ``repo``: a folder a task, with ``task.json`` and ``workload.py``."""

import json
import re
from pathlib import Path
from typing import Any, Final

from effbench.errors import DataFileError, InputError
from effbench.records.repository import RepositoryTask
from effbench.storage.foreign_files import read_file
from effbench.storage.resources import tasks_root

__all__ = ["find_suite", "load_suite"]

_COMMIT: Final = re.compile(r"[0-9a-f]{40}")
_NODE: Final = re.compile(r"[\w./-]+\.py::\w+")
_FUNCTIONS: Final = ("setup", "window", "value")


def find_suite(name: str) -> Path:
    """The folder of a suite that comes with effbench, or a folder of the user's by its path.

    Raises:
        InputError: There is neither.
    """
    for folder in (tasks_root() / name, Path(name)):
        if any(folder.glob("*/task.json")):
            return folder
    raise InputError(
        f"there is no suite of repositories {name}: take sympy-perf, or a folder of folders with task.json"
    )


def load_suite(folder: Path) -> dict[str, RepositoryTask]:
    """Reads all tasks of a suite, by their ids.

    Raises:
        DataFileError: A task is none; says why.
    """
    return {task.task_id: task for task in map(_task, sorted(folder.glob("*/task.json")))}


def _task(path: Path) -> RepositoryTask:
    try:
        entry = json.loads(read_file(path).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise DataFileError(path, f"is no JSON ({error})") from error
    if not isinstance(entry, dict):
        raise DataFileError(path, "is no object")
    workload_path = path.parent / "workload.py"
    workload = read_file(workload_path).decode("utf-8", "replace")
    missing = [name for name in _FUNCTIONS if f"def {name}(" not in workload]
    if missing:
        raise DataFileError(workload_path, f"has no function {missing[0]}: a workload has {', '.join(_FUNCTIONS)}")
    guards = entry.get("guard_tests")
    if not isinstance(guards, list) or not all(isinstance(each, str) and _NODE.fullmatch(each) for each in guards):
        raise DataFileError(path, "guard_tests is no list of node ids such as lib/tests/test_a.py::test_b")
    return RepositoryTask(
        task_id=_text(path, entry, "instance_id"),
        repository=_text(path, entry, "repository"),
        package=_text(path, entry, "package"),
        base_commit=_commit(path, entry, "base_commit"),
        gold_commit=_commit(path, entry, "gold_commit"),
        workload=workload,
        guard_tests=tuple(guards),
        published_speedup=_published(path, entry),
        unsound=str(entry.get("unsound", "")),
    )


def _text(path: Path, entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value:
        raise DataFileError(path, f"has no text {name}")
    return value


def _commit(path: Path, entry: dict[str, Any], name: str) -> str:
    value = _text(path, entry, name)
    if not _COMMIT.fullmatch(value):
        raise DataFileError(path, f"{name} is no commit in full (40 hexadecimal digits)")
    return value


def _published(path: Path, entry: dict[str, Any]) -> float:
    value = entry.get("published_speedup", 0)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise DataFileError(path, "published_speedup is no number of 0 or more")
    return float(value)
