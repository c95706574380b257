"""A run on a Ray cluster, seen from the one process that writes its files.

A unit of work is a Ray task that asks for one core and for a lane's memory, so that no node gets more lanes than it
bears. Ray starts the processes, and gives a unit to another one when its process or its node is lost.
"""

import logging
import os
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

import ray
from ray.exceptions import RayError, RayTaskError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from effbench.errors import ClusterError, InputError
from effbench.records.measurement import Measurement, Verdict
from effbench.records.version import VERSION
from effbench.runner.lane_pool import LanePool, lane_death
from effbench.runner.open_lanes import OpenLanes
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.runner.ray.batches import split
from effbench.runner.ray.flight import Answer, Flight
from effbench.runner.ray.node import Greeting, Terms, UnitResult, greet, measure_unit
from effbench.runner.work_queue import WorkItem
from effbench.sandboxes.protocol import Sandbox

__all__ = ["RayExecutor", "RayMeasurer", "connect"]

_LOG = logging.getLogger(__name__)

AUTO: Final = "auto"
"""The cluster that this machine is part of, or the one that RAY_ADDRESS names."""
KNOCK_S: Final = 10.0
_HTTP2_HELLO: Final = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes((0, 0, 0, 4, 0, 0, 0, 0, 0))
"""What a client of a head says first (RFC 9113, 3.4): the preface and a frame of no settings."""
_HTTP2_HEADER: Final = 9
_HTTP2_SETTINGS: Final = bytes((4,))
"""The type of the frame that a server answers with, the fourth byte of its header."""
PROCESS_MEMORY_BYTES: Final = 512 << 20
"""The harness's own part of a node's process, beside its lane."""
RETRIES: Final = 10
"""How often Ray gives a unit to another process when its process or its node is lost."""
IN_FLIGHT: Final = 2
"""Units for each lane that are handed out: one that is measured, and one that waits for it to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    """A node that is alive.

    Attributes:
        node_id: Ray's.
        name: For the user.
        lanes: How many it bears.
    """

    node_id: str
    name: str
    lanes: int


@contextmanager
def connect(address: str | None) -> Iterator["RayExecutor"]:
    """Joins a cluster that runs already; leaving the context ends all processes of this run there."""
    if address is not None:
        _knock(address)
    try:
        ray.init(address=address or AUTO, log_to_driver=False, logging_level=logging.CRITICAL)
    except (RayError, OSError, RuntimeError, ValueError) as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        where = f"the Ray cluster at {address}" if address else "a Ray cluster on this machine"
        raise ClusterError(
            f"{where} cannot be joined ({reason}): start one with `ray start --head`, join this machine to it with "
            "`ray start --address HOST:PORT`, and give that address as --ray-address"
        ) from error
    try:
        yield RayExecutor()
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Ray itself would wait for minutes for a head that is not there."""
    host, colon, port = address.rpartition(":")
    if "://" in address or not (colon and host and port.isascii() and port.isdigit() and int(port) < 1 << 16):
        raise InputError(
            f"--ray-address is '{address}': give HOST:PORT of the cluster's head, on a machine that is part of the "
            "cluster"
        )
    reason = "it is not one that answers there"
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=KNOCK_S) as knocking:
            if os.environ.get("RAY_USE_TLS") == "1":
                return
            knocking.sendall(_HTTP2_HELLO)
            if knocking.recv(_HTTP2_HEADER, socket.MSG_WAITALL)[3:4] == _HTTP2_SETTINGS:
                return
    except OSError as error:
        reason = error.strerror or str(error)
    raise ClusterError(
        f"no Ray cluster answers at {address} ({reason}): start one there with `ray start --head`, and give its port"
    )


class RayExecutor:
    """Measures on all nodes of the cluster that this process has joined."""

    @contextmanager
    def open_lanes(
        self,
        plan: LanePlan,
        fallback: Sandbox | None,  # noqa: ARG002  # a plan with one is refused for a cluster
        *,
        stage: Callable[[str], None],
        ready: int,
    ) -> Iterator[OpenLanes]:
        """A lane here, which calibrates the counter and is closed again, then those of all nodes."""
        here = replace(plan, workers=1 if plan.workers is None else min(plan.workers, 1))
        lane_pool = open_lane_pool(here, stage=stage, ready=ready)
        lane_pool.close()  # what is calibrated here is used elsewhere
        yield OpenLanes(lane_pool=lane_pool, measurer=self.prepare(lane_pool, workers=plan.workers))

    def prepare(self, lane_pool: LanePool, *, workers: int | None) -> "RayMeasurer":
        """Checks that every node is like this machine."""
        if not lane_pool.counter.exact:
            raise InputError(
                f"--executor ray needs a counter whose counts are the same on every node, and those of "
                f"{lane_pool.counter.name} are not: take --counter qemu, or measure on one machine"
            )
        terms = Terms(
            effbench=VERSION,
            sandbox=lane_pool.sandbox.name,
            counter=lane_pool.counter.name,
            environment_id=lane_pool.environment.environment_id,
            calibration=lane_pool.calibration,
            lane_memory_bytes=lane_pool.lane_memory_bytes,
        )
        prepared = RayMeasurer(lane_pool=lane_pool, terms=terms, workers=workers)
        nodes = [node for node in prepared.nodes() if node.lanes]
        if not nodes:
            raise ClusterError(
                "no node of the Ray cluster has room for a lane: each takes a core and "
                f"{prepared.memory_bytes / (1 << 30):.1f} GiB, so start nodes that have both"
            )
        for greeting in _greet(nodes, terms):
            if greeting.isolation != lane_pool.environment.isolation:
                _LOG.info(f"node {greeting.node} isolates candidates differently: {', '.join(greeting.isolation)}")
        lanes = prepared.lanes()
        _LOG.info(f"Ray: {len(nodes)} node{'s' * (len(nodes) > 1)}, {lanes} lane{'s' * (lanes > 1)} side by side")
        return prepared


