"""Costs of lines: they add up to the count, fall where the work is, and a run that is stopped has some, too."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from effbench.counters.qemu import QemuCounter
from effbench.errors import CounterUnavailable, InputError
from effbench.measure.calibration import calibrate
from effbench.measure.context import MeasureContext
from effbench.measure.line_costs import LineCosts, measure_line_costs
from effbench.measure.test_cases import TestCase
from effbench.records.task import StressInput
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox, returned
from tests.conftest import LANE_MEMORY_BYTES
from tests.small_suite import CALIBRATION, a_task

PREAMBLE = "from typing import List\n\n"
CALLS = """def half(n):
    return n // 2
def double(n):
    total = 0
    for item in range(n):
        total += half(item)
    sorted(range(20 * n), reverse=True)
    return total
"""
PROGRAM = """n = int(input())
total = 0
for item in range(n):
    total += item // 2
print(total)
"""


def case(arguments: tuple[object, ...]) -> TestCase:
    item = StressInput(task_id="double", level=2, test_index=0, size=3000, seed=0)
    return TestCase(stress_input=item, arguments=values.encode(arguments), answer=b"", weight=1.0)


@pytest.fixture(scope="module")
def context(docker_sandbox: DockerSandbox) -> Iterator[MeasureContext]:
    lane = docker_sandbox.open_lane(LaneOptions(memory_bytes=LANE_MEMORY_BYTES))
    counter = QemuCounter()
    yield MeasureContext(lane=lane, counter=counter, calibration=calibrate(lane, counter), environment_id="")
    lane.close()


def shares(costs: LineCosts) -> dict[int, float]:
    return {item.line: item.instructions / costs.sum for item in costs.lines}


@pytest.mark.docker
def test_the_lines_of_a_function_add_up_to_its_count(context: MeasureContext) -> None:
    task = a_task(preamble=PREAMBLE)
    costs = measure_line_costs(task, CALLS, case((3000,)), context)
    assert costs.total is not None
    assert costs.error is not None
    assert abs(costs.error) < 0.02
    assert abs(costs.sum - costs.total) <= len(costs.lines)
    assert {item.line: item.times for item in costs.lines} == {0: 0, 2: 3000, 4: 1, 5: 3001, 6: 3000, 7: 1, 8: 1}
    found = shares(costs)
    assert max(found, key=lambda line: found[line]) == 7
    assert found[6] > found[2] > 10 * found[8]
    assert measure_line_costs(task, CALLS, case((3000,)), context) == costs


@pytest.mark.docker
def test_the_lines_of_a_whole_program_add_up_to_its_count(context: MeasureContext) -> None:
    task = replace(a_task(), kind="stdio", entry_point="")
    costs = measure_line_costs(task, PROGRAM, case(("3000\n",)), context)
    assert costs.total is not None
    assert costs.error is not None
    assert abs(costs.error) < 0.05  # every name is looked up in a dict, where others may be in its way
    assert abs(costs.sum - costs.total) <= len(costs.lines)
    assert {item.line: item.times for item in costs.lines} == {0: 0, 1: 1, 2: 1, 3: 3001, 4: 3000, 5: 1}


@pytest.mark.docker
def test_a_run_that_does_not_return_has_lines_up_to_its_end(context: MeasureContext) -> None:
    endless = "def double(n):\n    while n:\n        n += 1\n"
    costs = measure_line_costs(a_task(), endless, case((1,)), context, most=2_000_000)
    assert (costs.total, costs.error, costs.ending) == (None, None, "timed_out")
    assert costs.sum > 2_000_000
    costs = measure_line_costs(a_task(), "def double(n):\n    return 1 // (n - n)\n", case((1,)), context)
    assert (costs.total, costs.detail) == (None, "ZeroDivisionError: integer division or modulo by zero")
    assert [item.line for item in costs.lines] == [0, 2]


def test_a_sandbox_that_counts_no_lines_is_named() -> None:
    lane = ScriptedSandbox(lambda job: returned(job, None, count=1)).open_lane(LaneOptions(memory_bytes=1 << 30))
    context = MeasureContext(lane=lane, counter=QemuCounter(), calibration=CALIBRATION, environment_id="")
    with pytest.raises(CounterUnavailable, match="--sandbox docker or local"):
        measure_line_costs(a_task(), "double = 2", case((1,)), context)
    with pytest.raises(InputError, match="cannot be counted line by line: invalid syntax"):
        measure_line_costs(a_task(), "double = ", case((1,)), context)
