"""Nothing of a local lane outlives it, whoever dies first."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from effbench.errors import SandboxDied
from effbench.sandboxes.host_process import find_host_pid
from effbench.sandboxes.job import Engine
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.protocol import Lane
from tests.sandboxes.local_lane import (
    OPTIONS,
    SLEEP,
    SPIN,
    needs_emulator,
    open_sandbox,
    returned,
    run,
)

pytestmark = pytest.mark.local

GONE_WITHIN_S = 10.0
# A harness that opens a lane, tells where it is, and then runs programs for as long as it is let.
HARNESS = """
import os, sys
from pathlib import Path
from effbench.sandboxes import values
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.job import Engine, Job, Limits
from effbench.sandboxes.protocol import LaneOptions
limits = Limits(cpu_s=100.0, wall_s=100.0, memory_bytes=1 << 28, output_bytes=1 << 20)
runtime = LocalRuntime(folder=Path(sys.argv[1]), key="")
lane = LocalSandbox(runtime=runtime, levels=[Level(sys.argv[2])]).open_lane(LaneOptions(memory_bytes=1 << 29))
for source in sys.argv[4:]:
    program = lane.prepare(source, "f")
    print("running", flush=True)
    lane.run(Job(program=program, arguments=values.encode(()), limits=limits, engine=Engine(sys.argv[3])))
print("idle", flush=True)
sys.stdin.read()
"""


def lane_processes(root: int) -> set[int]:
    """All descendants of a process, by their numbers on this machine."""
    found: set[int] = set()
    for task in Path(f"/proc/{root}/task").iterdir():
        for child in (task / "children").read_text().split():
            found |= {int(child), *lane_processes(int(child))}
    return found


def groups_of(harness: int) -> list[str]:
    mounts = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines() if " - cgroup" in line]
    return [str(path) for mount in mounts for path in Path(mount).rglob(f"effbench-{harness}-*")]


def are_gone(processes: set[int]) -> bool:
    deadline = time.monotonic() + GONE_WITHIN_S
    while any(Path(f"/proc/{pid}").exists() for pid in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_closing_a_lane_leaves_nothing(
    local_sandbox: LocalSandbox, local_runtime: LocalRuntime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before, files = lane_processes(os.getpid()), set(local_runtime.folder.rglob("*"))
    lane = local_sandbox.open_lane(OPTIONS)
    for engine in Engine if local_sandbox.facts().emulator else (Engine.NATIVE,):
        run(lane, "def f():\n    return 1\n", engine)
    mine = lane_processes(os.getpid()) - before
    assert len(mine) >= 4  # the nest, the relay, a zygote and what waits for it
    assert len(groups_of(os.getpid())) == ("memory-group" in local_sandbox.facts().isolation)
    lane.close()
    assert not any(Path(f"/proc/{pid}").exists() for pid in mine)
    assert groups_of(os.getpid()) == []
    assert str(local_runtime.folder) not in Path("/proc/self/mountinfo").read_text()
    assert set(local_runtime.folder.rglob("*")) == files
    assert list(tmp_path.iterdir()) == []
    lane.close()
    with pytest.raises(SandboxDied, match=r"^the local lane of process"):
        lane.prepare(SLEEP, "f")


# With namespaces the kernel ends what is inside, whatever that does; at the other level the nest has to.
@pytest.mark.parametrize(
    ("level", "engine", "sources"),
    [
        (Level.NAMESPACES, Engine.QEMU, [SLEEP]),
        (Level.REDUCED, Engine.NATIVE, []),
        (Level.REDUCED, Engine.NATIVE, [SPIN]),
        (Level.REDUCED, Engine.QEMU, [SLEEP]),
    ],
    ids=["namespaces", "idle", "computing", "sleeping, emulated"],
)
def test_nothing_outlives_a_killed_harness(
    local_runtime: LocalRuntime, level: Level, engine: Engine, sources: list[str]
) -> None:
    sandbox = open_sandbox(local_runtime, level)
    if engine is Engine.QEMU:
        needs_emulator(sandbox)
    command = [sys.executable, "-c", HARNESS, str(local_runtime.folder), level, engine, *sources]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as harness:
        assert harness.stdout is not None
        assert harness.stdout.readline().strip() == ("running" if sources else "idle")
        time.sleep(0.7)  # into the program
        processes = lane_processes(harness.pid)
        assert len(processes) >= 2
        harness.send_signal(signal.SIGKILL)
    assert are_gone(processes)
    assert groups_of(harness.pid) == []


def test_nothing_outlives_a_killed_nest(local_sandbox: LocalSandbox, local_lane: Lane) -> None:
    run(local_lane, "def f():\n    return 1\n")
    (nest,) = [pid for pid in lane_processes(os.getpid()) if Path(f"/proc/{pid}/comm").read_text() == "nest\n"][:1]
    inside = lane_processes(nest)
    os.kill(nest, signal.SIGKILL)
    assert are_gone(inside)
    with pytest.raises(SandboxDied):
        run(local_lane, SLEEP)
    assert groups_of(os.getpid()) == []


def test_lane_whose_relay_is_killed_is_dead_and_another_opens(local_sandbox: LocalSandbox, local_lane: Lane) -> None:
    run(local_lane, "def f():\n    return 1\n")
    (nest,) = [pid for pid in lane_processes(os.getpid()) if Path(f"/proc/{pid}/comm").read_text() == "nest\n"][:1]
    (relay, *_) = Path(f"/proc/{nest}/task/{nest}/children").read_text().split()
    os.kill(int(relay), signal.SIGKILL)
    with pytest.raises(SandboxDied, match="is gone"):
        run(local_lane, SLEEP)
    again = local_sandbox.open_lane(OPTIONS)
    try:
        assert returned(again, "def f():\n    return 1\n") == 1
    finally:
        again.close()


def test_a_process_that_is_not_in_the_lane_has_no_number_here() -> None:
    assert find_host_pid(os.getpid(), 1 << 30) is None
