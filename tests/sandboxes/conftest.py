"""Local sandboxes and their lanes."""

from collections.abc import Iterator

import pytest

from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.protocol import Lane
from tests.sandboxes.local_lane import OPTIONS, open_sandbox


@pytest.fixture(scope="module")
def local_walled(local_runtime: LocalRuntime) -> LocalSandbox:
    return open_sandbox(local_runtime, Level.NAMESPACES)


@pytest.fixture(scope="module", params=list(Level))
def local_sandbox(request: pytest.FixtureRequest, local_runtime: LocalRuntime) -> LocalSandbox:
    return open_sandbox(local_runtime, request.param)


@pytest.fixture
def local_lane(local_sandbox: LocalSandbox) -> Iterator[Lane]:
    lane = local_sandbox.open_lane(OPTIONS)
    yield lane
    lane.close()
