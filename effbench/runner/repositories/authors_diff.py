"""The authors' patch of a task as a diff, read from the mirror."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from effbench.records.repository import RepositoryTask
from effbench.runner.repositories.mirror import read_tree
from effbench.runner.repositories.patch_rules import is_in_tests

__all__ = ["authors_diff"]


def authors_diff(task: RepositoryTask, mirror: Path) -> str:
    """What the authors changed in the library, its tests left out, as a unified diff.

    Raises:
        InputError: The mirror lacks a commit.
    """
    base, gold = (_library(read_tree(mirror, commit), task) for commit in (task.base_commit, task.gold_commit))
    changed = sorted(path for path in base.keys() | gold.keys() if base.get(path) != gold.get(path))
    return "".join(line for path in changed for line in _diff(path, base.get(path, b""), gold.get(path, b"")))


def _library(tree: dict[str, bytes], task: RepositoryTask) -> dict[str, bytes]:
    return {
        path: content for path, content in tree.items() if path.startswith(f"{task.package}/") and not is_in_tests(path)
    }


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    for line in unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").splitlines(keepends=True)
