"""In which order tasks are measured: what takes longest first, so that no worker is left alone with it in the end."""

from collections.abc import Mapping

from effbench.measure.baseline import cached_records
from effbench.records.task import Task
from effbench.runner.workload import seconds_of
from effbench.storage.cache import Cache

__all__ = ["expected_cost", "longest_first"]


def expected_cost(task: Task, cache: Cache, environment_id: str) -> float | None:
    """What one good sample of a task is expected to take, in lane seconds: what its baseline took on all inputs.

    Returns:
        None where the baseline has not been measured there yet.
    """
    records = cached_records(task, task.baseline, cache, environment_id)
    return None if records is None else seconds_of(records)


def longest_first(costs: Mapping[str, float | None], samples: Mapping[str, int]) -> list[str]:
    """Orders tasks by the work that they are expected to be."""
    expected = {task_id: None if cost is None else cost * samples.get(task_id, 0) for task_id, cost in costs.items()}
    return sorted(costs, key=lambda task_id: _rank(expected[task_id]))


def _rank(expected: float | None) -> tuple[int, float]:
    return (0, 0) if expected is None else (1, -expected)
