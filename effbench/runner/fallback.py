"""Finds the tasks whose programs the wasm sandbox does not run as usual machines do, and measures those elsewhere.

A sample that fails in the wasm sandbox is run once more, on the input that it failed on, in the fallback's sandbox.
Where it does not fail there, or where the task's own programs fail in the wasm sandbox, the whole task is measured by
the fallback: its baseline, its other references and all its samples. So no ratio of costs mixes two counters.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from effbench.errors import InputError
from effbench.measure.budget import cost
from effbench.measure.judge import Judge
from effbench.measure.native_runs import NativeRuns
from effbench.measure.test_cases import lazy_test_cases
from effbench.records.hashing import key_of
from effbench.records.manifest import Fallback, FallbackTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.task import Task
from effbench.runner.finished import FinishedSamples
from effbench.runner.lane_pool import Attempt, LanePool
from effbench.runner.resume import Resumed, references_to_measure
from effbench.runner.work_queue import WorkItem
from effbench.sandboxes.job import NotAProgram
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.wasm.machine import MACHINE
from effbench.storage.run_directory import RunDirectory

__all__ = ["COUNTER", "check_fallback", "measure_elsewhere"]

_LOG = logging.getLogger(__name__)

COUNTER: Final = "qemu"
"""The one that is exact wherever programs run natively."""
_MOST_PER_INSTRUCTION: Final = 8
"""WebAssembly instructions for one native instruction: honest programs take 1.6 to 3.5. A sample over its budget that
makes fewer than an eighth as many native instructions waits for something that the wasm sandbox never gives."""
_CPU_S: Final = 20.0
_TRUE, _FALSE = b"1", b"0"


def check_fallback(here: LanePool) -> None:
    """Refuses a fallback for a sandbox in which programs run as on usual machines.

    Raises:
        InputError: It is no wasm sandbox.
    """
    if here.environment.machine != MACHINE:
        raise InputError(
            f"--fallback is for runs in the wasm sandbox, and this one takes {here.sandbox.name}, where programs run "
            "natively: leave it out, or add --sandbox wasm"
        )


def measure_elsewhere(
    tasks: Sequence[Task],
    samples: Sequence[Sample],
    finished: FinishedSamples,
    resumed: Resumed,
    directory: RunDirectory,
    *,
    here: LanePool,
    there: LanePool,
) -> Resumed:
    """Finds the tasks for the fallback, names them in the manifest, and measures them there.

    Args:
        tasks: The run's.
        samples: Of those tasks.
        finished: How each sample ended; what is measured now is added.
        resumed: Where the command took the run up.
        directory: The run; its other tasks are measured.
        here: Where those were measured.
        there: The fallback's lanes.

    Returns:
        The same as ``resumed``, with the manifest that names the tasks.

    Raises:
        EffbenchError: Says what is wrong and what to do; finished measurements are kept.
    """
    of_task: defaultdict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        of_task[sample.task_id].append(sample)
    named = _named(tasks, of_task, finished, resumed, here, there)
    fallback = Fallback(environment=there.environment, calibration=there.calibration, tasks=named)
    manifest = replace(resumed.manifest, fallback=fallback)
    directory.update(manifest)
    for each in named:
        _LOG.info(f"{each.task_id}: {each.reason}; the task is measured by {there.counter.name}")
    chosen = [task for task in tasks if task.task_id in fallback.task_ids]
    with directory.writer() as writer:
        for records in there.measure(_work(chosen, of_task, resumed)):
            writer.append_all(records)
            finished.add(records)
    return replace(resumed, manifest=manifest)


def _named(
    tasks: Sequence[Task],
    samples: Mapping[str, Sequence[Sample]],
    finished: FinishedSamples,
    resumed: Resumed,
    here: LanePool,
    there: LanePool,
) -> tuple[FallbackTask, ...]:
    """The tasks that are measured by the fallback, with the reason for each."""
    known = () if resumed.fallback is None else resumed.fallback.tasks
    reasons = {task.task_id: task.reason for task in known} | (here.unsuited or {})
    for task in tasks:
        failed = {} if task.task_id in reasons else finished.failed(task.task_id)
        reason = _difference(task, samples[task.task_id], failed, here, there) if failed else ""
        if reason:
            reasons[task.task_id] = reason
    return tuple(
        FallbackTask(task_id=task.task_id, reason=reasons[task.task_id]) for task in tasks if task.task_id in reasons
    )


def _work(tasks: Sequence[Task], samples: Mapping[str, Sequence[Sample]], resumed: Resumed) -> list[WorkItem]:
    """What is left to be measured of these tasks; what was measured of them elsewhere does not count."""
    elsewhere = frozenset() if resumed.fallback is None else resumed.fallback.task_ids
    items = []
    for task in tasks:
        done = resumed.solutions_of(task.task_id) if task.task_id in elsewhere else {}
        left = tuple(item for item in samples[task.task_id] if (item.sample_index, None) not in done)
        ladder = references_to_measure(task, resumed.references)
        items.append(WorkItem(task=task, samples=left, references=ladder, recorded=done))
    return items


def _difference(
    task: Task, samples: Sequence[Sample], failed: Mapping[int, Measurement], here: LanePool, there: LanePool
) -> str:
    """The first sample that fails here alone, with how it ended here; empty where there is none."""
    pooled = there.pooled_lanes[0]
    seen: set[str] = set()
    for sample in samples:
        item = failed.get(sample.sample_index)
        program = sample.solution if item is None or not item.code_digest else item.code_digest
        if item is None or sample.solution is None or program in seen:
            continue
        seen.add(program or "")
        key = key_of("fails there", item.key, item.verdict, item.detail, there.environment.environment_id)
        found = there.cache.get(key)
        if found is None:
            is_fine = there.retry(pooled, partial(_is_fine_there, task, sample.solution, item, there))
            found = _TRUE if is_fine else _FALSE
            there.cache.put(key, found)
        if found == _TRUE:
            how = f"{item.verdict}: {item.detail}" if item.detail else item.verdict.value
            return f"sample {sample.sample_index} ends otherwise in the sandbox {here.sandbox.name} ({how})"
    return ""


def _is_fine_there(task: Task, solution: str, item: Measurement, there: LanePool, attempt: Attempt) -> bool:
    """Whether a program that failed here does not fail there, on the same input."""
    context = there.context(there.pooled_lanes[0])
    program = task.program(solution)
    prepared = context.lane.prepare(program.source, program.entry_point)
    if isinstance(prepared, NotAProgram) or item.verdict is Verdict.CE:
        return not isinstance(prepared, NotAProgram)
    cases = lazy_test_cases(task, context.lane, there.cache, there.environment.python)
    place = [(each.level, each.test_index) for each in task.stress_inputs()].index((item.level, item.test_index))
    case = cases.cases[place]
    attempt.is_measuring = True
    runs = NativeRuns(context, task, prepared, None)
    if item.verdict is Verdict.TLE and item.budget is not None and "OverflowError" not in item.detail:
        most = item.budget // _MOST_PER_INSTRUCTION
        spare = context.calibration.call + context.calibration.load + context.counter.bounds.free_load
        job = runs.job(case, context.counter.cpu_limit_s(most), instructions=most + spare)
        counted = context.counter.count(context.lane, job)
        has_returned = counted.call is not None and counted.outcome.ending is Ending.RETURNED
        return has_returned and cost(counted.call or 0, 0, context.calibration) <= most
    outcome = context.lane.run(runs.job(case, _CPU_S))
    verdict, _ = Judge(task, context.lane, cases.checker).verdict(outcome, case)
    return verdict is Verdict.AC
