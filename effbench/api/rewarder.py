"""A bounded number for each completion, for training: how correct and how efficient its code is.

::

    with Rewarder("core") as rewarder:
        rewarder.reward("core/kth_pair_sum", completion).value      # 0.0 to 1.0

What trainers call is made from a rewarder by :mod:`effbench.integrations`.
"""

import asyncio
import logging
import math
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, Self, TypeVar

from cachetools import LRUCache

from effbench.api.run import find_suite
from effbench.errors import InputError, SandboxDiedRepeatedly
from effbench.languages import Language, find_language
from effbench.measure.baseline import Baselines, MeasuredTask
from effbench.measure.function_costs import FunctionCost
from effbench.measure.line_costs import LineCosts
from effbench.measure.meter import Solution, TaskMeter
from effbench.metrics.judged_run import score_task
from effbench.metrics.objectives import Objective, check_machine, factor_of, find_objective, gain_of
from effbench.records.hashing import key_of
from effbench.records.manifest import ScoredTask
from effbench.records.measurement import Verdict
from effbench.records.sample import text_sha256
from effbench.records.task import Suite, Task
from effbench.runner.lane_pool import TRIES, Attempt, LanePool, verdict_of_death
from effbench.runner.line_costs import count_functions_in, count_lines_in
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.runner.pooled_lane import PooledLane
from effbench.samples.extraction.extract import extract_solution
from effbench.samples.extraction.no_code import why_no_code
from effbench.sandboxes.choose import open_quick_sandbox, open_sandbox
from effbench.sandboxes.protocol import Sandbox
from effbench.suites import select_tasks

__all__ = ["Reward", "RewardScale", "Rewarder"]

P = ParamSpec("P")
T = TypeVar("T")

