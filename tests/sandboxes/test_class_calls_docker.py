"""An object that is made and called in a real lane: its state, its errors, and when a result counts."""

from typing import Any

import pytest

from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane

LIMITS = Limits(cpu_s=5.0, wall_s=30.0, memory_bytes=256 << 20, output_bytes=1 << 20)
STACK = """
class Stack:
    def __init__(self, *items):
        self.items = list(items)
    def push(self, item):
        self.items.append(item)
        return self.items
    def pop(self):
        return self.items.pop()
    def text(self, size):
        return "x" * size
    def looked_up(self, key):
        class Missing(KeyError):
            pass
        raise Missing(key)
"""

pytestmark = pytest.mark.docker


def run(lane: Lane, *calls: tuple[Any, ...], made: tuple[Any, ...] = (), errors: tuple[str, ...] = ()) -> Outcome:
    program = lane.prepare(STACK, "Stack")
    assert isinstance(program, Prepared)
    given = values.encode([made, list(calls), errors])
    native = lane.run(Job(program=program, arguments=given, limits=LIMITS))
    counted = lane.run(Job(program=program, arguments=given, limits=LIMITS, engine=Engine.QEMU))
    assert (native.ending, native.output, native.detail) == (counted.ending, counted.output, counted.detail)
    return counted


def results(outcome: Outcome) -> Any:
    assert outcome.output is not None, outcome.detail
    return values.decode(outcome.output)


def test_state_is_carried_and_each_result_is_what_it_was_when_it_was_returned(docker_lane: Lane) -> None:
    outcome = run(docker_lane, ("push", 2), ("push", "x"), ("pop",), ("pop",), made=(1,))
    assert results(outcome) == (([1, 2], [1, 2, "x"], "x", 2), ())


def test_named_errors_and_their_subclasses_are_results_and_others_end_the_run(docker_lane: Lane) -> None:
    calls = (("pop",), ("push", 1), ("looked_up", "a"))
    outcome = run(docker_lane, *calls, errors=("IndexError", "KeyError"))
    assert results(outcome) == ((None, [1], None), ((0, "IndexError"), (2, "KeyError")))
    assert run(docker_lane, *calls, errors=("KeyError",)).ending is Ending.RAISED
    assert run(docker_lane, ("push",), errors=("KeyError",)).exception == "TypeError"


def test_many_large_results_fit_up_to_the_bound_of_the_output(docker_lane: Lane) -> None:
    sizes = [1, 5_000, 0, 300_000, 70_000]
    assert results(run(docker_lane, *(("text", size) for size in sizes)))[0] == tuple("x" * size for size in sizes)
    assert run(docker_lane, *[("text", 400_000)] * 5).ending is Ending.OUTPUT_LIMIT


def test_a_call_costs_little_beside_what_it_does(docker_lane: Lane) -> None:
    few, many = (run(docker_lane, *[("text", 1)] * n).call_count or 0 for n in (100, 1100))
    assert 0 < (many - few) / 1000 < 2_000


@pytest.mark.parametrize(
    "broken", [[(), [("text",)]], [(), [()], ()], [[], [], ()], [(), [(1,)], ()], [(), [], ("OSError",)]]
)
def test_what_is_no_description_of_calls_is_refused(docker_lane: Lane, broken: list[Any]) -> None:
    program = docker_lane.prepare(STACK, "Stack")
    assert isinstance(program, Prepared)
    outcome = docker_lane.run(Job(program=program, arguments=values.encode(broken), limits=LIMITS))
    assert (outcome.ending, outcome.exception) == (Ending.RAISED, "ValueError")
