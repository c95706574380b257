"""pass@1 and eff@1 of what is measured of a run so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from effbench.metrics.judged_run import score_task
from effbench.records.environment import Calibration
from effbench.records.manifest import ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.solutions import Solutions, is_accepted

__all__ = ["ScoresSoFar"]


@dataclass(slots=True)
class _Sums:
    samples: int = 0
    passed: int = 0
    efficiency: float = 0.0


class ScoresSoFar:
    """Takes solutions one by one; a task counts as soon as one of its samples does.

    Args:
        tasks: The run's.
        calibration: What counting nothing gives.
        recorded: What an earlier command has measured.
    """

    def __init__(
        self, tasks: Iterable[ScoredTask], calibration: Calibration, recorded: Mapping[str, Solutions]
    ) -> None:
        self._tasks = {task.task_id: task for task in tasks}
        self._calibration = calibration
        self._baselines: dict[str, Sequence[Measurement]] = {}
        self._sums: dict[str, _Sums] = {}
        for task_id, solutions in recorded.items():
            baseline = solutions.get((None, self._tasks[task_id].baseline), [])
            if is_accepted(baseline):  # else it is measured again
                self._baselines[task_id] = baseline
            self._take(task_id, [records for (index, _), records in solutions.items() if index is not None])

    def add(self, records: Sequence[Measurement]) -> None:
        """Takes the records of one solution."""
        first = records[0]
        if first.reference_id == self._tasks[first.task_id].baseline:
            self._baselines[first.task_id] = records
        elif first.sample_index is not None and records[-1].verdict is not Verdict.SE:
            self._take(first.task_id, [records])

    def _take(self, task_id: str, samples: Sequence[Sequence[Measurement]]) -> None:
        task, baseline = self._tasks[task_id], self._baselines.get(task_id)
        if not samples or not baseline:
            return
        score = score_task(task, self._calibration, {task.baseline: baseline}, samples)
        sums = self._sums.setdefault(task_id, _Sums())
        sums.samples += len(samples)
        sums.passed += sum(score.passed)
        sums.efficiency += sum(score.efficiencies)

    def __str__(self) -> str:
        if not self._sums:
            return ""
        tasks = list(self._sums.values())
        passed = sum(each.passed / each.samples for each in tasks) / len(tasks)
        efficiency = sum(each.efficiency / each.samples for each in tasks) / len(tasks)
        return f"pass@1 {passed:.2f} eff@1 {efficiency:.2f}"
