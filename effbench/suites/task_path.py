"""Where native suites lie: effbench's own folder and others that the user names.

A folder on the task path holds ``tasks`` and ``reference_solutions``, as effbench's own does. The environment variable
``EFFBENCH_TASK_PATH`` names such folders too, with the system's path separator between them.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import InputError
from effbench.packaged import reference_solutions_root, tasks_root

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
    tasks: Path
    reference_solutions: Path
    shipped: bool


def suite_folders(task_path: Sequence[Path] = ()) -> dict[str, SuiteFolder]:
    """Finds the native suites: name → where it lies, sorted by name.

    Args:
        task_path: Further folders, besides effbench's own and those of ``EFFBENCH_TASK_PATH``.

    Raises:
        InputError: A folder holds no tasks, or two hold a suite of one name.
    """
    found: dict[str, SuiteFolder] = {}
    roots = {tasks_root().resolve(): reference_solutions_root()}
    for root in (*_from_environment(), *task_path):
        tasks = root / "tasks"
        if not tasks.is_dir():
            raise InputError(
                f"{root} on the task path holds no folder `tasks`: name a folder with `tasks` and "
                "`reference_solutions` in it"
            )
        roots.setdefault(tasks.resolve(), root / "reference_solutions")
    shipped = next(iter(roots))
    for tasks, solutions in roots.items():
        for path in sorted(tasks.glob("*/suite.toml")):
            name = path.parent.name
            if name in found:
                raise InputError(
                    f"the suite {name!r} is there twice, in {found[name].tasks} and in {path.parent}: rename one of "
                    "the two folders, or leave one out of the task path"
                )
            found[name] = SuiteFolder(
                name=name, tasks=path.parent, reference_solutions=solutions / name, shipped=tasks == shipped
            )
    return dict(sorted(found.items()))


def _from_environment() -> list[Path]:
    return [Path(part) for part in os.environ.get(TASK_PATH_VARIABLE, "").split(os.pathsep) if part]
