"""Control groups that bound the memory of a local lane, of version 2 or 1, where this user may make them."""

import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["GroupParent", "find_group_parent"]

_PROC = Path("/proc/self")
MAX_PROCESSES = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupParent:
    """A control group in which this user may make others that bound memory.

    Attributes:
        folder: Its folder.
        version: 1 or 2.
    """

    folder: Path
    version: int

    def make_group(self, memory_bytes: int) -> Path:
        """Makes a group that bounds the memory of all its processes together, swap included.

        Returns:
            Its folder; a process joins by writing 0 to ``cgroup.procs`` there, and rmdir(2) removes it.

        Raises:
            OSError: This user may not, or the kernel does not bound memory there.
        """
        group = self.folder / f"effbench-{os.getpid()}-{uuid.uuid4().hex[:12]}"
        group.mkdir()
        try:
            for name, value, needed in _settings(self.version, memory_bytes):
                # A machine without swap accounting lacks some files; its kernel then has no swap to bound.
                if needed or (group / name).exists():
                    (group / name).write_text(str(value))
        except OSError:
            group.rmdir()
            raise
        return group


def _settings(version: int, memory_bytes: int) -> tuple[tuple[str, int, bool], ...]:
    """File, value, and whether the group is useless without it, in the order in which the kernel takes them."""
    if version == 2:
        return (("memory.max", memory_bytes, True), ("memory.swap.max", 0, False), ("pids.max", MAX_PROCESSES, False))
    return (("memory.limit_in_bytes", memory_bytes, True), ("memory.memsw.limit_in_bytes", memory_bytes, False))


def find_group_parent(works: Callable[[Path], bool], *, proc: Path = _PROC) -> GroupParent | None:
    """Looks for a place, from this process's own group upwards."""
    for parent in _candidates(proc):
        try:
            group = parent.make_group(64 << 20)
        except OSError:
            continue
        if works(group):
            return parent
    return None


def _candidates(proc: Path) -> Iterator[GroupParent]:
    try:
        memberships = [line.split(":", 2) for line in (proc / "cgroup").read_text().splitlines()]
        mounts = (proc / "mountinfo").read_text().splitlines()
    except OSError:
        return
    for line in mounts:
        own, _, other = line.partition(" - ")
        kind, _, options = other.split(" ", 2)
        if kind not in ("cgroup", "cgroup2") or (kind == "cgroup" and "memory" not in options.split(",")):
            continue
        root, mount = own.split()[3:5]
        wanted = "memory" if kind == "cgroup" else ""
        path = next((path for _, names, path in memberships if wanted in names.split(",")), "/")
        yield from _upwards(Path(mount), Path(root), Path(path), version=1 if kind == "cgroup" else 2)


def _upwards(mount: Path, root: Path, path: Path, *, version: int) -> Iterator[GroupParent]:
    # In a container the mount may show only a part of the tree.
    below = path.relative_to(root) if path.is_relative_to(root) else Path()
    for part in (below, *below.parents) if below.parts else (below,):
        yield GroupParent(folder=mount / part, version=version)
