"""What tests need of their surroundings: they skip with a reason, or fail where ``EFFBENCH_REQUIRE`` names the need."""

import fcntl
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from effbench.errors import SandboxUnavailable
from effbench.runner import progress
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.host_tools import find_host_tools
from effbench.sandboxes.local_runtime import LocalRuntime, build_runtime, runtime_key
from effbench.sandboxes.protocol import Lane, LaneOptions

PEER_DATA_DEFAULT = Path(__file__).parents[2] / "shared" / "data"
LANE_MEMORY_BYTES = 2 << 30
SHARED = "EFFBENCH_TEST_SHARED"
"""The environment variable that names the folder that all processes of a test run share."""

# On busy cores an example's time says nothing about the code. A property that needs more examples asks for them. CI
# tries the same ones each time, so its gate on coverage depends on the code alone; anybody else tries new ones.
settings.register_profile("effbench", deadline=None, max_examples=50, derandomize="EFFBENCH_REQUIRE" in os.environ)
settings.load_profile("effbench")


def pytest_addoption(parser: pytest.Parser) -> None:
    """For ``make test-exploits``."""
    parser.addoption("--all-lanes", action="store_true", help="try exploits in each sandbox with each counter")


def pytest_configure(config: pytest.Config) -> None:
    """Makes a folder that every user may enter; processes that run tests side by side inherit its name."""
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = tempfile.mkdtemp(prefix="effbench-test-")
        Path(os.environ[SHARED]).chmod(0o755)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Removes it."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules that take longest come first: none is left to one process when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def missing(need: str, reason: str) -> NoReturn:
    """Skips a test or a module, or fails when the surroundings were promised (``EFFBENCH_REQUIRE=docker,…``)."""
    if need in os.environ.get("EFFBENCH_REQUIRE", "").split(","):
        pytest.fail(f"{need} is required, but {reason}")
    pytest.skip(reason, allow_module_level=True)


@pytest.fixture(scope="session")
def peer_data() -> Path:
    """The published data of other benchmarks."""
    path = Path(os.environ.get("EFFBENCH_PEER_DATA", PEER_DATA_DEFAULT))
    if not path.is_dir():
        missing("peer_data", f"EFFBENCH_PEER_DATA ({path}) is not a folder")
    return path


@pytest.fixture(scope="session")
def docker_sandbox() -> DockerSandbox:
    """A Docker sandbox whose image is built."""
    try:
        sandbox = DockerSandbox()
    except SandboxUnavailable as error:
        missing("docker", str(error))
    sandbox.facts()
    return sandbox


@pytest.fixture
def docker_lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    """A fresh lane."""
    lane = docker_sandbox.open_lane(LaneOptions(memory_bytes=LANE_MEMORY_BYTES))
    yield lane
    lane.close()


@pytest.fixture(scope="session")
def local_runtime() -> LocalRuntime:
    """The local sandbox's files: the first process that asks for them builds them for all."""
    folder = Path(os.environ[SHARED]) / "local-sandbox"
    with (Path(os.environ[SHARED]) / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            tools = find_host_tools()
            key = runtime_key(tools)
            built = LocalRuntime(folder=folder / key[:16], key=key)
            return built if built.folder.exists() else build_runtime(folder, tools)
        except SandboxUnavailable as error:
            missing("local", str(error))


@pytest.fixture(scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the caches of all tests."""
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def own_cache(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's cache."""
    # Not by pytest, which looks through all folders that it has made before it makes another.
    monkeypatch.setenv("EFFBENCH_CACHE", tempfile.mkdtemp(dir=caches))


@pytest.fixture(autouse=True)
def quiet_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of progress gets between messages because the machine is slow."""
    monkeypatch.setattr(progress, "FIRST_LINE_S", 3600.0)


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """What the test starts heeds SIGINT: a shell that starts tests in the background has all of them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
