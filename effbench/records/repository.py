"""Samples of repository benchmarks: a patch, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "PatchMeasurement",
    "PatchSample",
    "PatchStatus",
    "PatchTask",
    "PatchVerdict",
    "ReportedSpeedup",
    "RepositoryTask",
    "TreeCost",
    "window_cost",
]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RepositoryTask:
    """Make a workload faster without breaking what the guard tests hold.

    Attributes:
        task_id: The benchmark's own name of it, such as ``sympy__sympy-26063``.
        repository: Owner and name, such as ``sympy/sympy``.
        package: Folder of the library's modules, at the top of the tree.
        base_commit: The tree that patches apply to.
        gold_commit: The tree that the authors made of it; of it the library's modules count, not their tests.
        workload: Source of a module with ``setup(random)``, whose result ``window(subject)`` takes, and whose result
            ``value(result)`` turns into text to compare.
        guard_tests: Node ids, as pytest names them, that pass at base and gold.
        published_speedup: Of the gold patch, as the benchmark's authors measured it; 0 where they tell none.
        unsound: Why the task cannot be measured; empty for one that can.
    """

    task_id: str
    repository: str
    package: str
    base_commit: str
    gold_commit: str
    workload: str
    guard_tests: tuple[str, ...]
    published_speedup: float = 0.0
    unsound: str = ""


class PatchVerdict(StrEnum):
    """What became of a patch; all but ``CORRECT`` leave the base as it is."""

    CORRECT = "correct"
    EMPTY = "empty"
    REFUSED = "refused"
    DOES_NOT_APPLY = "does_not_apply"
    TESTS_FAIL = "tests_fail"
    WRONG_VALUE = "wrong_value"
    """The workload gives another value than at base, or none."""
    TAMPERED = "tampered"
    """Its counts contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeCost:
    """What running a workload costs in one tree, in the counter's unit: three parts of one process.

    Attributes:
        load: Of starting and importing, before the process has any input.
        setup: From there on to the window.
        window: From there on to the end, the value among it.
    """

    load: int
    setup: int
    window: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchMeasurement:
    """What one patch gave.

    Attributes:
        task_id: The task's.
        model: Who made the patch; ``gold`` for the authors.
        patch_digest: SHA-256 of the diff.
        seed: What the workload's inputs were drawn by.
        verdict: What became of it.
        detail: Why, in a sentence; empty for a correct one.
        base: Cost of the window at base.
        gold: The same with the authors' patch.
        cost: The same with this patch; 0 unless it is correct.
        counter: What counted.
        environment: Digest of what counts depend on.
        seconds: Wall time that measuring took, for planning; nothing is scored by it.
        base_parts: All that running the base costs; None in files of old.
        gold_parts: The same with the authors' patch.
        own_parts: The same with this patch; None as well where it is not correct.
        speedup_low: Lower end of the speed-up's 95 % interval over repeats in alternation; None where counts are exact.
        speedup_high: Upper end.
    """

    task_id: str
    model: str
    patch_digest: str
    seed: int
    verdict: PatchVerdict
    detail: str = ""
    base: int
    gold: int
    cost: int = 0
    counter: str
    environment: str
    seconds: float = 0.0
    base_parts: TreeCost | None = None
    gold_parts: TreeCost | None = None
    own_parts: TreeCost | None = None
    speedup_low: float | None = None
    speedup_high: float | None = None

    @property
    def speedup(self) -> float:
        """Base over this patch; 1 for what is not correct, as SWE-fficiency counts it: the base itself is shipped."""
        return self.base / self.cost if self.verdict is PatchVerdict.CORRECT else 1.0

    @property
    def gold_speedup(self) -> float:
        """Base over gold."""
        return self.base / self.gold


def window_cost(tree: TreeCost, base: TreeCost) -> int:
    """Cost of a tree's window.

    What precedes the window is charged as far as it costs more than at base, so that work which a patch moves from the
    window to the import stays in.
    """
    return tree.window + max(0, tree.setup - base.setup) + max(0, tree.load - base.load)
