"""Rewards from real containers."""

import asyncio

import pytest

from effbench.api.rewarder import Rewarder
from effbench.records.measurement import Verdict
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox, SandboxFacts
from effbench.suites import load_suite


class RecordingSandbox:
    """A sandbox that remembers its lanes."""

    name = "docker"

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.lanes: list[Lane] = []

    def open_lane(self, options: LaneOptions) -> Lane:
        self.lanes.append(self._sandbox.open_lane(options))
        return self.lanes[-1]

    def facts(self) -> SandboxFacts:
        return self._sandbox.facts()


@pytest.mark.docker
@pytest.mark.parametrize("objective", ["memory", "joint", "energy"])
def test_an_objective_rewards_what_it_is_about(docker_sandbox: DockerSandbox, objective: str) -> None:
    task = next(task for task in load_suite("core").tasks if task.task_id == "core/recurrence_term")
    name, lean = task.entry_point, task.baseline.solution
    hungry = f"{lean}\n\nlean = {name}\n\ndef {name}(*given):\n    held = bytes(16 << 20)\n    return lean(*given)\n"
    with Rewarder(
        "core", tasks="recurrence_term", objective=objective, counter="qemu", sandbox=docker_sandbox, workers=1
    ) as rewarder:
        own, other = rewarder.reward(task.task_id, lean), rewarder.reward(task.task_id, hungry)
    assert (own.verdict, other.verdict, own.speedup) == (Verdict.AC, Verdict.AC, 1.0)
    assert own.gain is not None
    assert other.gain is not None
    assert other.value is not None
    if objective == "energy":  # it holds seconds, which vary
        assert own.gain > 0
    else:
        assert own.gain == own.value == 1.0
        assert other.gain < 0.1
        assert other.value < 0.3


@pytest.mark.docker
def test_real_lanes_reward_real_programs_and_survive_hostile_ones(docker_sandbox: DockerSandbox) -> None:
    sandbox = RecordingSandbox(docker_sandbox)
    task = next(task for task in load_suite("core").tasks if task.task_id == "core/recurrence_term")
    name = task.entry_point
    hostile = {
        f"def {name}(*arguments):\n    import os\n    os._exit(0)\n": Verdict.RE,
        f"def {name}(*arguments):\n    return [0] * 10**12\n": Verdict.MLE,
        f"def {name}(*arguments):\n    return object()\n": Verdict.RE,
        f"def {name}(*arguments):\n    return 0\n": Verdict.WA,
        "\ud800": Verdict.CE,
        "\0": Verdict.CE,
        "(" * 5000: Verdict.CE,
    }
    with Rewarder("core", tasks="recurrence_term", counter="qemu", sandbox=sandbox, workers=2) as rewarder:
        assert rewarder.reward(task.task_id, f"```python\n{task.baseline.solution}```").value == 1.0
        for lane in sandbox.lanes:
            lane.close()
        found = rewarder.rewards((task.task_id, text) for text in hostile)
        assert [reward.verdict for reward in found] == list(hostile.values())
        assert all(reward.value == 0 for reward in found)
        again = asyncio.run(rewarder.areward(task.task_id, task.baseline.solution + "\n# the same\n"))
        assert (again.value, again.efficiency) == (1.0, 1.0)
