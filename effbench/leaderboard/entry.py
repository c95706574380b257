"""What the pages need of one run, condensed, so that hundreds of thousands of records need not stay in memory."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from effbench.measure.costs import InputCosts, input_costs, level_costs
from effbench.metrics.energy import Interval, find_profile
from effbench.metrics.energy_use import running_energy
from effbench.metrics.judged_run import TaskScore
from effbench.metrics.objectives import DEFAULT_PROFILE
from effbench.metrics.published_scores import published_scores
from effbench.records.environment import Calibration
from effbench.records.estimate import Estimate
from effbench.records.manifest import Manifest, ScoredTask
from effbench.records.measurement import Failure, Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.statement import TaskStatement
from effbench.scoring import GrowthExponent, growth_exponent
from effbench.storage.loaded_run import LoadedRun
from effbench.storage.run_directory import RunDirectory

__all__ = ["Curve", "Entry", "ReferenceEntry", "ShownSample", "TaskEntry", "read_entry"]

Curve = tuple[float | None, ...]
"""The largest cost at each scored level, in the counter's unit; None where the level was not counted as a whole."""

CODE_CHARACTERS_MAX = 20_000
"""Of one program on a page; the data hold all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSample:
    """One of the samples that stand for all of a task's.

    Attributes:
        sample_index: Which one.
        verdict: How it ended.
        detail: A short reason for a verdict other than AC.
        efficiency: ENAMEL's e.
        cost: Sum over the scored inputs, in the counter's unit; None where an input was not counted.
        curve: Its cost at each scored level.
        growth: How its cost grows with the size, over all inputs; None where fewer than two sizes were counted.
        failure: The input that it failed on and what came, where the records tell.
        text: The code, or the raw text where no code was found; cut at ``CODE_CHARACTERS_MAX``.
        is_code: Whether code was found.
        is_cut: Whether the text goes on.
    """

    sample_index: int
    verdict: Verdict
    detail: str
    efficiency: float
    cost: float | None
    curve: Curve
    growth: GrowthExponent | None
    failure: Failure | None
    text: str
    is_code: bool
    is_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEntry:
    """A reference solution that was measured.

    Attributes:
        reference_id: Unique within the task.
        cost: Sum over the scored inputs; None where an input was not counted.
        curve: Its cost at each scored level.
        growth: As that of a sample.
    """

    reference_id: str
    cost: float | None
    curve: Curve
    growth: GrowthExponent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """One task of one run.

    Attributes:
        task_id: The task.
        verdicts: How each sample ended.
        n_passed: Correct samples.
        efficiency: Mean of ENAMEL's e over the samples, which is eff@1; 0 without samples.
        ratios: Each sample's cost as a multiple of the baseline's; None where it is not correct or
            was not counted on all inputs.
        ratio: The best sample's; None where there is none.
        best: The sample with the highest efficiency; None without samples, as the next two.
        median: The lower middle one.
        worst: The last one.
        references: Those that were measured.
    """

    task_id: str
    verdicts: tuple[Verdict, ...]
    n_passed: int
    efficiency: float
    ratios: tuple[float | None, ...]
    ratio: float | None
    best: ShownSample | None
    median: ShownSample | None
    worst: ShownSample | None
    references: tuple[ReferenceEntry, ...]

    @property
    def n_samples(self) -> int:
        """All samples."""
        return len(self.verdicts)

    def shown(self) -> list[tuple[str, ShownSample]]:
        """The samples to show by what they are; one that is several of these is shown once."""
        roles: dict[int, list[str]] = {}
        samples: dict[int, ShownSample] = {}
        for role, sample in (("best", self.best), ("median", self.median), ("worst", self.worst)):
            if sample is not None:
                roles.setdefault(sample.sample_index, []).append(role)
                samples[sample.sample_index] = sample
        if self.n_samples == 1:
            return [("only", sample) for sample in samples.values()]
        return [(" and ".join(names), samples[index]) for index, names in roles.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One run.

    Attributes:
        run: Its directory.
        manifest: What was asked for and where it was measured.
        estimates: Its scores by name, such as ``eff@1``.
        missing: Name of a metric that the run cannot give → why.
        tasks: In the manifest's order.
        statements: What the run's folder tells of the tasks, by task id.
        n_samples: Samples of all tasks.
        completion_tokens: Mean over the samples whose server told them; None where none did.
        peak_bytes: Mean exact peak over the samples whose memory was measured; None where none's was.
        joules: Modelled, of one pass of the baselines and of the samples
            (:func:`effbench.metrics.energy_use.running_energy`).
    """

    run: RunDirectory
    manifest: Manifest
    estimates: Mapping[str, Estimate]
    missing: Mapping[str, str]
    tasks: tuple[TaskEntry, ...]
    statements: dict[str, TaskStatement]
    n_samples: int
    completion_tokens: float | None
    peak_bytes: float | None = None
    joules: tuple[Interval, Interval] | None = None

    @property
    def usd_per_task(self) -> float | None:
        """US dollars for the samples of one task; None where the run was given no prices."""
        usage = self.manifest.usage
        return None if usage is None or usage.cost_usd is None else usage.cost_usd / max(1, self.n_covered)

    @property
    def n_covered(self) -> int:
        """Tasks that have samples."""
        return sum(bool(task.verdicts) for task in self.tasks)

    @property
    def verdicts(self) -> Tally[Verdict]:
        """How many samples ended in which verdict."""
        return Tally(verdict for task in self.tasks for verdict in task.verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _TaskRecords:
    """One task's measurements, by sample and by reference."""

    samples: dict[int, list[Measurement]]
    references: dict[str, list[Measurement]]


def read_entry(run: RunDirectory) -> Entry:
    """Reads a finished run and scores it.

    Raises:
        InputError: The run is not complete, or a file of it cannot be read (names the file and the line).
    """
    loaded = LoadedRun(run)
    manifest, samples = loaded.manifest(), loaded.samples()
    scores = published_scores(loaded)
    records = _by_task(loaded.measurements())
    written: defaultdict[str, list[Sample]] = defaultdict(list)
    for item in samples:
        written[item.task_id].append(item)
    tasks = tuple(
        _task_entry(task, score, written[task.task_id], records[task.task_id], manifest.calibration_of(task.task_id))
        for task, score in zip(manifest.tasks, scores.tasks, strict=True)
    )
    return Entry(
        run=run,
        manifest=manifest,
        estimates=scores.estimates,
        missing=scores.missing,
        tasks=tasks,
        statements={item.task_id: item for item in run.statements()},
        n_samples=len(samples),
        completion_tokens=_mean_tokens(samples),
        peak_bytes=_mean_peak(records.values()),
        joules=running_energy(scores.tasks, manifest.environment.counter, find_profile(DEFAULT_PROFILE)),
    )


def _mean_tokens(samples: Sequence[Sample]) -> float | None:
    told = [item.usage.completion_tokens for item in samples if item.usage is not None]
    return sum(told) / len(told) if told else None


def _mean_peak(tasks: "Iterable[_TaskRecords]") -> float | None:
    """Of each sample the largest over its inputs."""
    peaks = [
        max(known)
        for task in tasks
        for records in task.samples.values()
        if (known := [item.peak_bytes for item in records if item.peak_bytes is not None])
    ]
    return sum(peaks) / len(peaks) if peaks else None


def _by_task(measurements: Iterable[Measurement]) -> defaultdict[str, _TaskRecords]:
    tasks: defaultdict[str, _TaskRecords] = defaultdict(lambda: _TaskRecords(samples={}, references={}))
    for item in measurements:
        records = tasks[item.task_id]
        if item.sample_index is not None:
            records.samples.setdefault(item.sample_index, []).append(item)
        else:
            records.references.setdefault(item.reference_id or "", []).append(item)
    return tasks


def _task_entry(
    task: ScoredTask, score: TaskScore, samples: Sequence[Sample], records: _TaskRecords, calibration: Calibration
) -> TaskEntry:
    verdicts = {item.sample_index: verdict for item, verdict in zip(samples, score.verdicts, strict=True)}
    judged = [
        (not passed, -efficiency, None if cost is None or cost.censored else cost.total, item)
        for item, passed, efficiency, cost in zip(samples, score.passed, score.efficiencies, score.costs, strict=True)
    ]
    # The best first; among equals the cheaper one, then the earlier one.
    judged.sort(key=lambda item: (item[0], item[1], item[2] is None, item[2] or 0, item[3].sample_index))
    best, median, worst = (
        (
            _shown_sample(
                task,
                item,
                verdicts[item.sample_index],
                records.samples[item.sample_index],
                -negative,
                total,
                calibration,
            )
            for _, negative, total, item in (judged[place] for place in (0, len(judged) // 2, -1))
        )
        if judged
        else (None, None, None)
    )
    baseline = score.baseline_cost
    return TaskEntry(
        task_id=task.task_id,
        verdicts=score.verdicts,
        n_passed=sum(score.passed),
        efficiency=sum(score.efficiencies) / len(samples) if samples else 0.0,
        ratios=tuple(
            cost.total / baseline if cost is not None and not cost.censored and baseline else None
            for cost in score.costs
        ),
        ratio=best.cost / baseline if best is not None and best.cost is not None and baseline else None,
        best=best,
        median=median,
        worst=worst,
        references=tuple(
            _reference(name, task, input_costs(task, group, calibration)) for name, group in records.references.items()
        ),
    )


def _shown_sample(
    task: ScoredTask, sample: Sample, verdict: Verdict, group: Sequence[Measurement], efficiency: float,
    total: float | None, calibration: Calibration,
) -> ShownSample:  # fmt: skip
    text = sample.completion if sample.solution is None else sample.solution
    costs = input_costs(task, group, calibration)
    return ShownSample(
        sample_index=sample.sample_index,
        verdict=verdict,
        detail=group[-1].detail,
        efficiency=efficiency,
        cost=total,
        curve=tuple(level_costs(task, costs)),
        growth=_growth(task, costs),
        failure=group[-1].failure,
        text=text[:CODE_CHARACTERS_MAX],
        is_code=sample.solution is not None,
        is_cut=len(text) > CODE_CHARACTERS_MAX,
    )


def _growth(task: ScoredTask, costs: InputCosts) -> GrowthExponent | None:
    sizes = {level.index: level.size for level in task.levels}
    return growth_exponent([sizes[level] for level, _ in costs], list(costs.values()))


def _reference(name: str, task: ScoredTask, costs: InputCosts) -> ReferenceEntry:
    curve = tuple(level_costs(task, costs))
    cost = None if None in curve else float(sum(costs.values()))
    return ReferenceEntry(reference_id=name, cost=cost, curve=curve, growth=_growth(task, costs))
