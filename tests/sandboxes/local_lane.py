"""Lanes of the local sandbox, for the tests of its walls, its counts and its leavings."""

from typing import Any

from effbench.errors import SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions
from tests.conftest import missing

LIMITS = Limits(cpu_s=20.0, wall_s=60.0, memory_bytes=256 << 20, output_bytes=1 << 20)
OPTIONS = LaneOptions(memory_bytes=512 << 20)
ALLOCATE = "def f():\n    kept = []\n    while True:\n        kept.append(bytearray(1 << 20))\n"
SLEEP = "import time\ndef f():\n    time.sleep(100)\n"
SPIN = "def f():\n    while True: pass\n"


def open_sandbox(runtime: LocalRuntime, level: Level) -> LocalSandbox:
    sandbox = LocalSandbox(runtime=runtime, levels=[level])
    try:
        sandbox.facts()
    except SandboxUnavailable as error:
        missing("local", str(error))
    return sandbox


def needs_emulator(sandbox: LocalSandbox) -> None:
    if not sandbox.facts().emulator:
        missing("local", "there is no emulator")


def job(lane: Lane, source: str, engine: Engine = Engine.NATIVE) -> Job:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    return Job(program=program, arguments=values.encode(()), limits=LIMITS, engine=engine)


def run(lane: Lane, source: str, engine: Engine = Engine.NATIVE) -> Outcome:
    return lane.run(job(lane, source, engine))


def returned(lane: Lane, source: str) -> Any:
    outcome = run(lane, source)
    assert (outcome.ending, outcome.detail) == (Ending.RETURNED, "")
    assert outcome.output is not None
    return values.decode(outcome.output)
