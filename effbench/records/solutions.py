"""Measurements by solution: which are the latest ones, and whether all of a solution's are there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from effbench.records.manifest import ScoredTask
from effbench.records.measurement import Measurement, Verdict

__all__ = ["Solutions", "is_accepted", "is_whole", "latest", "whole_solutions"]

Solutions = dict[tuple[int | None, str | None], list[Measurement]]
"""Sample index and reference id → the records of that solution."""


def latest(measurements: Iterable[Measurement]) -> list[Measurement]:
    """A solution that begins anew at its first input was measured again: its earlier records are dropped."""
    groups: defaultdict[tuple[str, int | None, str | None], list[Measurement]] = defaultdict(list)
    for item in measurements:
        group = groups[item.task_id, item.sample_index, item.reference_id]
        if group and (item.level, item.test_index) <= (group[-1].level, group[-1].test_index):
            group.clear()
        group.append(item)
    return [item for group in groups.values() for item in group]


def is_whole(measurements: Sequence[Measurement], task: ScoredTask) -> bool:
    """Whether a solution's measurements are all there: every input in order, or all up to the first that failed."""
    # No list of the inputs: their number is what the file says, and may be anything.
    inputs = ((level.index, test_index) for level in task.levels for test_index in range(level.n_tests))
    measured = [(item.level, item.test_index) for item in measurements]
    if measured != list(islice(inputs, len(measured))) or any(
        item.verdict is not Verdict.AC for item in measurements[:-1]
    ):
        return False
    last = measurements[-1].verdict
    return last is not Verdict.SE and (
        last is not Verdict.AC or len(measured) == sum(level.n_tests for level in task.levels)
    )


def whole_solutions(measurements: Iterable[Measurement], tasks: Iterable[ScoredTask]) -> dict[str, Solutions]:
    """Task id → those solutions of the task of which all is there."""
    groups: defaultdict[str, Solutions] = defaultdict(dict)
    for item in measurements:
        groups[item.task_id].setdefault((item.sample_index, item.reference_id), []).append(item)
    return {
        task.task_id: {who: records for who, records in groups[task.task_id].items() if is_whole(records, task)}
        for task in tasks
        if task.task_id in groups
    }


def is_accepted(records: Sequence[Measurement]) -> bool:
    """Whether there are records, all with the verdict AC."""
    return bool(records) and all(item.verdict is Verdict.AC for item in records)
