"""Several calls in one real process: the time of each, what passes between them, and what a hostile one can do."""

from dataclasses import replace

import pytest

from effbench.sandboxes import values
from effbench.sandboxes.job import Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane

LIMITS = Limits(cpu_s=0.5, wall_s=30.0, memory_bytes=256 << 20, output_bytes=1 << 20)
# Three numbers stand for what an honest program would have to work out.
RIGHT = [4, 5, 6]

pytestmark = pytest.mark.docker


def call_each(lane: Lane, source: str, *inputs: object, limits: Limits = LIMITS) -> list[Outcome]:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    return lane.call_each(program, [values.encode((each,)) for each in inputs], limits=limits)


def outputs(outcomes: list[Outcome]) -> list[object]:
    return [None if outcome.output is None else values.decode(outcome.output) for outcome in outcomes]


def test_each_call_has_the_time_of_a_run_of_its_own(docker_lane: Lane) -> None:
    busy = """
import time
def f(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
"""
    outcomes = call_each(docker_lane, busy, 0.3, 0.3, 0.3, 60.0, 0.1)
    assert [outcome.ending for outcome in outcomes] == [*[Ending.RETURNED] * 3, Ending.TIMED_OUT]
    assert all(outcome.cpu_time_s >= 0.3 for outcome in outcomes)
    assert outcomes[3].cpu_time_s >= LIMITS.cpu_s
    assert outcomes[3].input_cpu_ns is not None


def test_a_call_that_only_waits_is_stopped_as_well(docker_lane: Lane) -> None:
    impatient = replace(LIMITS, wall_s=3.0)
    outcomes = call_each(docker_lane, "import time\ndef f(s):\n    time.sleep(s)\n", 0.0, 60.0, limits=impatient)
    assert [outcome.ending for outcome in outcomes] == [Ending.RETURNED, Ending.TIMED_OUT]
    assert outcomes[1].cpu_time_s < LIMITS.cpu_s


def test_large_inputs_and_results_pass(docker_lane: Lane) -> None:
    inputs = [["x" * size, list(range(size // 10))] for size in (10, 100_000, 300_000)]
    assert outputs(call_each(docker_lane, "def f(x):\n    return x\n", *inputs)) == inputs


def test_inputs_are_decoded_anew_but_globals_and_chance_go_on(docker_lane: Lane) -> None:
    source = "import random\nseen = []\ndef f(x):\n    seen.append(x.pop())\n    return random.random(), len(seen)\n"
    first, second = outputs(call_each(docker_lane, source, [1], [1]))
    (alone,) = outputs(call_each(docker_lane, source, [1]))
    assert isinstance(second, tuple)
    assert first == alone
    assert second[0] != first[0]  # type: ignore[index]
    assert second[1] == 2


@pytest.mark.parametrize(
    "source",
    ["def f(x):\n    return 1 // (2 - x)\n", "def f(x):\n    return x if x < 2 else f\n",
     "import os\ndef f(x):\n    return x if x < 2 else os._exit(0)\n", "def f(x):\n    return 'y' * (x // 2 << 21)\n",
     "def f(x):\n    return bytearray(1 << 30) if x == 2 else x\n"],
    ids=["raises", "refused", "exits", "too much", "memory"],
)  # fmt: skip
def test_the_first_call_that_does_not_return_is_the_last(docker_lane: Lane, source: str) -> None:
    outcomes = call_each(docker_lane, source, 0, 1, 2, 3)
    assert [outcome.ending is Ending.RETURNED for outcome in outcomes] == [True, True, False]


@pytest.mark.parametrize(
    "trick",
    ["os.write(4, b'R')", "os.write(4, b'D')", "os.close(5)", "os.closerange(0, 100)", "os.kill(os.getpid(), 9)",
     "gc.disable()", "sys.setswitchinterval(1e-9)", "sys.stdin.close()",
     "threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"],
)  # fmt: skip
def test_a_call_gets_no_result_that_it_does_not_return_and_the_lane_goes_on(docker_lane: Lane, trick: str) -> None:
    source = f"""
import gc, os, signal, sys, threading, time
def f(x):
    try:
        {trick}
    except OSError:
        pass
    return x
"""
    outcomes = call_each(docker_lane, source, *RIGHT)
    assert [outcome.output is not None for outcome in outcomes] == [
        outcome.ending is Ending.RETURNED for outcome in outcomes
    ]
    found = [value for value in outputs(outcomes) if value is not None]
    assert found == RIGHT[: len(found)]
    assert len(outcomes) == len(RIGHT) or outcomes[-1].ending is not Ending.RETURNED
    assert outputs(call_each(docker_lane, "def f(x):\n    return x + 1\n", 1)) == [2]
