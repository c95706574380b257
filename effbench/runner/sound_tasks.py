"""Leaves out the tasks whose own programs do not pass their tests, for suites that nobody has checked."""

import logging
import queue
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

from effbench.errors import InputError, SandboxDiedRepeatedly, SuiteError
from effbench.languages import Language
from effbench.measure.baseline import all_accepted, reference_records
from effbench.measure.budget import budget_of
from effbench.measure.meter import TaskMeter
from effbench.measure.test_cases import lazy_test_cases
from effbench.records.task import Suite, Task
from effbench.runner.lane_pool import Attempt, LanePool
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.runner.pooled_lane import PooledLane
from effbench.sandboxes.protocol import Sandbox

__all__ = ["sound_tasks"]

_LOG = logging.getLogger(__name__)


def sound_tasks(
    suite: Suite,
    *,
    sandbox: Sandbox,
    language: Language,
    counter: str,
    workers: int | None,
    tell: Callable[[str], None] = _LOG.debug,
) -> Suite:
    """Measures the references of each task, and keeps the tasks that these pass; a line is logged of each other one.

    A suite that somebody vouches for stays as it is. What an exact counter gives goes into the cache, so a run does not
    measure it again.

    Args:
        suite: The selected tasks.
        sandbox: Makes the lanes.
        language: Of the suite's programs.
        counter: Name of a counter, or ``auto``.
        workers: Lanes side by side; None for one per core.
        tell: Is told how many tasks are done, again and again: compiling them takes minutes.

    Raises:
        InputError: No task is sound.
        EffbenchError: Nothing can be measured.
    """
    if suite.is_checked:
        return suite
    plan = LanePlan(tasks=suite.tasks, sandbox=sandbox, language=language, counter=counter, workers=workers)
    with closing(open_lane_pool(plan, ready=len(suite.tasks))) as pool:
        reasons = _reasons(suite.tasks, pool, tell)
    for task_id, reason in reasons.items():
        _LOG.warning(f"not scored: {task_id}, since its own programs fail: {reason}")
    tasks = tuple(task for task in suite.tasks if task.task_id not in reasons)
    if not tasks:
        raise InputError(f"all {len(reasons)} tasks are left out, for their own programs fail: look at the data")
    return replace(suite, tasks=tasks, unscored_task_ids=suite.unscored_task_ids | reasons.keys(), is_checked=True)


def _reasons(tasks: Sequence[Task], pool: LanePool, tell: Callable[[str], None]) -> dict[str, str]:
    """Task id → why its own programs fail, in the tasks' order."""
    free: queue.SimpleQueue[PooledLane] = queue.SimpleQueue()
    for pooled in pool.pooled_lanes:
        free.put(pooled)

    def reason(task: Task) -> str:
        pooled = free.get()
        try:
            return _reason(task, pool, pooled)
        finally:
            free.put(pooled)

    with ThreadPoolExecutor(max_workers=len(pool.pooled_lanes), thread_name_prefix="sound") as threads:
        found = []
        for each in threads.map(reason, tasks):
            found.append(each)
            tell(f"running the suite's own programs: {len(found)} of {len(tasks)} tasks")
    return {task.task_id: reason for task, reason in zip(tasks, found, strict=True) if reason}


def _reason(task: Task, pool: LanePool, pooled: PooledLane) -> str:
    def attempt(_trial: Attempt) -> str:
        context = pool.context(pooled)
        test_cases = lazy_test_cases(
            task, context.suite_lane, pool.cache, pool.environment.python, reference_lane=context.lane
        )
        meter = TaskMeter(context, test_cases)
        for reference in dict.fromkeys((task.baseline, *task.references)):
            records = reference_records(task, reference, meter, context, pool.cache)
            if not all_accepted(records):
                failed = records[-1]
                return f"{reference.reference_id} gets {failed.verdict} {failed.detail}".rstrip()
            if reference == task.baseline:
                budget_of(task, records, (), context.calibration)
        return ""

    try:
        return pool.retry(pooled, attempt)
    except (SuiteError, SandboxDiedRepeatedly) as error:
        return str(error)
