"""Samples of repository benchmarks: a patch, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["PatchSample", "PatchStatus", "PatchTask", "ReportedSpeedup"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchTask:
    """Where a task's patches apply.

    Attributes:
        task_id: The benchmark's own name of it, such as ``sympy__sympy-26063``.
        base_commit: The tree that patches apply to.
    """

    task_id: str
    base_commit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchSample:
    """What a model handed in for one task.

    Attributes:
        task_id: The task's.
        patch: Unified diff; empty for none.
        model: Who made it.
    """

    task_id: str
    patch: str
    model: str


class PatchStatus(StrEnum):
    """Whether a patch can be measured."""

    APPLIES = "applies"
    EMPTY = "empty"
    """There is no patch, or it changes nothing of the library."""
    REFUSED = "refused"
    """It touches tests or packaging, or leaves the tree."""
    DOES_NOT_APPLY = "does_not_apply"
    """A hunk does not match the base, or the text is no unified diff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpeedup:
    """One task in a report that a benchmark's own harness wrote.

    Attributes:
        task_id: The task's.
        is_correct: Whether the guard tests passed with the patch.
        speedup: Cost at base over cost with the patch; 1 for a patch that is not correct, for then the base stays.
        gold_speedup: Cost at base over cost with the authors' patch.
    """

    task_id: str
    is_correct: bool
    speedup: float
    gold_speedup: float
