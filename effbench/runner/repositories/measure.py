"""Measures patches to a repository: base, the authors' patch and a model's, by one workload each, guarded by tests."""

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from effbench.errors import InputError, SandboxError
from effbench.records.repository import (
    PatchMeasurement,
    PatchSample,
    PatchStatus,
    PatchVerdict,
    RepositoryTask,
    TreeCost,
    window_cost,
)
from effbench.runner.repositories.archive import library_sources, run_sources
from effbench.runner.repositories.check import check_patch
from effbench.runner.repositories.mirror import read_tree
from effbench.runner.repositories.patch_rules import is_in_tests
from effbench.runner.repositories.rounds import alternated, median_cost, speedup_of_rounds
from effbench.runner.repositories.tree_runs import Program, TreeRunner

__all__ = ["PatchMeter", "TaskCheck", "seed_of"]

Tree = Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCheck:
    """What verifying a task gave.

    Attributes:
        problem: Why the task cannot be measured; empty where it can.
        base: Cost of the base; None where it did not run.
        gold: Cost of the authors' tree; None where it did not run.
    """

    problem: str
    base: TreeCost | None = None
    gold: TreeCost | None = None

    @property
    def window_costs(self) -> tuple[int, int]:
        """Costs of the window at base and at gold; 0 for what did not run."""
        if self.base is None:
            return 0, 0
        return window_cost(self.base, self.base), window_cost(self.gold, self.base) if self.gold else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ran:
    """A tree that was run: its cost and the value that it gave, or why there is none."""

    cost: TreeCost | None
    value: str
    verdict: PatchVerdict
    detail: str
    program: Program | None = None


def _failed(verdict: PatchVerdict, detail: str) -> _Ran:
    return _Ran(cost=None, value="", verdict=verdict, detail=detail)


_NOT_RUN: Final = _failed(PatchVerdict.WRONG_VALUE, "it was not run")


