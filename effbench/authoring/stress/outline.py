"""How a task's references grow, in short: for tables of many tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pydantic import TypeAdapter

from effbench.authoring.stress.explore import Curve, smallest_size, start_size, trace_one
from effbench.authoring.stress.sized_inputs import Metric, SizedInputs
from effbench.authoring.task_runner import TaskRunner
from effbench.records.hashing import key_of
from effbench.records.task import Reference, Task
from effbench.storage.cache import Cache
from effbench.storage.json_files import encode

__all__ = ["outline"]

BUDGET: Final = 20_000_000
"""Instructions an input: sizes enough for a fit of most references, in seconds."""
LARGE_BUDGET: Final = 50 * BUDGET
"""For what costs more than that almost at once."""
POOR_FIT: Final = 0.25
"""Deviation of log cost from which on not even the class that fits best describes the costs."""
_CURVES: Final = TypeAdapter(tuple[Curve, ...])


def outline(runner: TaskRunner, cache: Cache) -> tuple[Curve, ...]:
    """A curve for each reference, slowest tier first, with good fits alone: from the cache, or measured now."""
    task = runner.task
    key = key_of("outline", str(BUDGET), str(LARGE_BUDGET), task.content_hash, runner.context.environment_id)
    cached = cache.get(key)
    if cached is not None:
        return _well_fitted(_CURVES.validate_json(cached))
    inputs = {
        budget: SizedInputs(runner, metric=Metric.INSTRUCTIONS, instruction_budget=budget, empty_bytes=0)
        for budget in (BUDGET, LARGE_BUDGET)
    }
    # The best one first: its outputs are what the others are compared with.
    curves = tuple(_outlined(task, reference, inputs) for reference in reversed(task.references))[::-1]
    cache.put(key, encode(curves))
    return _well_fitted(curves)


def _well_fitted(curves: Sequence[Curve]) -> tuple[Curve, ...]:
    return tuple(
        curve if curve.fit is None or curve.fit.deviation <= POOR_FIT else replace(curve, fit=None) for curve in curves
    )


def _outlined(task: Task, reference: Reference, inputs: Mapping[int, SizedInputs]) -> Curve:
    """The first attempt that has sizes enough for a fit, or the last one."""
    smallest = smallest_size(task)
    attempts = ((start_size(task), BUDGET, False), (smallest, BUDGET, False), (smallest, LARGE_BUDGET, True))
    for start, budget, narrows in attempts:
        curve = trace_one(inputs[budget], reference, start=start, budget=budget, narrows=narrows)
        if curve.fit is not None:
            break
    return curve
