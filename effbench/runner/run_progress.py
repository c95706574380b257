"""How far a run is: the work that is left, the scores so far, and what its lanes do."""

import threading
import time
from collections import Counter as Tally
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from effbench.measure.baseline import cached_records
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement
from effbench.records.task import Task
from effbench.runner.activities import Activities
from effbench.runner.lane_pool import LanePool
from effbench.runner.progress import State
from effbench.runner.resume import Resumed, lacking, references_to_measure
from effbench.runner.run_plan import RunPlan
from effbench.runner.scores_so_far import ScoresSoFar
from effbench.runner.workload import TaskWork, Workload, seconds_of, under_way_s

__all__ = ["RunProgress", "begin_progress"]

PRIOR_S: Final = 2.0
"""Seconds for which a lane is taken to be as fast as expected, until its own pace is known."""


class RunProgress:
    """See the module; may be read from another thread than it is told.

    Args:
        workload: What is left.
        scores: Of what is measured already.
        activities: What lanes do.
        tasks: How many tasks have samples.
        lanes: Side by side.
    """

    def __init__(
        self, workload: Workload, scores: ScoresSoFar, activities: Activities, *, tasks: int, lanes: int
    ) -> None:
        self._workload, self._scores, self._activities = workload, scores, activities
        self._tasks, self._lanes = tasks, lanes
        self._began = time.monotonic()
        self._lock = threading.Lock()

    def finish(self, solutions: Sequence[Measurement]) -> None:
        """Takes the records of one solution, or of several of one task."""
        with self._lock:
            for records in _by_solution(solutions):
                self._workload.finish(records)
                self._scores.add(records)

    def state(self) -> State:
        """How it stands."""
        elapsed_s = time.monotonic() - self._began
        doing = self._activities.now()
        with self._lock:
            done_s, left_s = self._workload.done_s, self._workload.left_s()
            # Where others measure, nobody tells what they do: all lanes are taken to be busy.
            busy_s = self._activities.ended_s or elapsed_s * self._lanes
            pace = (done_s + PRIOR_S) / (busy_s + PRIOR_S)
            longest_s = 0.0
            for whole, *_ in doing:
                expected_s, taken_s = self._workload.expected_s(whole), pace * (time.monotonic() - whole.since)
                own_s, rest_s = under_way_s(expected_s, taken_s)
                done_s, left_s = done_s + own_s, left_s - expected_s + rest_s
                longest_s = max(longest_s, rest_s)
            return State(
                share=done_s / (done_s + left_s) if left_s > 0 else 1.0,
                elapsed_s=elapsed_s,
                left_s=max(left_s / self._lanes, longest_s) / pace,
                tasks=f"{self._tasks - self._workload.tasks_left}/{self._tasks} tasks",
                scores=str(self._scores),
                doing=", ".join(dict.fromkeys(str(each[-1]) for each in doing)),
            )


def _by_solution(records: Sequence[Measurement]) -> Iterator[list[Measurement]]:
    group: list[Measurement] = []
    for item in records:
        if group and (item.sample_index, item.reference_id) != (group[-1].sample_index, group[-1].reference_id):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def begin_progress(
    plan: RunPlan, resumed: Resumed, manifest: Manifest, lane_pool: LanePool, costs: Mapping[str, float | None]
) -> RunProgress:
    """The progress of a run that is about to be measured."""
    wanted = Tally(task_id for task_id, _ in plan.source.sample_keys)
    done = Tally(
        task_id for task_id, index in plan.source.sample_keys if (index, None) in resumed.solutions_of(task_id)
    )
    tasks = [task for task in plan.selection.tasks if wanted[task.task_id]]
    return RunProgress(
        Workload(
            {
                task.task_id: _task_work(
                    task, wanted[task.task_id] - done[task.task_id], resumed, lane_pool, costs[task.task_id]
                )
                for task in tasks
            }
        ),
        ScoresSoFar(manifest.tasks, lane_pool.calibration, resumed.recorded),
        lane_pool.activities,
        tasks=len(tasks),
        lanes=len(lane_pool.pooled_lanes),
    )


def _task_work(task: Task, samples: int, resumed: Resumed, lane_pool: LanePool, solution_s: float | None) -> TaskWork:
    recorded = resumed.solutions_of(task.task_id)
    own = recorded.get((None, task.baseline.reference_id))
    if solution_s is None and own is not None:
        solution_s = seconds_of(own)
    ladder = references_to_measure(task, resumed.references)
    missing = set(lacking(ladder, recorded)) - {task.baseline.reference_id}
    environment_id = lane_pool.environment.environment_id
    return TaskWork(
        samples=samples,
        baseline=task.baseline.reference_id,
        needs_baseline=samples > 0 and solution_s is None,
        inputs=sum(level.n_tests for level in task.levels),
        tiers=sum(
            cached_records(task, item, lane_pool.cache, environment_id) is None
            for item in ladder
            if item.reference_id in missing
        ),
        solution_s=solution_s,
    )
