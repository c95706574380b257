"""pass@1 and eff@1 of what is measured of a run so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from effbench.counters.protocol import Calibration
from effbench.manifest import ScoredTask
from effbench.measurement import Measurement, Verdict
from effbench.resume import Solutions
from effbench.score import score_task

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
        self._yardsticks: dict[str, Sequence[Measurement]] = {}
        self._sums: dict[str, _Sums] = {}
        for solutions in recorded.values():
            for records in sorted(solutions.values(), key=lambda records: records[0].sample_index is not None):
                self.add(records)

    def add(self, records: Sequence[Measurement]) -> None:
        """Takes the records of one solution.

        Args:
            records: All of them; a task's yardstick comes before its samples.
        """
        task = self._tasks[records[0].task_id]
        if records[0].reference_id == task.yardstick:
            self._yardsticks[task.task_id] = records
        yardstick = self._yardsticks.get(task.task_id)
        if records[0].sample_index is None or yardstick is None or records[-1].verdict is Verdict.SE:
            return
        score = score_task(task, self._calibration, {task.yardstick: yardstick}, [records])
        sums = self._sums.setdefault(task.task_id, _Sums())
        sums.samples += 1
        sums.passed += score.passed[0]
        sums.efficiency += score.efficiencies[0]

    def __str__(self) -> str:
        if not self._sums:
            return ""
        tasks = list(self._sums.values())
        passed = sum(each.passed / each.samples for each in tasks) / len(tasks)
        efficiency = sum(each.efficiency / each.samples for each in tasks) / len(tasks)
        return f"pass@1 {passed:.2f} eff@1 {efficiency:.2f}"
