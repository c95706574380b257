"""From records to numbers: what each sample of a run is worth, and what it and the references cost.

:mod:`effbench.metrics` makes scores of it.
"""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from effbench.errors import InputError
from effbench.measure.budget import measuring_budget
from effbench.measure.costs import (
    InputCosts,
    ReferenceCost,
    Resources,
    SampleCost,
    input_costs,
    level_costs,
    measured_references,
    resources_of,
    sample_cost,
)
from effbench.measure.verdicts import FAILURES
from effbench.records.environment import Calibration
from effbench.records.manifest import Manifest, References, ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.solutions import is_whole
from effbench.scoring import cost_budget, efficiency
from effbench.storage.run_directory import RunRecords, check_listed

__all__ = ["JudgedRun", "TaskScore", "check_counts", "check_k", "judge_run", "score_task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskScore:
    """One task's samples, judged.

    Attributes:
        task_id: The task.
        passed: For each sample, whether it is correct.
        efficiencies: For each sample, ENAMEL's e; 0 when it is not correct.
        verdicts: For each sample, its first verdict other than AC, or AC; TLE, too, where a run cost more than eff@k
            allows, however far the run was counted.
        costs: For each sample, what it cost; None when it is not correct.
        baseline_cost: Of the baseline, over all scored inputs; None for a task without samples.
        references: Those that were measured, the baseline included, from the slowest to the fastest; none for a task
            without samples.
        resources: For each sample, what it took beside its cost; None when it is not correct or was censored.
        baseline_resources: Of the baseline; None for a task without samples.
    """

    task_id: str
    passed: tuple[bool, ...]
    efficiencies: tuple[float, ...]
    verdicts: tuple[Verdict, ...]
    costs: tuple[SampleCost | None, ...] = ()
    baseline_cost: float | None = None
    references: tuple[ReferenceCost, ...] = ()
    resources: tuple[Resources | None, ...] = ()
    baseline_resources: Resources | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRun:
    """A run's records as numbers: what metrics are computed from.

    Attributes:
        manifest: What was asked for.
        tasks: One for each task of the manifest, in its order.
    """

    manifest: Manifest
    tasks: tuple[TaskScore, ...]


def check_k(ks: Sequence[int], samples: Iterable[Sample]) -> None:
    """Refuses a k that a task has too few samples for.

    Raises:
        InputError: Names the task, k and how many samples there are.
    """
    check_counts(ks, Tally(sample.task_id for sample in samples))


def check_counts(ks: Sequence[int], counts: Mapping[str, int]) -> None:
    """Refuses a k that a task has too few samples for, as :func:`check_k` does.

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


def judge_run(run: RunRecords, ks: Sequence[int]) -> JudgedRun:
    """Judges a run's samples from its files alone.

    Raises:
        InputError: The run is not complete, its records are damaged, or a k is out of range.
    """
    manifest, samples = run.manifest(), run.samples()
    check_listed(manifest, samples)
    check_k(ks, samples)
    if not manifest.complete:
        raise InputError(f"the run in {run.path} is not complete: give its `effbench run` command again, it will go on")
    grouped = _by_solution(run.measurements())
    by_task: defaultdict[str, list[Sample]] = defaultdict(list)
    for item in samples:
        by_task[item.task_id].append(item)
    return JudgedRun(
        manifest=manifest,
        tasks=tuple(_task_score(task, manifest, grouped, by_task[task.task_id]) for task in manifest.tasks),
    )


Groups = dict[tuple[str, int | None, str | None], list[Measurement]]


def _by_solution(measurements: Iterable[Measurement]) -> Groups:
    groups: defaultdict[tuple[str, int | None, str | None], list[Measurement]] = defaultdict(list)
    for item in measurements:
        groups[item.task_id, item.sample_index, item.reference_id].append(item)
    return groups


def _task_score(task: ScoredTask, manifest: Manifest, groups: Groups, samples: Sequence[Sample]) -> TaskScore:
    own = [groups.get((task.task_id, item.sample_index, None), []) for item in samples]
    for item, group in zip(samples, own, strict=True):
        _check_records(task, item, group)
    names = {task.baseline}
    if manifest.references is References.LADDER:  # of an interrupted addition some are there, and do not count
        names |= {item.reference_id for item in task.references}
    references = {name: groups.get((task.task_id, None, name), []) for name in names}
    return score_task(task, manifest.calibration_of(task.task_id), references, own)


def score_task(
    task: ScoredTask,
    calibration: Calibration,
    references: Mapping[str, Sequence[Measurement]],
    solutions: Sequence[Sequence[Measurement]],
) -> TaskScore:
    """Scores one task from its measurements.

    Raises:
        InputError: The baseline has no counts.
    """
    if not solutions:
        return TaskScore(task_id=task.task_id, passed=(), efficiencies=(), verdicts=())
    baseline = input_costs(task, references.get(task.baseline, ()), calibration)
    reference = _reference_level_costs(task, baseline)
    allowed = cost_budget(reference, timeout_factor=task.timeout_factor)
    measured = measured_references(task, references, calibration)
    budget = _usual_budget(task, baseline, measured)
    passed = tuple(_passed(task, group) for group in solutions)
    costs = [input_costs(task, group, calibration) for group in solutions]
    return TaskScore(
        task_id=task.task_id,
        passed=passed,
        efficiencies=tuple(
            _efficiency(task, own, reference) if accepted else 0.0 for accepted, own in zip(passed, costs, strict=True)
        ),
        verdicts=tuple(_verdict(group, own, allowed) for group, own in zip(solutions, costs, strict=True)),
        costs=tuple(
            sample_cost(own, baseline, group[-1].budget or budget) if accepted else None
            for accepted, own, group in zip(passed, costs, solutions, strict=True)
        ),
        baseline_cost=float(sum(baseline.values())),
        references=measured,
        resources=tuple(
            resources_of(task, group) if accepted else None for accepted, group in zip(passed, solutions, strict=True)
        ),
        baseline_resources=resources_of(task, references.get(task.baseline, ())),
    )


def _reference_level_costs(task: ScoredTask, baseline: InputCosts) -> list[float]:
    """What the baseline costs on each scored level."""
    costs = [value for value in level_costs(task, baseline) if value is not None]
    if len(costs) < len(_weights(task)):
        raise InputError(
            f"the reference of task {task.task_id} has no counts: the records are damaged; measure into another --out"
        )
    if max(costs) <= 0:
        raise InputError(
            f"the reference of task {task.task_id} costs no more than an empty program: the records are damaged; "
            "measure into another --out"
        )
    return costs


def _usual_budget(task: ScoredTask, baseline: InputCosts, references: Sequence[ReferenceCost]) -> float:
    """The budget of records that do not tell theirs, which earlier versions wrote."""
    return measuring_budget(
        max(baseline.values()),
        timeout_factor=task.timeout_factor,
        budget_factor=task.budget_factor,
        placed=[item.largest for item in references if item.dps_score is not None],
    )


def _efficiency(task: ScoredTask, costs: InputCosts, reference: Sequence[float]) -> float:
    return efficiency(
        level_costs(task, costs),
        reference_level_costs=reference,
        weights=_weights(task),
        timeout_factor=task.timeout_factor,
    )


def _weights(task: ScoredTask) -> list[float]:
    """Of the scored levels."""
    return [level.weight for level in task.levels if level.weight > 0]


def _verdict(group: Sequence[Measurement], costs: InputCosts, allowed: float) -> Verdict:
    """How far counting went depends on the metrics that were asked for; what a sample is called must not."""
    last = group[-1].verdict
    return Verdict.TLE if last is Verdict.AC and max(costs.values(), default=0) > allowed else last


def _check_records(task: ScoredTask, sample: Sample, group: Sequence[Measurement]) -> None:
    who = f"sample {sample.sample_index} of task {task.task_id}"
    if not group or not is_whole(group, task):
        raise InputError(f"{who} has no verdict: the records are damaged; measure into another --out")
    uncounted = {item.level for item in group if item.verdict is Verdict.AC and item.instructions is None}
    if any(level.index in uncounted and level.weight > 0 for level in task.levels) and _passed(task, group):
        raise InputError(f"{who} has no counts: the records are damaged; measure into another --out")


def _passed(task: ScoredTask, measurements: Sequence[Measurement]) -> bool:
    """No failure anywhere, and nothing over budget at the smallest level (ENAMEL)."""
    last = measurements[-1]
    if last.verdict is Verdict.AC:
        return True
    return last.verdict not in FAILURES and last.level != task.levels[0].index
