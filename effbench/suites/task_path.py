"""Where native suites lie: effbench's own folder and others that the user names.

A folder on the task path holds ``tasks`` and ``reference_solutions``, as effbench's own does. The environment variable
``EFFBENCH_TASK_PATH`` names such folders too, with the system's path separator between them. What lies beneath them may
be a stranger's: no link in them is followed.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import InputError
from effbench.storage.foreign_files import ForeignFolder
from effbench.storage.resources import reference_solutions_root, tasks_root

__all__ = ["TASK_PATH_VARIABLE", "SuiteFolder", "suite_folders"]

TASK_PATH_VARIABLE = "EFFBENCH_TASK_PATH"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteFolder:
    """A native suite's two folders.

    Attributes:
        name: Of the suite.
        tasks: Holds ``suite.toml`` and one folder per task.
        reference_solutions: Holds one folder per task.
        shipped: Whether it comes with effbench.
    """

    name: str
    tasks: ForeignFolder
    reference_solutions: ForeignFolder
    shipped: bool


def suite_folders(task_path: Sequence[Path] = ()) -> dict[str, SuiteFolder]:
    """Finds the native suites: name → where it lies, sorted by name.

    Raises:
        InputError: A folder holds no tasks, or two hold a suite of one name.
    """
    found: dict[str, SuiteFolder] = {}
    shipped = tasks_root().resolve()
    roots = {shipped: (ForeignFolder(shipped), ForeignFolder(reference_solutions_root()))}
    for root in (*_from_environment(), *task_path):
        foreign = ForeignFolder(root.resolve())
        if not foreign.holds("tasks"):
            raise InputError(
                f"{root} on the task path holds no folder `tasks`: name a folder with `tasks` and "
                "`reference_solutions` in it"
            )
        tasks = foreign.below("tasks")
        roots.setdefault(tasks.path, (tasks, foreign.below("reference_solutions")))
    for path, (tasks, solutions) in roots.items():
        for suite in tasks.folders():
            if not suite.holds("suite.toml"):
                continue
            if suite.name in found:
                raise InputError(
                    f"the suite {suite.name!r} is there twice, in {found[suite.name].tasks} and in {suite}: rename one "
                    "of the two folders, or leave one out of the task path"
                )
            found[suite.name] = SuiteFolder(
                name=suite.name,
                tasks=suite,
                reference_solutions=solutions.below(suite.name),
                shipped=path == shipped,
            )
    return dict(sorted(found.items()))


def _from_environment() -> list[Path]:
    return [Path(part) for part in os.environ.get(TASK_PATH_VARIABLE, "").split(os.pathsep) if part]
