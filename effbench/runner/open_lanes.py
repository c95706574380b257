"""The lanes of a run while they are open, and who measures with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from effbench.records.measurement import Measurement
from effbench.runner.lane_pool import LanePool
from effbench.runner.work_queue import WorkItem

__all__ = ["Measurer", "OpenLanes"]


class Measurer(Protocol):
    """Measures what it is given, wherever that is."""

    def measure(self, work_items: Iterable[WorkItem | None]) -> Iterator[list[Measurement]]:
        """Gives the records of a solution, or of several of one task, as soon as they are there.

        Closing the iterator stops all work.

        Raises:
            EffbenchError: A fault that measuring again does not mend; what was given before stays valid.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLanes:
    """Where a run is measured.

    Attributes:
        lane_pool: Of this machine.
        measurer: Who measures, with those lanes or elsewhere.
        fallback: For tasks whose programs do not run there as on usual machines; None where that was not asked for.
    """

    lane_pool: LanePool
    measurer: Measurer
    fallback: LanePool | None = None
