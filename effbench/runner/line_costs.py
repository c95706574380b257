"""Opens a lane and counts one solution line by line."""

from contextlib import closing
from typing import Final

from effbench.errors import CounterUnavailable, InputError
from effbench.measure.budget import FURTHEST
from effbench.measure.context import MeasureContext
from effbench.measure.function_costs import FunctionCost, measure_function_costs
from effbench.measure.line_costs import LineCosts, measure_line_costs
from effbench.measure.test_cases import TestCase, lazy_test_cases
from effbench.records.task import Suite, Task
from effbench.runner.lane_pool import LanePool
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.runner.pooled_lane import PooledLane
from effbench.sandboxes.protocol import Sandbox
from effbench.suites import select_tasks

__all__ = ["count_functions_in", "count_lines", "count_lines_in", "find_task", "largest_input"]

_COUNTER: Final = "qemu"
_EMULATING: Final = ("docker", "local")
"""What misses an emulator there is told by the counter."""
_WITHOUT: Final = "wasm"
"""Its guest need not be there for that to be told."""


def find_task(suite: Suite, name: str) -> Task:
    """The task of a suite with that id, or with that last part of its id.

    Raises:
        InputError: There is none, or there are several.
    """
    found = select_tasks(suite, patterns=[name]).tasks
    if len(found) > 1:
        raise InputError(f"several tasks of the suite '{suite.name}' match '{name}': give the id of one")
    return found[0]


def largest_input(task: Task) -> tuple[int, int]:
    """Level and index of the first input of the largest scored level."""
    return task.scored_levels[-1].index, 0


def count_lines(task: Task, solution: str, *, at: tuple[int, int], sandbox: Sandbox, most: int = FURTHEST) -> LineCosts:
    """Counts a solution on one input, line by line, in a lane of its own.

    Args:
        task: The task.
        solution: Python source.
        at: Level and index of the input.
        sandbox: Makes the lane.
        most: Instructions after which the run is stopped.

    Raises:
        InputError: The task has no such input, or the program cannot be marked.
        CounterUnavailable: The sandbox has no emulator.
        SandboxDied: The lane is gone.
    """
    place = next(
        (place for place, item in enumerate(task.stress_inputs()) if (item.level, item.test_index) == at), None
    )
    if place is None:
        levels = ", ".join(f"{level.index}.0 to {level.index}.{level.n_tests - 1}" for level in task.levels)
        raise InputError(f"task {task.task_id} has no input {at[0]}.{at[1]}: it has {levels}")
    if sandbox.name not in _EMULATING and (sandbox.name == _WITHOUT or not sandbox.facts().emulator):
        raise CounterUnavailable(
            f"lines are counted by the emulator qemu, and the {sandbox.name} sandbox has none: take --sandbox docker, "
            "or --sandbox local"
        )
    plan = LanePlan(tasks=[task], sandbox=sandbox, counter=_COUNTER, workers=1)
    with closing(open_lane_pool(plan)) as pool:
        return count_lines_in(pool, pool.pooled_lanes[0], task, solution, place=place, most=most)


def count_lines_in(
    pool: LanePool, pooled: PooledLane, task: Task, solution: str, *, place: int | None = None, most: int = FURTHEST
) -> LineCosts:
    """Counts a solution on one input, line by line, in a lane that is open.

    Args:
        pool: The lanes, counted by qemu.
        pooled: One of them, which nobody else uses meanwhile.
        task: The task.
        solution: Python source.
        place: Of the input among the task's; None for the largest.
        most: Instructions after which the run is stopped.

    Raises:
        InputError: The program cannot be marked.
        CounterUnavailable: The lane has no emulator.
        SandboxDied: The lane is gone.
    """
    context = pool.context(pooled)
    case = _case(pool, task, context, place)
    return measure_line_costs(task, solution, case, context, most=most)


def count_functions_in(pool: LanePool, pooled: PooledLane, task: Task, solution: str) -> tuple[FunctionCost, ...]:
    """Counts a program of machine code on the task's largest input, function by function; as :func:`count_lines_in`."""
    context = pool.context(pooled)
    return measure_function_costs(task, solution, _case(pool, task, context, None), context)


def _case(pool: LanePool, task: Task, context: MeasureContext, place: int | None) -> TestCase:
    if place is None:
        at = largest_input(task)
        place = next(place for place, item in enumerate(task.stress_inputs()) if (item.level, item.test_index) == at)
    cases = lazy_test_cases(task, context.suite_lane, pool.cache, pool.environment.python, reference_lane=context.lane)
    return cases.cases[place]
