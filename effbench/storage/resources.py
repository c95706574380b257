"""Where the tasks, the reference solutions, the leaderboard's templates and the sandbox's build context lie.

They are plain files at the top of the repository and travel inside the wheel as ``effbench/_data``. The environment
variable ``EFFBENCH_DATA_ROOT`` names another place, which must then be complete: nothing falls back behind its back.
"""

import os
from pathlib import Path

from effbench.errors import InputError

__all__ = ["DATA_ROOT_VARIABLE", "leaderboard_root", "reference_solutions_root", "sandboxes_root", "tasks_root"]

DATA_ROOT_VARIABLE = "EFFBENCH_DATA_ROOT"

_PACKAGE = Path(__file__).resolve().parents[1]


def tasks_root() -> Path:
    """Returns the folder with one folder per built-in suite.

    Raises:
        InputError: There is no such folder.
    """
    return _folder("tasks")


def reference_solutions_root() -> Path:
    """Returns the folder with ``<suite>/<task>/<tier>_<name>.py``.

    Raises:
        InputError: There is no such folder.
    """
    return _folder("reference_solutions")


def sandboxes_root() -> Path:
    """Returns the folder with the build contexts of the sandbox images.

    Raises:
        InputError: There is no such folder.
    """
    return _folder("sandboxes")


def leaderboard_root() -> Path:
    """Returns the folder with the leaderboard's templates and assets.

    Raises:
        InputError: There is no such folder.
    """
    return _folder("leaderboard")


def _folder(name: str) -> Path:
    chosen = os.environ.get(DATA_ROOT_VARIABLE)
    if chosen:
        folder = Path(chosen) / name
        if not folder.is_dir():
            raise InputError(
                f"{DATA_ROOT_VARIABLE} is {chosen}, but {folder} is not a folder: "
                f"point the variable at a folder that holds `{name}`, or unset it."
            )
        return folder
    checkout = _PACKAGE.parent
    # In site-packages the parent may hold anybody's folder called `tasks`; only a checkout has a pyproject.toml there.
    root = checkout if (checkout / "pyproject.toml").is_file() else _PACKAGE / "_data"
    folder = root / name
    if not folder.is_dir():
        raise InputError(
            f"effbench's own folder {folder} is missing: install effbench again, "
            f"or set {DATA_ROOT_VARIABLE} to a checkout's top level."
        )
    return folder
