"""Units of work in flight: enough that no lane is idle, few enough that work can still go to whoever is free."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import ray

from effbench.errors import ClusterError
from effbench.records.measurement import Measurement, Verdict
from effbench.runner.ray.node import UnitResult
from effbench.runner.work_queue import WorkItem

__all__ = ["Answer", "Flight"]

_LOG = logging.getLogger(__name__)

MOMENT_S: Final = 1.0

Answer = Any
"""A promise of Ray's; its generic type says nothing here."""


@dataclass(slots=True, kw_only=True)
class Flight:
    """The units that are handed out.

    Attributes:
        lanes: Tells how many there are at present.
        per_lane: Units that are handed out for each of them.
        units: What is still to be handed out; None where nothing has come yet.
        hand_out: Gives a unit to the cluster.
        open: What is handed out: Ray's promise → the unit.
        references: The first records of each reference; those of other nodes must say the same, and are dropped.
        ended: Whether all has been handed out.
        waits: Whether there is no node left to measure on.
    """

    lanes: Callable[[], int]
    per_lane: int
    units: Iterator[WorkItem | None]
    hand_out: Callable[[WorkItem], Answer]
    open: dict[Answer, WorkItem] = field(default_factory=dict)
    references: dict[tuple[str, str], list[Measurement]] = field(default_factory=dict)
    ended: bool = False
    waits: bool = False

    def goes_on(self) -> bool:
        """Hands out what there is room for; says whether there is anything to wait for."""
        lanes = self.lanes()
        if not lanes and not self.waits:
            _LOG.info("no node is left that has room for a lane: waiting until one joins the cluster")
        self.waits = not lanes
        room = max(lanes, 1) * self.per_lane
        while not self.ended and len(self.open) < room:
            try:
                unit = next(self.units)
            except StopIteration:
                self.ended = True
                break
            if unit is None:
                break
            self.open[self.hand_out(unit)] = unit
        return bool(self.open) or not self.ended

    def landed(self) -> Iterator[tuple[WorkItem, Answer]]:
        """What has come back within a moment."""
        if self.open:
            answers, _ = ray.wait(list(self.open), num_returns=1, timeout=MOMENT_S)
            for answer in answers:
                yield self.open.pop(answer), answer

    def new_records(self, report: UnitResult) -> Iterator[list[Measurement]]:
        """All but those of references that are known already."""
        for records in report.records:
            reference_id = records[0].reference_id
            who = (records[0].task_id, reference_id or "")
            if reference_id is not None and who in self.references:
                _compare(self.references[who], records, report.node)
                continue
            if reference_id is not None:
                self.references[who] = records
            yield records


def _compare(known: Sequence[Measurement], found: Sequence[Measurement], node: str) -> None:
    """Nodes with one fingerprint must count alike; a reference is what every node counts."""
    for one, other in zip(known, found, strict=False):
        accepted = one.verdict is Verdict.AC and other.verdict is Verdict.AC
        if accepted and (one.instructions, one.load_instructions) != (other.instructions, other.load_instructions):
            raise ClusterError(
                f"node {node} counts {other.instructions} instructions for reference {one.reference_id} of task "
                f"{one.task_id} where another node counts {one.instructions}: take the node out of the cluster, and "
                "measure into another --out"
            )
