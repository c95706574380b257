"""What a run costs, and up to which cost solutions of a task are counted."""

from collections.abc import Sequence

from effbench.errors import SuiteError
from effbench.records.environment import Calibration
from effbench.records.measurement import Measurement, Verdict
from effbench.records.task import Task

__all__ = ["FURTHEST", "HEADROOM", "budget_of", "charged_load", "cost", "measuring_budget"]

FURTHEST = 20_000_000_000
"""No ``budget_factor`` leads further than this: 80 seconds of emulation for one input."""
HEADROOM = 1.1
"""Times the slowest reference with a DPS score: solutions that tie with it, or nearly do, are counted to the end."""


def measuring_budget(
    largest: float, *, timeout_factor: float, budget_factor: float | None, placed: Sequence[float]
) -> int:
    """The cost of one input up to which solutions are counted.

    It is the larger of ``timeout_factor`` and ``budget_factor`` times the baseline's largest cost, but by
    ``budget_factor`` no more than :data:`FURTHEST`, and no less than any of ``placed``. What eff@k allows,
    ``timeout_factor`` times the baseline, is applied in scoring.
    """
    further = min((budget_factor or 0.0) * largest, FURTHEST)
    return max(int(timeout_factor * largest), int(further), *map(int, placed))


def cost(instructions: int, load_instructions: int, calibration: Calibration) -> int:
    """Cost of a counted run: its call and the charged part of its load, less the calibration; may be below 0."""
    at_import = load_instructions - calibration.load if load_instructions else 0
    return instructions - calibration.call + at_import


def charged_load(load: int, free_load: int, calibration: Calibration) -> int:
    """The charged part of a program's load, before calibration; 0 within what is free to all."""
    beyond = load - free_load
    return beyond if beyond > calibration.load else 0


def budget_of(
    task: Task,
    baseline: Sequence[Measurement],
    others: Sequence[Sequence[Measurement]],
    calibration: Calibration,
) -> int:
    """The measuring budget (:func:`measuring_budget`) that references' measurements give.

    It lies :data:`HEADROOM` above the slowest reference with a DPS score.

    Raises:
        SuiteError: A reference does not pass its own tests, or the baseline's largest cost is not above 0.
    """
    for group in (baseline, *others):
        _check_accepted(task, group)
    largest = _largest_cost(baseline, calibration)
    if largest <= 0:
        raise SuiteError(
            f"task {task.task_id}: its reference {task.baseline.reference_id} costs no more than an empty program; "
            "give the task a level with a weight above 0 and inputs that take some work"
        )
    placed = {reference.reference_id for reference in task.references if reference.dps_score is not None}
    slowest = [HEADROOM * _largest_cost(group, calibration) for group in others if group[0].reference_id in placed]
    return measuring_budget(
        largest, timeout_factor=task.timeout_factor, budget_factor=task.budget_factor, placed=slowest
    )


def _check_accepted(task: Task, measurements: Sequence[Measurement]) -> None:
    failed = next((item for item in measurements if item.verdict is not Verdict.AC), None)
    if failed is not None:
        raise SuiteError(
            f"task {task.task_id}: its reference {failed.reference_id} does not pass level {failed.level}, "
            f"test {failed.test_index}: {failed.verdict} {failed.detail}".rstrip()
        )


def _largest_cost(measurements: Sequence[Measurement], calibration: Calibration) -> int:
    costs = [
        cost(item.instructions, item.load_instructions, calibration)
        for item in measurements
        if item.instructions is not None
    ]
    return max(costs, default=0)
