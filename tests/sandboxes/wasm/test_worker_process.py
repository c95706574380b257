import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.agent.wire import FrameError
from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.wasm import worker_process
from effbench.sandboxes.wasm.guest import Guest
from effbench.sandboxes.wasm.messages import GuestEnding, Reply
from effbench.sandboxes.wasm.sandbox import WasmLane
from effbench.sandboxes.wasm.worker_process import WallTimeExceeded, WorkerProcess, start_guest_worker
from tests.sandboxes.wasm.requests import WALL_S, a_request, limits, prepared, run_in
from tests.sandboxes.wasm.running import returned

LARGE = a_request((values.encode((b"x = [" + b"1, 2.5, 'a', [b], " * 400_000 + b"]",)),), fuel=10**15)
"""Takes more than a second to compile."""
SMALL = a_request((values.encode((b"def f(): pass",)),))


@pytest.fixture
def own_worker(guest: Guest, compiled_folder: Path) -> Iterator[WorkerProcess]:
    process = start_guest_worker(guest, compiled_folder)
    yield process
    process.close()


def test_a_run_that_takes_too_long_is_given_up(own_worker: WorkerProcess) -> None:
    with pytest.raises(WallTimeExceeded):
        own_worker.run(LARGE, wall_s=0.1)
    with pytest.raises(SandboxDied):
        own_worker.run(LARGE, wall_s=0.1)


def test_a_worker_that_is_killed_is_missed(own_worker: WorkerProcess) -> None:
    os.kill(own_worker._process.pid, 9)
    with pytest.raises(SandboxDied):
        own_worker.run(SMALL, wall_s=WALL_S)


def test_a_worker_is_closed_twice_without_complaint(guest: Guest, compiled_folder: Path) -> None:
    process = start_guest_worker(guest, compiled_folder)
    process.close()
    process.close()


def test_a_guest_that_is_not_a_module_is_told(tmp_path: Path, guest: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "check_engine_version", lambda: None)
    path = tmp_path / "broken.wasm"
    path.write_bytes(guest.path.read_bytes()[:1000])
    with pytest.raises(SandboxUnavailable, match=r"broken\.wasm does not suit the engine"):
        start_guest_worker(Guest(path=path, digest=""), tmp_path / "compiled")


def test_one_run_leaves_nothing_to_the_next(lane: WasmLane) -> None:
    spoil = "import sys, builtins, math\ndef f():\n    builtins.len = math.sqrt = None\n    sys.modules.clear()"
    check = "import math\ndef f(): return len([math.sqrt(4)])"
    before = run_in(lane, check)
    assert returned(run_in(lane, spoil)) is None
    after = run_in(lane, check)
    assert returned(after) == 1
    assert after.call_count == before.call_count


def test_a_lane_goes_on_after_a_run_that_took_too_long_by_the_clock(guest: Guest, compiled_folder: Path) -> None:
    lane = WasmLane(lambda: start_guest_worker(guest, compiled_folder))
    job = Job(
        program=prepared(lane, "def f():\n    while True: pass"), arguments=values.encode(()),
        limits=limits(wall_s=0.5, instructions=10**15),
    )  # fmt: skip
    assert lane.run(job).ending is Ending.TIMED_OUT
    assert returned(run_in(lane, "def f(): return 3")) == 3
    lane.close()


def test_a_worker_is_held_in(lane: WasmLane) -> None:
    assert lane.hello.layers == (("seccomp",) if sys.platform == "linux" else ())


def test_a_worker_answers(own_worker: WorkerProcess) -> None:
    assert own_worker.run(SMALL, wall_s=WALL_S).ending is GuestEnding.RETURNED


@pytest.mark.parametrize(
    ("ending", "outputs"),
    [(GuestEnding.RETURNED, 1), (GuestEnding.RETURNED, 3), (GuestEnding.LEFT, 0), (GuestEnding.FAILED, 2)],
)
def test_a_reply_with_other_outputs_than_inputs_is_refused(ending: GuestEnding, outputs: int) -> None:
    reply = Reply(ending=ending, outputs=(b"N",) * outputs)
    with pytest.raises(FrameError, match=f"{outputs} outputs of 2 inputs"):
        worker_process._check_outputs(reply, 2)


def test_a_guest_of_another_version_is_told(tmp_path: Path) -> None:
    wasmtime = pytest.importorskip("wasmtime", reason="wasmtime is not installed")
    path = tmp_path / "old.wasm"
    path.write_bytes(wasmtime.wat2wasm('(module (memory (export "memory") 1))'))
    guest = Guest(path=path, digest=hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(SandboxUnavailable, match=r"old\.wasm is of another version of effbench \(it lacks begin, call"):
        start_guest_worker(guest, tmp_path / "compiled")
