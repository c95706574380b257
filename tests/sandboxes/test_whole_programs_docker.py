"""What is particular to whole programs in the Docker sandbox; the rest is among the checks of conformance."""

import time

import pytest

from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane

LIMITS = Limits(cpu_s=5.0, wall_s=20.0, memory_bytes=256 << 20, output_bytes=1000)


class Dawdler:
    """A gate that takes its time at the last mark."""

    def at_mark(self, mark: str, host_pid: int) -> None:
        assert host_pid > 1
        if mark == "D":
            time.sleep(0.5)


def run(lane: Lane, source: str, *, gate: Dawdler | None = None) -> Outcome:
    program = lane.prepare(source, "")
    assert isinstance(program, Prepared)
    return lane.run(Job(program=program, arguments=values.encode(("5\n",)), limits=LIMITS), gate)


@pytest.mark.docker
def test_what_a_thread_writes_after_the_last_mark_is_no_output(docker_lane: Lane) -> None:
    late = """
import os, threading, time
def write():
    time.sleep(0.1)
    os.write(1, b"late")
threading.Thread(target=write, daemon=True).start()
print("in time")
"""
    assert run(docker_lane, late, gate=Dawdler()).output == values.encode("in time\n")


@pytest.mark.docker
@pytest.mark.parametrize(
    ("trick", "written"),
    [
        ("print(1)\nsys.stdout.flush()\nfcntl.fcntl(1, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SEAL)", None),
        ("os.write(4, b'D')", None),
        ("print(1, flush=True)\nos.lseek(1, 0, 0)\nprint(2)", "2\n"),
        ("print(12, flush=True)\nos.ftruncate(1, 1)", "1"),
        ("os.dup2(1, 5)\nos.write(5, b'x')", "x"),
        ("os.dup2(0, 1)\nprint(1)", None),
    ],
)
def test_tricks_with_the_output_are_ordinary_failures_or_its_own_loss(
    docker_lane: Lane, trick: str, written: str | None
) -> None:
    for _ in range(2):
        outcome = run(docker_lane, f"import fcntl, os, sys\n{trick}")
        expected = None if written is None else values.encode(written)
        assert (outcome.output, outcome.ending is Ending.RETURNED) == (expected, written is not None)
    assert run(docker_lane, "print(input())").output == values.encode("5\n")


@pytest.mark.docker
@pytest.mark.parametrize(("size", "ending"), [(1000, Ending.RETURNED), (1001, Ending.OUTPUT_LIMIT)])
def test_output_limit_is_exact(docker_lane: Lane, size: int, ending: Ending) -> None:
    assert run(docker_lane, f"print('x' * {size}, end='')").ending is ending