def _greet(nodes: Sequence[_Node], terms: Terms) -> Iterator[Greeting]:
    """Asks all at the same time; a node that is lost meanwhile is not missed."""
    ask = ray.remote(greet)
    answers = {
        node.name: ask.options(
            num_cpus=0, scheduling_strategy=NodeAffinitySchedulingStrategy(node.node_id, soft=False)
        ).remote(terms)
        for node in nodes
    }
    for name, answer in answers.items():
        try:
            greeting = ray.get(answer)
        except RayTaskError as error:
            raise ClusterError(f"node {name} cannot run effbench ({_last_line(error)}): install it there") from error
        except RayError:
            continue
        if greeting.fault:
            raise ClusterError(f"node {greeting.node} is refused: {greeting.fault}")
        yield greeting


@dataclass(frozen=True, slots=True, kw_only=True)
class RayMeasurer:
    """Hands units of work to a cluster and gives what comes back.

    Attributes:
        lane_pool: As it would measure on this machine.
        terms: What nodes must agree with.
        workers: Lanes side by side, all nodes together; None for as many as there is room for.
    """

    lane_pool: LanePool
    terms: Terms
    workers: int | None

    @property
    def memory_bytes(self) -> int:
        """What Ray sets aside for a lane."""
        return self.terms.lane_memory_bytes + PROCESS_MEMORY_BYTES

    def nodes(self) -> list[_Node]:
        """Those that are alive, with the lanes that each bears."""
        found = []
        for node in ray.nodes():  # type: ignore[no-untyped-call]  # Ray's own
            if not node["Alive"]:
                continue
            cores, memory = (int(node["Resources"].get(kind, 0)) for kind in ("CPU", "memory"))
            name = f"{node['NodeManagerHostname']} ({node['NodeID'][:12]})"
            found.append(_Node(node_id=node["NodeID"], name=name, lanes=min(cores, memory // self.memory_bytes)))
        return found

    def lanes(self) -> int:
        """How many there are side by side at present."""
        lanes = sum(node.lanes for node in self.nodes())
        return lanes if self.workers is None else min(lanes, self.workers)

    def measure(self, work_items: Iterable[WorkItem | None]) -> Iterator[list[Measurement]]:
        """Gives a unit's records as soon as it is there; units that nobody waits for end with the executor.

        They are not cancelled one by one: a unit that comes home while it is being cancelled makes Ray (2.60) abort the
        whole process. Leaving the cluster ends them, too.

        All at once: they are stored with one wait for the disk, which a large cluster's driver could not afford for
        each solution.

        Raises:
            ClusterError: A node met a fault that measuring again does not mend; what was given before stays valid.
        """
        work = ray.remote(measure_unit).options(
            num_cpus=1, memory=self.memory_bytes, max_retries=RETRIES, name="effbench"
        )
        flight = Flight(
            lanes=self.lanes,
            # With --workers no unit waits at a node: it might be measured beside the others.
            per_lane=IN_FLIGHT if self.workers is None else 1,
            units=split(work_items),
            hand_out=lambda unit: work.remote(unit, self.terms),
        )
        while flight.goes_on():
            for unit, answer in flight.landed():
                report = self._report(unit, answer)
                records = [item for solution in flight.new_records(report) for item in solution]
                if records:
                    yield records
                if report.fault:
                    raise ClusterError(f"node {report.node}: {report.fault}")

    def _report(self, unit: WorkItem, answer: Answer) -> UnitResult:
        try:
            report: UnitResult = ray.get(answer)  # type: ignore[assignment]  # its overloads do not know a promise of Any
        except RayTaskError as error:
            raise ClusterError(
                f"a node failed while it measured task {unit.task.task_id} ({_last_line(error)}): give the same "
                "command again"
            ) from error
        except RayError as error:  # its processes were lost again and again
            if not unit.samples:
                raise ClusterError(
                    f"the references of task {unit.task.task_id} were not measured ({_last_line(error)}): give the "
                    "same command again"
                ) from error
            detail = _last_line(error)
            records = tuple([lane_death(self.lane_pool, unit.task, each, Verdict.SE, detail)] for each in unit.samples)
            return UnitResult(node="", records=records)
        return report


def _last_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__
