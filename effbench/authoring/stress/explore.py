"""Finds sizes and inputs that stress a task's references, and says how each reference grows."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from effbench.authoring.stress.growth import LEAST_POINTS, GrowthFit, fit_growth
from effbench.authoring.stress.search import Ladder, Limit, climb
from effbench.authoring.stress.separation import Stressful, rank, separation, suggest_sizes
from effbench.authoring.stress.sized_inputs import Metric, SizedInputs
from effbench.authoring.task_runner import TaskRunner
from effbench.errors import SuiteError
from effbench.measure.calibration import EMPTY_PROGRAM
from effbench.measure.test_cases import OWN_LIMITS
from effbench.records.task import Reference, Task
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, NotAProgram

__all__ = ["Curve", "StressReport", "explore", "smallest_size", "start_size", "trace", "trace_one"]

_LOG = logging.getLogger(__name__)

SEEDS: Final = 3
"""Inputs of each kind that are ranked."""
BELOW_FIRST_LEVEL: Final = 16
"""Doubling starts this many times below the first scored level, for a long enough curve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One reference over sizes.

    Attributes:
        reference_id: The reference.
        tier: Its tier.
        ladder: Sizes and costs.
        fit: How it grows; None where there are too few sizes.
    """

    reference_id: str
    tier: str
    ladder: Ladder
    fit: GrowthFit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StressReport:
    """What was found about one task.

    Attributes:
        task_id: The task.
        metric: What costs are.
        budget: What a size could cost.
        curves: Slowest tier first.
        inputs: Ranked, best first; empty where references share no size.
        suggested_sizes: For the scored levels; empty where a reference has no size.
    """

    task_id: str
    metric: Metric
    budget: int
    curves: tuple[Curve, ...]
    inputs: tuple[Stressful, ...]
    suggested_sizes: tuple[int, ...]


def explore(
    runner: TaskRunner,
    references: Sequence[Reference],
    *,
    metric: Metric,
    instruction_budget: int,
) -> StressReport:
    """Climbs with every reference, then ranks inputs at the largest size that all of them reach."""
    in_bytes = metric is Metric.BYTES
    inputs = SizedInputs(
        runner,
        metric=metric,
        instruction_budget=instruction_budget,
        empty_bytes=_empty_bytes(runner) if in_bytes else 0,
    )
    budget = runner.task.memory_limit_bytes if in_bytes else instruction_budget
    curves = trace(inputs, references, start=start_size(runner.task), budget=budget)
    lasts = [curve.ladder.sizes[-1] for curve in curves if curve.ladder.rungs]
    complete = len(lasts) == len(curves)
    return StressReport(
        task_id=runner.task.task_id,
        metric=metric,
        budget=budget,
        curves=curves,
        inputs=rank(_stressful(inputs, references, min(lasts))) if complete else (),
        suggested_sizes=suggest_sizes(lasts) if complete else (),
    )


def trace(inputs: SizedInputs, references: Sequence[Reference], *, start: int, budget: int) -> tuple[Curve, ...]:
    """Climbs with every reference, the best one first.

    Returns:
        A curve for each reference, in their order.
    """
    curves = []
    for reference in reversed(references):
        curve = trace_one(inputs, reference, start=start, budget=budget)
        _LOG.info(f"{reference.reference_id}: {len(curve.ladder.rungs)} sizes, then {curve.ladder.limit.reason}")
        curves.append(curve)
    return tuple(reversed(curves))


def trace_one(inputs: SizedInputs, reference: Reference, *, start: int, budget: int, narrows: bool = True) -> Curve:
    """Climbs with one reference; arguments and errors are those of :func:`trace`, and of :func:`climb`."""
    ladder = climb(inputs.measure(reference), start=start, budget=budget, narrows=narrows)
    fit = fit_growth(ladder.sizes, ladder.costs) if len(ladder.rungs) >= LEAST_POINTS else None
    return Curve(reference_id=reference.reference_id, tier=reference.tier, ladder=ladder, fit=fit)


def start_size(task: Task) -> int:
    """Where the doubling starts: far below the scored levels, but at no size that the task itself never asks for."""
    return max(task.scored_levels[0].size // BELOW_FIRST_LEVEL, smallest_size(task))


def smallest_size(task: Task) -> int:
    """The smallest that a level has."""
    return max(min(level.size for level in task.levels), 1)


def _stressful(inputs: SizedInputs, references: Sequence[Reference], size: int) -> list[Stressful]:
    found = []
    for draw in (draw for repeat in range(SEEDS) for draw in inputs.of_size(size, repeat=repeat)):
        costs = [inputs.cost(reference, draw) for reference in reversed(references)]
        known = tuple(cost for cost in reversed(costs) if not isinstance(cost, Limit))
        if len(known) < len(costs):
            continue  # another seed went over a limit; the ladder has told about it
        found.append(
            Stressful(
                size=draw.size,
                level=draw.level,
                test_index=draw.test_index,
                seed=draw.seed,
                costs=known,
                separation=separation(known),
            )
        )
    return found


def _empty_bytes(runner: TaskRunner) -> int:
    program = runner.context.lane.prepare(EMPTY_PROGRAM, "nothing")
    if isinstance(program, NotAProgram):
        raise SuiteError(f"the empty program does not compile: {program.detail}")
    return runner.context.lane.run(Job(program=program, arguments=values.encode(()), limits=OWN_LIMITS)).max_rss_bytes
