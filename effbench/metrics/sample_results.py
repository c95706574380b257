"""What became of each sample of a run: its verdict and efficiency, its costs beside the baseline's and the budget."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from effbench.measure.costs import InputCosts, Resources, SampleCost, input_costs
from effbench.metrics.judged_run import TaskScore, judge_run
from effbench.records.environment import Calibration
from effbench.records.manifest import ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.task import Level
from effbench.scoring import cost_budget
from effbench.storage.run_directory import RunRecords

__all__ = ["LevelResult", "SampleResult", "TaskResult", "task_results"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelResult:
    """One scored level, for one program.

    Attributes:
        level: The level.
        cost: The largest cost over the level's inputs that were counted; None where none was.
        n_counted: Inputs that were counted.
    """

    level: Level
    cost: int | None
    n_counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleResult:
    """One sample, judged.

    Attributes:
        sample: What the model wrote.
        verdict: Its first verdict other than AC, or AC; TLE where a run cost more than eff@k allows.
        passed: Whether it is correct.
        efficiency: ENAMEL's e; 0 when it is not correct.
        cost: What it cost; None when it is not correct.
        levels: The scored levels, smallest first.
        last: Where it ended: the record of the input that it failed, or of the last one.
        resources: What it took beside its cost; None when it is not correct or was stopped.
    """

    sample: Sample
    verdict: Verdict
    passed: bool
    efficiency: float
    cost: SampleCost | None
    levels: tuple[LevelResult, ...]
    last: Measurement
    resources: Resources | None = None

    @property
    def largest(self) -> int | None:
        """Its largest cost on one input; None where nothing was counted."""
        return max((item.cost for item in self.levels if item.cost is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """One task of a run.

    Attributes:
        task: The task.
        samples: In the order of their index.
        baseline: The baseline's scored levels; empty for a task without samples.
        baseline_cost: Of the baseline, over all scored inputs; None for a task without samples.
        budget: The cost of one input that eff@k allows; None for a task without samples.
        baseline_resources: What the baseline took beside its cost; None for a task without samples.
    """

    task: ScoredTask
    samples: tuple[SampleResult, ...]
    baseline: tuple[LevelResult, ...]
    baseline_cost: float | None
    budget: float | None
    baseline_resources: Resources | None = None

    @property
    def efficiency(self) -> float:
        """Mean of the samples' e, which is eff@1; 0 without samples."""
        return sum(item.efficiency for item in self.samples) / len(self.samples) if self.samples else 0.0

    def budget_share(self, item: SampleResult) -> float | None:
        """A sample's largest cost as a share of the budget; None where it is not correct or was stopped."""
        if item.cost is None or item.cost.censored or item.largest is None or self.budget is None:
            return None
        return item.largest / self.budget


def task_results(run: RunRecords) -> list[TaskResult]:
    """Judges every sample of a finished run, tasks in the manifest's order.

    Raises:
        InputError: The run is not complete, or its records are damaged.
    """
    judged = judge_run(run, ())
    samples: defaultdict[str, list[Sample]] = defaultdict(list)
    for item in run.samples():
        samples[item.task_id].append(item)
    records: defaultdict[tuple[str, int | None, str | None], list[Measurement]] = defaultdict(list)
    for record in run.measurements():
        records[record.task_id, record.sample_index, record.reference_id].append(record)
    found = []
    for task, score in zip(judged.manifest.tasks, judged.tasks, strict=True):
        own = samples[task.task_id]
        groups = [records[task.task_id, item.sample_index, None] for item in own]
        baseline = records[task.task_id, None, task.baseline]
        calibration = judged.manifest.calibration_of(task.task_id)
        found.append(_task_result(task, score, own, groups, baseline, calibration))
    return found


def _task_result(
    task: ScoredTask,
    score: TaskScore,
    samples: Sequence[Sample],
    groups: Sequence[Sequence[Measurement]],
    baseline: Sequence[Measurement],
    calibration: Calibration,
) -> TaskResult:
    if not samples:
        return TaskResult(task=task, samples=(), baseline=(), baseline_cost=None, budget=None)
    levels = _level_results(task, input_costs(task, baseline, calibration))
    return TaskResult(
        task=task,
        samples=tuple(
            SampleResult(
                sample=item,
                verdict=verdict,
                passed=passed,
                efficiency=efficiency,
                cost=cost,
                levels=_level_results(task, input_costs(task, group, calibration)),
                last=group[-1],
                resources=resources,
            )
            for item, group, verdict, passed, efficiency, cost, resources in zip(
                samples,
                groups,
                score.verdicts,
                score.passed,
                score.efficiencies,
                score.costs,
                score.resources,
                strict=True,
            )
        ),
        baseline=levels,
        baseline_cost=score.baseline_cost,
        baseline_resources=score.baseline_resources,
        budget=cost_budget([item.cost for item in levels if item.cost is not None], timeout_factor=task.timeout_factor),
    )


def _level_results(task: ScoredTask, costs: InputCosts) -> tuple[LevelResult, ...]:
    found = []
    for level in task.levels:
        if level.weight > 0:
            own = [value for (index, _), value in costs.items() if index == level.index]
            found.append(LevelResult(level=level, cost=max(own, default=None), n_counted=len(own)))
    return tuple(found)
