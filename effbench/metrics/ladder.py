"""DPS and Beyond: samples among many references of each task."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np

from effbench.metrics.judged_run import JudgedRun, TaskScore
from effbench.metrics.metric import MetricOptions, Missing, TaskRows
from effbench.records.manifest import ScoredTask
from effbench.scoring import beyond, dps, dps_norm, samples_to_profile, task_dps, task_dps_with_failures

__all__ = ["beyond_rows", "dps_all_rows", "dps_norm_all_rows", "dps_norm_rows", "dps_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rungs:
    """A task's references with scores, from the slowest to the fastest.

    Attributes:
        costs: Over the scored inputs of the largest level, each above 0.
        scores: 0 to 100, not falling.
    """

    costs: tuple[float, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    """A task's correct samples on the ladder.

    Attributes:
        scores: Of the profiled samples.
        n_correct: Correct samples.
        n_samples: All samples.
    """

    scores: tuple[float, ...]
    n_correct: int
    n_samples: int


_Place = Callable[[float, _Rungs, float], float]
"""What a sample's cost is worth: cost, rungs and margin → 0 to 100."""


def _by_score(cost: float, rungs: _Rungs, margin: float) -> float:
    return dps(cost, reference_costs=rungs.costs, scores=rungs.scores, margin=margin)


def _by_rank(cost: float, rungs: _Rungs, margin: float) -> float:
    return dps_norm(cost, reference_costs=rungs.costs, margin=margin)


def _enough_correct(metric: str, place: _Place, run: JudgedRun, options: MetricOptions) -> TaskRows | Missing:
    """EvalPerf's selection: tasks with ``min_correct`` correct samples."""
    profiles = _profiles(metric, place, run, options)
    if isinstance(profiles, Missing):
        return profiles
    scores = [
        None if own is None else task_dps(own.scores, n_correct=own.n_correct, min_correct=options.min_correct)
        for own in profiles
    ]
    enough = [own for own, score in zip(profiles, scores, strict=True) if own is not None and score is not None]
    ranked = [own for own in profiles if own is not None]
    if not enough:
        most = max(own.n_correct for own in ranked)
        reason = f"{metric} needs a task with {options.min_correct} correct samples: the most that one has is {most}"
        return Missing(metric=metric, reason=reason + "; take a smaller --min-correct")
    what = f"{len(enough)} of {len(ranked)} tasks have at least {options.min_correct} correct samples"
    return TaskRows(
        rows=tuple(None if score is None else np.array([score]) for score in scores),
        bounds=(0.0, 100.0),
        n_samples=sum(len(own.scores) for own in enough),
        note=_note([what, *_caveats(run, len(ranked), options.margin)]),
    )


def _failures_as_0(metric: str, place: _Place, run: JudgedRun, options: MetricOptions) -> TaskRows | Missing:
    profiles = _profiles(metric, place, run, options)
    if isinstance(profiles, Missing):
        return profiles
    ranked = [own for own in profiles if own is not None]
    return TaskRows(
        rows=tuple(
            None
            if own is None
            else np.array([task_dps_with_failures(own.scores, n_correct=own.n_correct, n_samples=own.n_samples)])
            for own in profiles
        ),
        bounds=(0.0, 100.0),
        n_samples=sum(own.n_samples for own in ranked),
        note=_note(_caveats(run, len(ranked), options.margin)),
    )


dps_rows = partial(_enough_correct, "DPS", _by_score)
dps_norm_rows = partial(_enough_correct, "DPS_norm", _by_rank)
dps_all_rows = partial(_failures_as_0, "DPS_all", _by_score)
dps_norm_all_rows = partial(_failures_as_0, "DPS_norm_all", _by_rank)


