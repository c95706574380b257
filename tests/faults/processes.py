"""Who is whose child, as /proc tells it; to see what a killed harness leaves running."""

import time
from collections import defaultdict
from pathlib import Path

GONE_WITHIN_S = 60.0
"""Generous: a loaded machine ends processes late."""

Process = tuple[int, int]
"""Process id and when it started, in ticks since boot: the id alone may be another one's later."""


def descendants(pid: int) -> frozenset[Process]:
    """All processes that stem from one, itself left out."""
    children: defaultdict[int, list[Process]] = defaultdict(list)
    for found, parent, _ in _all():
        children[parent].append(found)
    waiting, below = [pid], set()
    while waiting:
        for child in children[waiting.pop()]:
            below.add(child)
            waiting.append(child[0])
    return frozenset(below)


def children(pid: int) -> list[int]:
    """The processes that one has started and that still are there."""
    return [found for (found, _), parent, state in _all() if parent == pid and state not in "ZX"]


def command_line(pid: int) -> str:
    """How a process was started; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def survivors(processes: frozenset[Process]) -> frozenset[Process]:
    """Which of them are still there after a while; zombies are not."""
    deadline = time.monotonic() + GONE_WITHIN_S
    while True:
        left = processes & {found for found, _, state in _all() if state not in "ZX"}
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.05)


def _all() -> list[tuple[Process, int, str]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        found.append(((int(folder.name), int(fields[19])), int(fields[1]), fields[0]))
    return found
