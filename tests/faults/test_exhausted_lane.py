"""A lane that has no memory left for its own parts: said to have died, and no candidate is blamed."""

from contextlib import closing

import pytest

from effbench.errors import SandboxDied
from effbench.sandboxes.agent import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.protocol import Engine, Job, LaneOptions, Limits, Prepared

TOO_LITTLE = 24 << 20
"""Enough for the relay and a native interpreter, not for an emulated one beside them."""
LIMITS = Limits(cpu_s=10.0, wall_s=60.0, memory_bytes=1 << 28, output_bytes=1 << 20)


@pytest.mark.docker
def test_lane_without_memory_for_its_own_parts_is_dead_and_no_candidate_is_blamed(
    docker_sandbox: DockerSandbox,
) -> None:
    with closing(docker_sandbox.open_lane(LaneOptions(memory_bytes=TOO_LITTLE))) as lane:
        program = lane.prepare("def f():\n    return 1\n", "f")
        assert isinstance(program, Prepared)
        job = Job(program=program, arguments=values.encode(()), limits=LIMITS, engine=Engine.QEMU)
        with pytest.raises(SandboxDied, match=r"^container \w+ is gone \("):
            lane.run(job)