def beyond_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows | Missing:
    """Beyond of every sample, 0 for one that is not correct or was censored."""
    rows = [_beyond(score, task) for score, task in zip(run.tasks, run.manifest.tasks, strict=True)]
    if all(row is None or not row.size for row in rows):
        reason = "Beyond needs tasks with two measured references of different cost: this run on the suite "
        return Missing(metric="Beyond", reason=f"{reason}'{run.manifest.suite}' has none with samples")
    taken = [row for row in rows if row is not None]
    left_out = f"{len(taken)} of {len(rows)} tasks have two measured references of different cost"
    return TaskRows(
        rows=tuple(rows),
        bounds=(0.0, 1.0),
        n_samples=sum(row.size for row in taken),
        note=_note([left_out] if len(taken) < len(rows) else []),
    )


def _beyond(score: TaskScore, task: ScoredTask) -> "np.ndarray[tuple[int], np.dtype[np.float64]] | None":
    costs = [reference.total for reference in score.references]
    if not score.passed:
        # Which references there are is known, though none was measured: the task is a 0 like any other without samples.
        return np.zeros(0) if len(_with_scores(task)) > 1 else None
    if len(set(costs)) < 2:
        return None
    own = [None if cost is None or cost.censored else cost.total for cost in score.costs]
    return np.array([beyond(cost, reference_costs=costs) for cost in own])


def _profiles(metric: str, place: _Place, run: JudgedRun, options: MetricOptions) -> list[_Profile | None] | Missing:
    """For each task its samples on the ladder; None where the task has no references with scores."""
    tasks = run.manifest.tasks
    if not any(_with_scores(task) for task in tasks):
        single = all(len(task.references) <= 1 for task in tasks)
        has = "has one reference a task" if single else "has none"
        return Missing(
            metric=metric, reason=f"{metric} needs references with scores: the suite '{run.manifest.suite}' {has}"
        )
    profiles: list[_Profile | None] = []
    for score, task in zip(run.tasks, tasks, strict=True):
        if not _with_scores(task):
            profiles.append(None)
        elif not score.passed:
            profiles.append(_Profile(scores=(), n_correct=0, n_samples=0))
        else:
            rungs = _rungs(metric, score, task)
            if isinstance(rungs, Missing):
                return rungs
            profiles.append(_profile(place, score, rungs, options))
    return profiles


def _profile(place: _Place, score: TaskScore, rungs: _Rungs, options: MetricOptions) -> _Profile:
    costs = [score.costs[index] for index in samples_to_profile(score.passed, max_profile=options.max_profile)]
    return _Profile(
        # A censored sample costs more than the slowest reference.
        scores=tuple(
            0.0 if cost is None or cost.top is None else place(cost.top, rungs, options.margin) for cost in costs
        ),
        n_correct=sum(score.passed),
        n_samples=len(score.passed),
    )


def _rungs(metric: str, score: TaskScore, task: ScoredTask) -> _Rungs | Missing:
    measured = {item.reference_id: item for item in score.references}
    found = [item for name in _with_scores(task) if (item := measured.get(name)) is not None]
    needs = f"{metric} needs"
    if len(found) < len(_with_scores(task)):
        reason = f"{needs} the counts of all references with scores: this run lacks some of task {task.task_id}; "
        return Missing(metric=metric, reason=reason + "measure it into another --out")
    scores = [item.dps_score for item in found if item.dps_score is not None]
    if scores != sorted(scores) or scores[0] < 0 or scores[-1] > 100:
        reason = f"{needs} scores from 0 to 100 that do not fall: those of task {task.task_id} are {scores}"
        return Missing(metric=metric, reason=reason)
    if min(item.top for item in found) <= 0:
        reason = (
            f"{needs} references that cost something: one of task {task.task_id} costs no more than an empty program"
        )
        return Missing(metric=metric, reason=reason)
    return _Rungs(costs=tuple(item.top for item in found), scores=tuple(scores))


def _with_scores(task: ScoredTask) -> list[str]:
    return [item.reference_id for item in task.references if item.dps_score is not None]


def _caveats(run: JudgedRun, n_ranked: int, margin: float) -> list[str]:
    caveats = []
    if n_ranked < len(run.tasks):
        caveats.append(f"{n_ranked} of {len(run.tasks)} tasks have references with scores")
    if margin:
        caveats.append(f"margin {margin:g}")
    return caveats


def _note(parts: Iterable[str]) -> str:
    return "; ".join(parts)
