"""Writes a problem package as a folder of plain files: links become files, and what does not belong is left out."""

import os
import shutil
from pathlib import Path

from effbench.errors import InputError
from effbench.suites.packages.problem import Problem

__all__ = ["write_package"]


def write_package(problem: Problem, folder: Path) -> Path:
    """Copies a package that was read, so it is one, into a folder under its name.

    A test that several groups share is one file with several names (hard links).

    Raises:
        InputError: There is something of that name already, or it cannot be written.
    """
    target = folder / problem.name
    if target.exists():
        raise InputError(f"{target} exists: remove it, or give another folder with -o")
    files = problem.files
    written: dict[str, Path] = {}
    try:
        for name in files.names():
            place, own = target / name, files.own_name(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            if own in written:
                os.link(written[own], place)
            else:
                place.write_bytes(files.read(name, limit=1 << 30))
                written[own] = place
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise InputError(f"{target} cannot be written ({error.strerror}): give another folder with -o") from error
    return target
