import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.sandboxes.wasm import worker_process
from effbench.sandboxes.wasm.guest import Guest
from effbench.sandboxes.wasm.messages import GuestEnding
from effbench.sandboxes.wasm.worker_process import WallTimeExceeded, WorkerProcess
from tests.sandboxes.wasm.requests import WALL_S, a_request

ENDLESS = a_request("def f():\n    while True: pass", call_fuel=10**15)


@pytest.fixture
def own_worker(guest: Guest, compiled_folder: Path) -> Iterator[WorkerProcess]:
    process = WorkerProcess(guest, compiled_folder)
    yield process
    process.close()


def test_a_run_that_takes_too_long_is_given_up(own_worker: WorkerProcess) -> None:
    with pytest.raises(WallTimeExceeded):
        own_worker.run(ENDLESS, wall_s=0.5)
    with pytest.raises(SandboxDied):
        own_worker.run(ENDLESS, wall_s=0.5)


def test_a_worker_that_is_killed_is_missed(own_worker: WorkerProcess) -> None:
    os.kill(own_worker._process.pid, 9)
    with pytest.raises(SandboxDied):
        own_worker.run(ENDLESS, wall_s=5.0)


def test_a_worker_is_closed_twice_without_complaint(guest: Guest, compiled_folder: Path) -> None:
    process = WorkerProcess(guest, compiled_folder)
    process.close()
    process.close()


def test_a_guest_that_is_not_a_module_is_told(tmp_path: Path, guest: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "check_engine_version", lambda: None)
    path = tmp_path / "broken.wasm"
    path.write_bytes(guest.path.read_bytes()[:1000])
    with pytest.raises(SandboxUnavailable, match=r"broken\.wasm does not suit the engine"):
        WorkerProcess(Guest(path=path, digest=""), tmp_path / "compiled")


def test_one_run_leaves_nothing_to_the_next(own_worker: WorkerProcess) -> None:
    spoil = a_request(
        "import sys, builtins, math\ndef f():\n    builtins.len = math.sqrt = None\n    sys.modules.clear()"
    )
    check = a_request("import math\ndef f(): return len([math.sqrt(4)])")
    before = own_worker.run(check, wall_s=WALL_S)
    assert own_worker.run(spoil, wall_s=WALL_S).ending is GuestEnding.RETURNED
    after = own_worker.run(check, wall_s=WALL_S)
    assert after.ending is GuestEnding.RETURNED
    assert after.fuel == before.fuel
