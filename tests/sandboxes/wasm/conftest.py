"""A lane of the guest that EFFBENCH_GUEST names, or that the user's cache holds; no test builds one."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.wasm.guest import Guest, find_usable_guest
from effbench.sandboxes.wasm.sandbox import WasmLane
from effbench.sandboxes.wasm.worker_process import start_guest_worker
from tests.conftest import missing
from tests.sandboxes.wasm.compiled_code import folder_of_compiled_code
from tests.sandboxes.wasm.requests import run_in


@pytest.fixture(scope="session")
def guest() -> Guest:
    try:
        return find_usable_guest()
    except SandboxUnavailable as error:
        missing("wasm", str(error))


@pytest.fixture(scope="session")
def compiled_folder() -> Path:
    return folder_of_compiled_code()


@pytest.fixture(scope="session")
def lane(guest: Guest, compiled_folder: Path) -> Iterator[WasmLane]:
    lane = WasmLane(lambda: start_guest_worker(guest, compiled_folder))
    yield lane
    lane.close()


@pytest.fixture
def run(lane: WasmLane) -> Callable[..., Outcome]:
    return partial(run_in, lane)