class PatchMeter:
    """See the module.

    Args:
        runner: Runs the trees.
        mirror: Git directory with the tasks' commits.
        seed: Draws the workloads' inputs.
    """

    def __init__(self, runner: TreeRunner, mirror: Path, seed: int) -> None:
        self._runner, self._mirror, self._seed = runner, mirror, seed
        self._checks = dict[str, tuple[TaskCheck, _Ran]]()

    @property
    def environment(self) -> str:
        """Digest of what counts depend on."""
        return self._runner.environment

    @property
    def counter(self) -> str:
        """Name of what counts."""
        return self._runner.counter.name

    def key_of(self, sample: PatchSample) -> tuple[str, str, str, int]:
        """What tells one measurement of this meter from another."""
        return sample.task_id, sample.model, _digest(sample.patch), self._seed

    def verify(self, task: RepositoryTask) -> TaskCheck:
        """Runs base and gold: guard tests pass at both, the values agree, and gold costs less.

        Raises:
            InputError: The mirror lacks a commit, or the commit the library's folder.
        """
        return self._verified(task)[0]

    def _verified(self, task: RepositoryTask) -> tuple[TaskCheck, _Ran]:
        if task.task_id not in self._checks:
            self._checks[task.task_id] = self._verify(task)
        return self._checks[task.task_id]

    def _verify(self, task: RepositoryTask) -> tuple[TaskCheck, _Ran]:
        """The check, and the base's run."""
        if task.unsound:
            return TaskCheck(problem=task.unsound), _NOT_RUN
        tree = self._tree(task, task.base_commit)
        base = self._run(task, tree)
        if base.cost is None:
            return TaskCheck(problem=f"at base, {base.detail}"), base
        gold = self._run(task, _gold_tree(tree, self._tree(task, task.gold_commit), task.package))
        if gold.cost is None:
            return TaskCheck(problem=f"at gold, {gold.detail}", base=base.cost), base
        costs = base.cost, gold.cost
        if not self._runner.counter.exact:
            repeated = alternated([self._again(each) for each in (base, gold)])
            costs = median_cost(repeated[0]), median_cost(repeated[1])
        check = TaskCheck(problem="", base=costs[0], gold=costs[1])
        before, after = check.window_costs
        if gold.value != base.value:
            check = replace(check, problem="gold gives another value than base")
        elif not 0 < after < before:
            check = replace(check, problem="gold costs no less than base")
        return check, base

    def _again(self, ran: _Ran) -> Callable[[], TreeCost]:
        def run() -> TreeCost:
            assert ran.program is not None  # it ran before
            found = self._runner.counted(ran.program, self._seed)
            if found.cost is None:
                raise SandboxError(f"a tree that ran fails when it is run again: {found.failure}")
            return found.cost

        return run

    def measure(self, task: RepositoryTask, sample: PatchSample) -> PatchMeasurement:
        """Measures a patch.

        Raises:
            InputError: The task is not sound, or the mirror lacks a commit.
        """
        started = time.monotonic()
        check, at_base = self._verified(task)
        if check.problem or check.base is None:
            raise InputError(f"the task {task.task_id} is not sound ({check.problem}): leave it out")
        base, gold = check.window_costs
        judged = self._judged(task, sample, check.base, at_base.value)
        cost, ratio = window_cost(judged.cost, check.base) if judged.cost else 0, None
        if judged.cost and not self._runner.counter.exact:
            ratio = speedup_of_rounds(*alternated([self._again(at_base), self._again(judged)]))
            cost = max(1, round(base / ratio.ratio))
        return PatchMeasurement(
            task_id=task.task_id,
            model=sample.model,
            patch_digest=_digest(sample.patch),
            seed=self._seed,
            verdict=judged.verdict,
            detail=judged.detail,
            base=base,
            gold=gold,
            cost=cost,
            counter=self._runner.counter.name,
            environment=self._runner.environment,
            seconds=round(time.monotonic() - started, 1),
            base_parts=check.base,
            gold_parts=check.gold,
            own_parts=judged.cost,
            speedup_low=ratio.low if ratio else None,
            speedup_high=ratio.high if ratio else None,
        )

    def _judged(self, task: RepositoryTask, sample: PatchSample, base: TreeCost, value: str) -> _Ran:
        tree = self._tree(task, task.base_commit)
        patch = check_patch(sample.patch, tree, task.package)
        if patch.status is not PatchStatus.APPLIES:
            return _failed(PatchVerdict(patch.status.value), patch.detail)
        changed = {**tree, **patch.changes}
        ran = self._run(task, {path: content for path, content in changed.items() if content is not None})
        if ran.cost is None:
            return ran
        if ran.value != value:
            return _failed(PatchVerdict.WRONG_VALUE, "the workload gives another value than at base")
        if window_cost(ran.cost, base) <= 0:
            return _failed(PatchVerdict.TAMPERED, "it ends without asking for its window")
        return replace(ran, detail=patch.detail)

    def _run(self, task: RepositoryTask, tree: Tree) -> _Ran:
        """Guard tests first, then the counts, by one program: before it has its input, a tree cannot tell them apart.

        The tests' files are the base's: patches that touch them are refused.
        """
        sources = library_sources(tree, task.package, task.guard_tests)
        program = self._runner.compile({**sources, **run_sources(task.workload)})
        failed = self._runner.guarded(program, task.guard_tests) if task.guard_tests else []
        if failed:
            of_all = f"{len(failed)} of {len(task.guard_tests)} guard tests fail: {failed[0][:160]}"
            return _failed(PatchVerdict.TESTS_FAIL, of_all)
        run = self._runner.counted(program, self._seed)
        if run.failure:
            return _failed(PatchVerdict.WRONG_VALUE, f"the workload fails ({run.failure[:160]})")
        if not run.output:
            return _failed(PatchVerdict.WRONG_VALUE, "the workload prints no value")
        return _Ran(cost=run.cost, value=run.output, verdict=PatchVerdict.CORRECT, detail="", program=program)

    def _tree(self, task: RepositoryTask, commit: str) -> dict[str, bytes]:
        tree = read_tree(self._mirror, commit)
        if not any(path.startswith(f"{task.package}/") for path in tree):
            raise InputError(f"commit {commit[:12]} of {task.task_id} has no folder {task.package}")
        return tree


def _gold_tree(base: Tree, gold: Tree, package: str) -> dict[str, bytes]:
    """The authors' library with the base's tests: what they changed in tests is no part of the gain."""
    tests = {path: content for path, content in base.items() if is_in_tests(path)}
    library = {path: content for path, content in gold.items() if path.startswith(f"{package}/")}
    return {**{path: content for path, content in library.items() if not is_in_tests(path)}, **tests}


def _digest(patch: str) -> str:
    return hashlib.sha256(patch.encode("utf-8", "surrogatepass")).hexdigest()


def seed_of(samples: list[PatchSample]) -> int:
    """A seed that follows from the patches, so that none of them can know its inputs."""
    digest = hashlib.sha256("\0".join(sample.patch for sample in samples).encode("utf-8", "surrogatepass"))
    return int.from_bytes(digest.digest()[:4], "big")
