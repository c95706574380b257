"""Two lanes at the same time: what one program takes, another in the lane beside it does not miss."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Job, Limits, NotAProgram
from effbench.sandboxes.local import LocalSandbox
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox
from tests.conftest import missing

HOARDS = {
    "threads": """
import threading, time
def solve(seconds):
    threading.stack_size(1 << 16)
    try:
        for _ in range(60):
            threading.Thread(target=time.sleep, args=(seconds,), daemon=True).start()
    except RuntimeError:
        pass
    time.sleep(seconds)
    return threading.active_count()
""",
    "signals": """
import os, time
def solve(seconds):
    end = time.monotonic() + seconds
    for pid in [-1, 0, *range(1, 200)] * 2:
        try:
            if pid != os.getpid():
                os.kill(pid, 0 if pid == 0 else 19)
        except OSError:
            pass
    time.sleep(max(0, end - time.monotonic()))
    return 1
""",
    "locks": """
import fcntl, os, time
def solve(seconds):
    for path in (os.__file__, "/usr/bin/python3", "/dev/null"):
        for way in (fcntl.flock, fcntl.lockf):
            try:
                way(os.open(path, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                pass
    time.sleep(seconds)
    return 1
""",
}
HONEST = """
import os
from concurrent.futures import ThreadPoolExecutor
def solve(n):
    with open(os.__file__) as stream, ThreadPoolExecutor(4) as pool:
        return stream.readable() and sum(pool.map(abs, range(n)))
"""
LIMITS = Limits(cpu_s=5.0, wall_s=20.0, memory_bytes=256 << 20, output_bytes=1 << 20)
HELD_S = 1.5


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("docker", "local")]
)
def lanes(request: pytest.FixtureRequest) -> Iterator[tuple[Lane, Lane]]:
    sandbox: Sandbox
    try:
        if request.param == "docker":
            sandbox = DockerSandbox()
        else:
            sandbox = LocalSandbox(runtime=request.getfixturevalue("local_runtime"))
        sandbox.facts()
    except SandboxUnavailable as error:
        missing(request.param, str(error))
    options = LaneOptions(memory_bytes=512 << 20)
    with closing(sandbox.open_lane(options)) as first, closing(sandbox.open_lane(options)) as second:
        yield first, second


def call(lane: Lane, source: str, argument: float) -> Outcome:
    program = lane.prepare(source, "solve")
    assert not isinstance(program, NotAProgram)
    return lane.run(Job(program=program, arguments=values.encode((argument,)), limits=LIMITS))


@pytest.mark.parametrize("name", HOARDS)
def test_what_one_lane_takes_the_other_does_not_miss(lanes: tuple[Lane, Lane], name: str) -> None:
    first, second = lanes
    assert call(second, HONEST, 9).ending is Ending.RETURNED
    hoarding = threading.Thread(target=call, args=(first, HOARDS[name], HELD_S))
    hoarding.start()
    beside = []
    while hoarding.is_alive():
        beside.append(call(second, HONEST, 9))
    hoarding.join()
    assert beside
    assert {(outcome.ending, outcome.detail, outcome.output) for outcome in beside} == {
        (Ending.RETURNED, "", values.encode(36))
    }
    assert call(first, HONEST, 9).output == values.encode(36)
