"""Processes of a sandbox as this machine lists them: from a number inside a process namespace to the one outside."""

import os
from pathlib import Path

__all__ = ["find_host_pid"]


def find_host_pid(root: int, pid: int) -> int | None:
    """Looks among the descendants of a process for one that has a number of its own inside.

    Returns:
        That descendant's number on this machine; None when there is none.
    """
    return next((found for found in _descendants(root) if _inner_number(found) == pid), None)


def _inner_number(pid: int) -> int | None:
    """The kernel lists a process's numbers from the outermost namespace to the innermost one."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return None
    numbers = next(line for line in status.splitlines() if line.startswith("NSpid:")).split()
    return int(numbers[-1])


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208  # /proc entries are names, not files to walk
            for child in Path(f"/proc/{pid}/task/{thread}/children").read_text().split():
                found += [int(child), *_descendants(int(child))]
    except (FileNotFoundError, ProcessLookupError):
        return found
    return found
