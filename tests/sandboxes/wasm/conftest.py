"""A worker of the guest that EFFBENCH_GUEST names, or that the user's cache holds; no test builds one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes.wasm.engine_version import check_engine_version
from effbench.sandboxes.wasm.guest import Guest, find_guest
from effbench.sandboxes.wasm.messages import Reply
from effbench.sandboxes.wasm.worker_process import WorkerProcess
from tests.conftest import missing
from tests.sandboxes.wasm.requests import WALL_S, a_request


@pytest.fixture(scope="session")
def guest() -> Guest:
    try:
        check_engine_version()
        return find_guest()
    except SandboxUnavailable as error:
        missing("wasm", str(error))


@pytest.fixture(scope="session")
def compiled_folder(guest: Guest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled")
    WorkerProcess(guest, folder).close()
    return folder


@pytest.fixture(scope="session")
def worker(guest: Guest, compiled_folder: Path) -> Iterator[WorkerProcess]:
    process = WorkerProcess(guest, compiled_folder)
    yield process
    process.close()


@pytest.fixture
def run(worker: WorkerProcess) -> Callable[..., Reply]:
    def run_once(source: str, arguments: tuple[Any, ...] | bytes = (), **changed: Any) -> Reply:
        return worker.run(a_request(source, arguments, **changed), wall_s=WALL_S)

    return run_once
