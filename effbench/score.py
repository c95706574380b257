"""From records to scores: sorts a run's measurements into arrays and hands them to :mod:`effbench.scoring`."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from effbench.counters.protocol import Calibration
from effbench.errors import InputError
from effbench.judging.verdicts import FAILURES
from effbench.measurement import Measurement, Verdict
from effbench.measuring import cost
from effbench.run_directory import Manifest, RunDirectory, ScoredTask, is_whole
from effbench.sample import Sample
from effbench.scoring import Estimate, efficiency, estimate_mean, expected_max

__all__ = ["Score", "TaskScore", "check_counts", "check_k", "score_run", "score_task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskScore:
    """One task's samples, judged.

    Attributes:
        task_id: The task.
        passed: For each sample, whether it is correct.
        efficiencies: For each sample, ENAMEL's e; 0 when it is not correct.
        verdicts: For each sample, its first verdict other than AC, or AC.
    """

    task_id: str
    passed: tuple[bool, ...]
    efficiencies: tuple[float, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A run's scores.

    Attributes:
        estimates: One for each metric and k.
        tasks: One for each task.
        n_tasks_with_samples: Coverage; a task without samples scores 0 on every metric.
    """

    estimates: tuple[Estimate, ...]
    tasks: tuple[TaskScore, ...]
    n_tasks_with_samples: int

    def verdicts(self) -> Tally[Verdict]:
        """How many samples ended in which verdict."""
        return Tally(verdict for task in self.tasks for verdict in task.verdicts)


def check_k(ks: Sequence[int], samples: Iterable[Sample]) -> None:
    """Refuses a k that a task has too few samples for.

    Raises:
        InputError: Names the task, k and how many samples there are.
    """
    check_counts(ks, Tally(sample.task_id for sample in samples))


def check_counts(ks: Sequence[int], counts: Mapping[str, int]) -> None:
    """Refuses a k that a task has too few samples for, as :func:`check_k` does.

    Args:
        ks: For the @k metrics.
        counts: By task id how many samples there are.

    Raises:
        InputError: Names the task, k and how many samples there are.
    """
    if not counts:
        raise InputError("there are no samples for the selected tasks: nothing can be scored")
    task_id, fewest = min(counts.items(), key=lambda item: item[1])
    for k in ks:
        if k < 1:
            raise InputError(f"k is {k}: it must be at least 1")
        if k > fewest:
            raise InputError(
                f"k is {k}, but task {task_id} has {fewest} sample{'s' * (fewest != 1)}: take a smaller -k"
            )


def score_run(run: RunDirectory, ks: Sequence[int]) -> Score:
    """Scores a run from its files alone.

    Raises:
        InputError: The run is not complete, or k is out of range.
    """
    manifest, samples = run.manifest(), run.samples()
    check_k(ks, samples)
    if not manifest.complete:
        raise InputError(f"the run in {run.path} is not complete: give its `effbench run` command again, it will go on")
    grouped = _by_solution(run.measurements())
    by_task: defaultdict[str, list[Sample]] = defaultdict(list)
    for item in samples:
        by_task[item.task_id].append(item)
    tasks = [_task_score(task, manifest.calibration, grouped, by_task[task.task_id]) for task in manifest.tasks]
    return Score(
        estimates=tuple(estimate for k in ks for estimate in _estimates(manifest, tasks, k)),
        tasks=tuple(tasks),
        n_tasks_with_samples=sum(bool(task.passed) for task in tasks),
    )


def _estimates(manifest: Manifest, tasks: Sequence[TaskScore], k: int) -> Iterable[Estimate]:
    passed = [np.array(task.passed, dtype=float) for task in tasks]
    yield estimate_mean("pass@k", k, passed, expected_max, bounds=(0.0, 1.0))
    efficiencies = [np.array(task.efficiencies, dtype=float) for task in tasks]
    most = max(task.timeout_factor / (task.timeout_factor - 1) for task in manifest.tasks)
    yield estimate_mean("eff@k", k, efficiencies, expected_max, bounds=(0.0, most))


Groups = dict[tuple[str, int | None, str | None], list[Measurement]]


def _by_solution(measurements: Iterable[Measurement]) -> Groups:
    groups: defaultdict[tuple[str, int | None, str | None], list[Measurement]] = defaultdict(list)
    for item in measurements:
        groups[item.task_id, item.sample_index, item.reference_id].append(item)
    return groups


def _task_score(task: ScoredTask, calibration: Calibration, groups: Groups, samples: Sequence[Sample]) -> TaskScore:
    own = [groups.get((task.task_id, item.sample_index, None), []) for item in samples]
    for item, group in zip(samples, own, strict=True):
        _check_records(task, item, group)
    return score_task(task, calibration, groups.get((task.task_id, None, task.yardstick), []), own)


def score_task(
    task: ScoredTask,
    calibration: Calibration,
    yardstick: Sequence[Measurement],
    solutions: Sequence[Sequence[Measurement]],
) -> TaskScore:
    """Scores one task from its measurements.

    Args:
        task: The task.
        calibration: What counting nothing gives.
        yardstick: The yardstick's measurements.
        solutions: Each solution's measurements, whole and without the verdict SE.

    Raises:
        InputError: The yardstick has no counts.
    """
    if not solutions:
        return TaskScore(task_id=task.task_id, passed=(), efficiencies=(), verdicts=())
    reference = [value for value in _level_costs(task, yardstick, calibration) if value is not None]
    weights = [level.weight for level in task.levels if level.weight > 0]
    if len(reference) < len(weights):
        raise InputError(
            f"the reference of task {task.task_id} has no counts: the records are damaged; measure into another --out"
        )
    passed = tuple(_passed(task, group) for group in solutions)
    return TaskScore(
        task_id=task.task_id,
        passed=passed,
        efficiencies=tuple(
            efficiency(
                _level_costs(task, group, calibration),
                reference_level_costs=reference,
                weights=weights,
                timeout_factor=task.timeout_factor,
            )
            if accepted
            else 0.0
            for accepted, group in zip(passed, solutions, strict=True)
        ),
        verdicts=tuple(group[-1].verdict for group in solutions),
    )


def _check_records(task: ScoredTask, sample: Sample, group: Sequence[Measurement]) -> None:
    who = f"sample {sample.sample_index} of task {task.task_id}"
    if not group or not is_whole(group, task):
        raise InputError(f"{who} has no verdict: the records are damaged; measure into another --out")
    scored = {level.index for level in task.levels if level.weight > 0}
    uncounted = any(item.verdict is Verdict.AC and item.level in scored and item.instructions is None for item in group)
    if uncounted and _passed(task, group):
        raise InputError(f"{who} has no counts: the records are damaged; measure into another --out")


def _passed(task: ScoredTask, measurements: Sequence[Measurement]) -> bool:
    """No failure anywhere, and nothing over budget at the smallest level (ENAMEL)."""
    last = measurements[-1]
    if last.verdict is Verdict.AC:
        return True
    return last.verdict not in FAILURES and last.level != task.levels[0].index


def _level_costs(task: ScoredTask, measurements: Sequence[Measurement], calibration: Calibration) -> list[float | None]:
    """The largest cost of each scored level; None where a test of the level was over budget or not reached."""
    costs: list[float | None] = []
    for level in task.levels:
        if level.weight > 0:
            found = [
                cost(item.instructions, item.load_instructions, calibration)
                for item in measurements
                if item.level == level.index and item.instructions is not None
            ]
            costs.append(max(found) if len(found) == level.n_tests else None)
    return costs
