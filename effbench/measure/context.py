"""The lane, counter and calibration that measuring needs."""

from dataclasses import dataclass, field

from effbench.counters.protocol import Counter
from effbench.measure.memory import MemoryMeter
from effbench.measure.tampering import CountRate
from effbench.records.environment import Calibration
from effbench.sandboxes.protocol import Lane

__all__ = ["MeasureContext"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureContext:
    """Where measuring happens.

    Attributes:
        lane: Runs solutions.
        counter: Counts them.
        calibration: What counting nothing gives there.
        environment_id: Fingerprint of everything that may change a count.
        count_rate: Of this machine; a pool's lanes share one.
        own_lane: Runs the suite's own programs; None where the lane of solutions does.
        memory: Measures memory, too; None where nobody asked for it.
    """

    lane: Lane
    counter: Counter
    calibration: Calibration
    environment_id: str
    count_rate: CountRate = field(default_factory=CountRate)
    own_lane: Lane | None = None
    memory: MemoryMeter | None = None

    @property
    def suite_lane(self) -> Lane:
        """Runs the suite's own programs, which are Python."""
        return self.own_lane or self.lane
