"""What is particular to whole programs in the Docker sandbox; the rest is among the checks of conformance."""

import os
import time

import pytest

from effbench.sandboxes import values
from effbench.sandboxes.agent.standard_streams import StandardStreams
from effbench.sandboxes.protocol import Ending, Job, Lane, Limits, Outcome, Prepared

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
    "trick", ["import fcntl\nprint(1)\nfcntl.fcntl(1, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SEAL)", "os.write(4, b'D')"]
)
def test_tricks_with_the_output_break_the_protocol(docker_lane: Lane, trick: str) -> None:
    assert run(docker_lane, f"import os\n{trick}").ending is Ending.BROKE_PROTOCOL


@pytest.mark.docker
@pytest.mark.parametrize(("size", "ending"), [(1000, Ending.RETURNED), (1001, Ending.OUTPUT_LIMIT)])
def test_output_limit_is_exact(docker_lane: Lane, size: int, ending: Ending) -> None:
    assert run(docker_lane, f"print('x' * {size}, end='')").ending is ending


def test_input_can_be_read_but_not_changed_and_frozen_output_stays() -> None:
    streams = StandardStreams(b"text")
    os.write(streams.stdout, b"out")
    assert streams.freeze()
    for change in (
        lambda: os.write(streams.stdout, b"more"),
        lambda: os.ftruncate(streams.stdout, 1),
        lambda: os.write(streams.stdin, b"x"),
        lambda: os.write(os.open(f"/proc/self/fd/{streams.stdin}", os.O_WRONLY), b"x"),
    ):
        with pytest.raises(OSError, match=r"not permitted|Bad file descriptor|Invalid argument"):
            change()
    assert (streams.output_size(), streams.output()) == (3, b"out")
    assert os.read(streams.stdin, 100) == b"text"
    streams.close()