_LOG = logging.getLogger(__name__)
REMEMBERED = 50_000
"""Rewards that are kept: a policy that has settled writes the same text again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """What one completion is worth.

    Attributes:
        value: From 0 to 1; None exactly when the verdict is SE: the sandbox failed, and nothing is known.
        verdict: The completion's first verdict other than AC, or AC.
        efficiency: ENAMEL's e: 0 when it is not correct, 1 at the baseline's cost, more where the baseline is beaten;
            None when the verdict is SE.
        passed: Whether it is correct: nothing wrong anywhere, and within the budget at the smallest level.
        detail: A short reason for a verdict other than AC.
        speedup: The baseline's cost over its own, both over all scored inputs: of a rewrite, how many times faster it
            is than the given program; None when it is not correct or was stopped over the budget.
        gain: The same by the rewarder's objective: of memory, the baseline's peak over its own.
    """

    value: float | None
    verdict: Verdict
    efficiency: float | None
    passed: bool
    detail: str
    speedup: float | None = None
    gain: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardScale:
    """From efficiency to reward: 0 for a wrong completion, else w + (1 − w) · min(e / c, 1).

    Attributes:
        correct: w, from 0 to 1: what a correct completion is worth however slow it is. With 0 a slow one may be worth
            as little as a wrong one; with 1 only correctness counts.
        ceiling: c, above 0: the efficiency that is worth 1. With 1 all that is as fast as the baseline is worth the
            same; a larger one, up to α/(α−1) = 2 for α = 2, also rewards beating it.

    Raises:
        InputError: A number is out of range.
    """

    correct: float = 0.2
    ceiling: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.correct <= 1:
            raise InputError(f"correct is {self.correct}: give a share from 0 to 1")
        if not (math.isfinite(self.ceiling) and self.ceiling > 0):
            raise InputError(f"ceiling is {self.ceiling}: give an efficiency above 0, such as 1")

    def value(self, *, passed: bool, efficiency: float) -> float:
        """The reward, from 0 to 1."""
        if not passed:
            return 0.0
        return self.correct + (1 - self.correct) * min(max(efficiency / self.ceiling, 0.0), 1.0)


class Rewarder:
    """Measures completions in lanes that stay warm between calls.

    All methods may be called from any thread; work waits for a free lane. A lane that dies is replaced and the
    completion measured again; one that three lanes died of gets the verdict RE, or SE where the sandbox is at fault.
    Inputs, answers and baselines are made once per task, when the task is first asked for, and kept in effbench's
    cache.

    Args:
        suite: Name of a suite, or the suite.
        correct: As in :class:`RewardScale`.
        ceiling: As in :class:`RewardScale`.
        objective: What is rewarded: ``instructions`` (ENAMEL's e), or the baseline's ``memory`` (exact peak),
            ``energy`` (modelled) or ``joint`` (time × memory) over the completion's. Memory takes one more run.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of a sandbox, ``auto``, or a sandbox. ``auto`` is the wasm sandbox where its guest is there and
            ``counter`` is ``auto`` or ``wasm``, and else what it is everywhere.
        tasks: Task ids and globs, as :func:`effbench.evaluate` takes them; None for all.
        data: The suite's data, where they are a file.
        seed: Start of all stress inputs; None for the suite's own.
        workers: Lanes side by side; None for one per core (one in all when the counter is load-sensitive).

    Raises:
        InputError: An argument makes no sense, or the tasks' solutions are in several languages.
        SandboxError: There is no sandbox to be had.
        CounterError: The counter does not count there.
    """

    def __init__(
        self,
        suite: str | Suite,
        *,
        correct: float = 0.2,
        ceiling: float = 1.0,
        objective: str | Objective = Objective.INSTRUCTIONS,
        counter: str = "auto",
        sandbox: str | Sandbox = "auto",
        tasks: str | Sequence[str] | None = None,
        data: Path | None = None,
        seed: int | None = None,
        workers: int | None = None,
    ) -> None:
        self._scale, self._objective = RewardScale(correct=correct, ceiling=ceiling), find_objective(objective)
        selection = select_tasks(find_suite(suite, data=data, seed=seed), patterns=tasks)
        self._suite_name = selection.name
        self._tasks = {task.task_id: task for task in selection.tasks}
        language = _language_of(selection)
        if isinstance(sandbox, str):
            sandbox = self._open_sandbox(sandbox, counter, language)
        check_machine(self._objective, sandbox.facts().machine)
        plan = LanePlan(
            tasks=selection.tasks,
            sandbox=sandbox,
            language=language,
            counter=counter,
            workers=workers,
            memory=self._objective.needs_memory,
        )
        lane_pool = open_lane_pool(plan)
        self._lane_pool = lane_pool
        self._baselines = Baselines(lane_pool.cache, lane_pool.environment.python)
        self._remembered: LRUCache[str, Reward] = LRUCache(REMEMBERED)
        self._remembering = threading.Lock()
        self._free_lanes: queue.SimpleQueue[PooledLane] = queue.SimpleQueue()
        for pooled in lane_pool.pooled_lanes:
            self._free_lanes.put(pooled)
        # As many threads as lanes: whoever runs in this pool finds a lane free.
        self._pool = ThreadPoolExecutor(max_workers=len(lane_pool.pooled_lanes), thread_name_prefix="rewarder")

    def _open_sandbox(self, sandbox: str, counter: str, language: Language) -> Sandbox:
        """Only instructions may be of WebAssembly: memory and energy are those of a processor's programs."""
        is_quick = self._objective is Objective.INSTRUCTIONS
        return open_quick_sandbox(sandbox, counter, language) if is_quick else open_sandbox(sandbox)

    def reward(self, task_id: str, completion: str | None) -> Reward:
        """The reward of one completion.

        Args:
            task_id: Which task it is for.
            completion: The model's text; :func:`effbench.samples.extraction.extract.extract_solution` finds the code in
                it. None, for a model that gave no text, counts as an empty one.

        Raises:
            InputError: The suite has no such task, the completion is no text, or the rewarder is closed.
            SuiteError: The task's own programs fail.
            SandboxUnavailable: There is no lane to be had.
        """
        return self._submit(task_id, completion).result()

    def rewards(self, pairs: Iterable[tuple[str, str | None]]) -> list[Reward]:
        """The rewards of many completions, in their order, measured in all lanes.

        Args:
            pairs: Task ids with completions.

        Raises:
            InputError: The suite lacks one of the tasks, a completion is no text, or the rewarder is closed.
            SuiteError: A task's own programs fail.
            SandboxUnavailable: There is no lane to be had.
        """
        futures = [self._submit(task_id, completion) for task_id, completion in self._checked(pairs)]
        try:
            return [future.result() for future in futures]
        finally:
            for future in futures:
                future.cancel()

    async def areward(self, task_id: str, completion: str | None) -> Reward:
        """As :meth:`reward`, without blocking the event loop."""
        return await asyncio.wrap_future(self._submit(task_id, completion))

    async def arewards(self, pairs: Iterable[tuple[str, str | None]]) -> list[Reward]:
        """As :meth:`rewards`, without blocking the event loop."""
        return await asyncio.gather(*(self.areward(*pair) for pair in self._checked(pairs)))

    def prepare(self, task_ids: Iterable[str] | None = None, *, done: Callable[[str], object] = lambda _: None) -> int:
        """Makes the inputs, answers and baselines of tasks in all lanes, so that no reward has to wait for them.

        What is made is kept in effbench's cache, for this process and for others on this machine.

        Args:
            task_ids: Which tasks; None for all.
            done: Gets the id of each task that is ready, in the tasks' order.

        Returns:
            The number of tasks that are ready.

        Raises:
            InputError: The suite lacks one of the tasks, or the rewarder is closed.
            SuiteError: A task's own programs fail; the tasks before it are ready.
            SandboxUnavailable: There is no lane to be had.
            SandboxDied: Lanes die of a task's own programs.
        """
        tasks = list(self._tasks.values()) if task_ids is None else [self._task(task_id) for task_id in task_ids]
        futures = [self._in_pool(self._prepare, task) for task in tasks]
        try:
            for task, future in zip(tasks, futures, strict=True):
                future.result()
                done(task.task_id)
        finally:
            for future in futures:
                future.cancel()
        return len(tasks)

    def line_costs(self, task_id: str, solution: str) -> LineCosts:
        """Where a program's instructions go on the task's largest input, line by line.

        Args:
            task_id: Which task it is for.
            solution: Python source.

        Raises:
            InputError: The suite has no such task, the program cannot be marked, or the counter is not qemu.
            SandboxDied: The lane is gone.
        """
        return self._counted_by_qemu(task_id, solution, count_lines_in)

    def function_costs(self, task_id: str, solution: str) -> tuple[FunctionCost, ...]:
        """The same of a program of machine code, function by function, the costliest first.

        Args:
            task_id: Which task it is for.
            solution: Source in the task's language.

        Raises:
            InputError: The suite has no such task, the program does not compile, or the counter is not qemu.
            SandboxDied: The lane is gone.
        """
        return self._counted_by_qemu(task_id, solution, count_functions_in)

    def _counted_by_qemu(self, task_id: str, solution: str, count: Callable[[LanePool, PooledLane, Task, str], T]) -> T:
        task, pool = self._task(task_id), self._lane_pool
        if pool.counter.name != "qemu":
            raise InputError(f"lines are counted by the emulator qemu, and this counts by {pool.counter.name}")
        pooled = self._free_lanes.get()
        try:
            return count(pool, pooled, task, solution)
        finally:
            self._free_lanes.put(pooled)

    @property
    def task_ids(self) -> tuple[str, ...]:
        """The tasks that it has, in the suite's order."""
        return tuple(self._tasks)

    @property
    def counter(self) -> str:
        """Name of what counts."""
        return self._lane_pool.counter.name

    def close(self) -> None:
        """Waits for all that was asked for and closes the lanes; closing twice does nothing."""
        self._pool.shutdown()
        self._lane_pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _checked(self, pairs: Iterable[tuple[str, str | None]]) -> Sequence[tuple[str, str]]:
        """The pairs, once it is clear that each has a task and a text: none is measured in vain."""
        checked = [(task_id, _text(completion)) for task_id, completion in pairs]
        for task_id, _ in checked:
            self._task(task_id)
        return checked

    def _task(self, task_id: object) -> Task:
        task = self._tasks.get(task_id) if isinstance(task_id, str) else None
        if task is None:
            example = next(iter(self._tasks))
            raise InputError(f"the suite '{self._suite_name}' has no task {task_id!r}: give an id such as {example!r}")
        return task

    def _submit(self, task_id: str, completion: str | None) -> "Future[Reward]":
        return self._in_pool(self._reward, self._task(task_id), _text(completion))

    def _in_pool(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        try:
            return self._pool.submit(work, *args, **kwargs)
        except RuntimeError as error:
            raise InputError("the rewarder is closed: open another one") from error

    def _prepare(self, task: Task) -> None:
        pooled = self._free_lanes.get()
        try:
            self._lane_pool.retry(pooled, lambda _: self._baselines.of(task, self._lane_pool.context(pooled)))
        finally:
            self._free_lanes.put(pooled)

    def _reward(self, task: Task, completion: str) -> Reward:
        source = extract_solution(completion, task)
        if source is None:
            return Reward(value=0.0, verdict=Verdict.CE, efficiency=0.0, passed=False, detail=why_no_code(completion))
        key = key_of(task.task_id, source)
        with self._remembering:  # reading also moves the entry to the front
            remembered: Reward | None = self._remembered.get(key)
        if remembered is not None:
            return remembered
        pooled = self._free_lanes.get()
        try:
            reward = self._persistently(pooled, task, source)
        finally:
            self._free_lanes.put(pooled)
        if reward.verdict is not Verdict.SE:
            with self._remembering:
                self._remembered[key] = reward
        return reward

    def _persistently(self, pooled: PooledLane, task: Task, source: str) -> Reward:

        def attempt(trial: Attempt) -> Reward:
            context = self._lane_pool.context(pooled)
            baseline = self._baselines.of(task, context)
            meter = TaskMeter(context, baseline.test_cases, baseline=baseline.records)
            trial.is_measuring = True
            return self._measure(meter, baseline, task, source)

        try:
            return self._lane_pool.retry(pooled, attempt)
        except SandboxDiedRepeatedly as error:
            detail, is_measuring = str(error), error.is_measuring
        _LOG.warning("task %s: the sandbox failed %d times on one completion: %s", task.task_id, TRIES, detail)
        if is_measuring and verdict_of_death(self._lane_pool, pooled) is Verdict.RE:
            return Reward(value=0.0, verdict=Verdict.RE, efficiency=0.0, passed=False, detail=detail)
        return Reward(value=None, verdict=Verdict.SE, efficiency=None, passed=False, detail=detail)

    def _measure(self, meter: TaskMeter, baseline: MeasuredTask, task: Task, source: str) -> Reward:
        records = meter.measure(Solution(source=source, sha256=text_sha256(source), sample_index=0))
        references = {task.baseline.reference_id: baseline.records}
        score = score_task(ScoredTask.of(task), self._lane_pool.calibration, references, [records])
        (passed,), (efficiency,), (verdict,) = score.passed, score.efficiencies, score.verdicts
        return Reward(
            value=self._scale.value(passed=passed, efficiency=gain_of(score, 0, self._objective)),
            verdict=verdict,
            efficiency=efficiency,
            passed=passed,
            detail=records[-1].detail,
            speedup=factor_of(score, 0, Objective.INSTRUCTIONS),
            gain=factor_of(score, 0, self._objective),
        )


def _language_of(suite: Suite) -> Language:
    names = sorted({task.language for task in suite.tasks})
    if len(names) > 1:
        raise InputError(
            f"the tasks of '{suite.name}' ask for {' and '.join(names)}: take those of one language, as in "
            f'in_language(suite, "{names[0]}")'
        )
    return find_language(names[0])


def _text(completion: object) -> str:
    if completion is None:
        return ""
    if not isinstance(completion, str):
        raise InputError(
            f"a completion is of type {type(completion).__name__}: give a text, or None where there is none"
        )
    return completion
