"""A lane that has no memory left for its own parts: said to have died, and no candidate is blamed."""

from contextlib import closing

import pytest

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.protocol import Lane, LaneOptions

TOO_LITTLE = 24 << 20
"""Enough for the relay alone. The lane may die as soon as the native interpreter starts or only with the emulated one:
what counts against the limit differs from kernel to kernel."""
LIMITS = Limits(cpu_s=10.0, wall_s=60.0, memory_bytes=1 << 28, output_bytes=1 << 20)


@pytest.mark.docker
def test_lane_without_memory_for_its_own_parts_is_dead_and_no_candidate_is_blamed(
    docker_sandbox: DockerSandbox,
) -> None:
    with (
        closing(docker_sandbox.open_lane(LaneOptions(memory_bytes=TOO_LITTLE))) as lane,
        pytest.raises(SandboxDied, match=r"^container \w+ is gone \("),
    ):
        _count(lane)


def _count(lane: Lane) -> None:
    program = lane.prepare("def f():\n    return 1\n", "f")
    assert isinstance(program, Prepared)
    lane.run(Job(program=program, arguments=values.encode(()), limits=LIMITS, engine=Engine.QEMU))
