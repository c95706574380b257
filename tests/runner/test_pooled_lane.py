"""A lane that another thread closes while its own opens one."""

from dataclasses import dataclass, field

from effbench.runner.pooled_lane import PooledLane
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.scripted import ScriptedLane, ScriptedSandbox
from tests.small_suite import play, prepare


@dataclass
class OpeningMeanwhile(ScriptedSandbox):
    """Its lanes count how many are open; while one is closed, the pool is asked for another."""

    pooled: list[PooledLane] = field(default_factory=list)
    left: int = 1

    def __post_init__(self) -> None:
        super().__init__(play, prepare=prepare)

    def open_lane(self, options: LaneOptions) -> ScriptedLane:
        lane = super().open_lane(options)
        close = lane.close

        def closing() -> None:
            close()
            if self.left:
                self.left -= 1
                self.pooled[0].reference_lane()

        lane.close = closing  # type: ignore[method-assign]
        return lane


def test_a_lane_that_is_opened_while_others_are_closed_is_closed_too() -> None:
    sandbox = OpeningMeanwhile()
    other = ScriptedSandbox(play, prepare=prepare)
    pooled = PooledLane(sandbox, LaneOptions(memory_bytes=1 << 30), of_references=other)
    sandbox.pooled.append(pooled)
    first = pooled.lane()
    pooled.close()
    assert pooled.lane() is not first
    pooled.close()
    pooled.close()
    assert sandbox.left == 0


def test_each_kind_of_program_has_its_lane_and_keeps_it() -> None:
    own, suite = ScriptedSandbox(play, prepare=prepare), ScriptedSandbox(play, prepare=prepare)
    pooled = PooledLane(own, LaneOptions(memory_bytes=1 << 30), of_suite=suite)
    assert pooled.lane() is pooled.lane() is pooled.reference_lane()
    assert pooled.suite_lane() is pooled.suite_lane()
    assert pooled.suite_lane() is not pooled.lane()
