"""What runs on a node: one process, one lane that stays warm from unit to unit, the node's own cache.

Ray keeps such a process for the whole run and hands it one unit after the other. What it gives back are values: an
exception of effbench's is told as a sentence, for the driver is the one who speaks to the user.
"""

import queue
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import ray

from effbench.counters import Calibration, choose_counter
from effbench.counters.environment import observe
from effbench.errors import ClusterError, EffbenchError
from effbench.records.measurement import Measurement
from effbench.records.version import VERSION
from effbench.runner.lane_pool import LanePool, Worker
from effbench.runner.pooled_lane import PooledLane
from effbench.runner.work_queue import SharedResults, WorkBatch, WorkItem
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.protocol import LaneOptions
from effbench.storage.cache import Cache, cache_root

__all__ = ["Greeting", "NodeWorker", "Terms", "UnitResult", "greet", "measure_unit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What every node must agree with, as the driver found it on its own machine.

    Attributes:
        effbench: Version.
        sandbox: Name of the sandbox.
        counter: Name of the counter.
        environment_id: Fingerprint of what counts depend on.
        calibration: Of the counter; how fast it counts is found out on each node.
        lane_memory_bytes: Bound of each lane.
    """

    effbench: str
    sandbox: str
    counter: str
    environment_id: str
    calibration: Calibration
    lane_memory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """What a node says of itself.

    Attributes:
        node: Its name for the user.
        isolation: Layers between a candidate and the node.
        fault: Why it cannot measure; empty where it can.
    """

    node: str
    isolation: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResult:
    """What came of a unit of work.

    Attributes:
        node: Where it was measured, as a name for the user.
        records: Each solution's records, the references' among them.
        fault: Why it did not come to its end; empty where it did.
    """

    node: str
    records: tuple[list[Measurement], ...]
    fault: str = ""


def greet(terms: Terms) -> Greeting:
    """Checks this node against the terms."""
    try:
        facts = _lane_pool(terms).sandbox.facts()
    except EffbenchError as error:
        return Greeting(node=_node(), fault=str(error))
    return Greeting(node=_node(), isolation=facts.isolation)


def measure_unit(unit: WorkItem, terms: Terms) -> UnitResult:
    """Measures some samples of one task in this process's lane."""
    try:
        return _worker(terms).measure(unit, _node())
    except EffbenchError as error:
        return UnitResult(node=_node(), records=(), fault=str(error))


class NodeWorker:
    """A worker that nobody stops and that never waits for room.

    Args:
        lane_pool: What it measures with.
    """

    def __init__(self, lane_pool: LanePool) -> None:
        self._task = ""
        self._programs: dict[str, Sequence[Measurement]] = {}
        self._done: queue.Queue[list[Measurement]] = queue.Queue()
        self._worker = Worker(lane_pool, lane_pool.pooled_lanes[0], self._done, threading.Event())

    def measure(self, unit: WorkItem, node: str) -> UnitResult:
        """Measures a unit; programs that an earlier unit of the same task brought are not measured again."""
        if unit.task.content_hash != self._task:
            self._task, self._programs = unit.task.content_hash, {}
        fault = ""
        try:
            self._worker.complete(WorkBatch(work_item=unit, shared=SharedResults(programs=self._programs)))
        except EffbenchError as error:
            fault = str(error)
        records = tuple(self._done.get_nowait() for _ in range(self._done.qsize()))
        return UnitResult(node=node, records=records, fault=fault)


@cache
def _worker(terms: Terms) -> NodeWorker:
    """The process's one worker: Ray gives a process to one run only, so the terms are always the same."""
    return NodeWorker(_lane_pool(terms))


@cache
def _lane_pool(terms: Terms) -> LanePool:
    """Opens the sandbox and the counter of this node."""
    if terms.effbench != VERSION:
        raise ClusterError(f"it has effbench {VERSION} and this machine has {terms.effbench}: install the same there")
    sandbox = open_sandbox(terms.sandbox)
    facts = sandbox.facts()
    counter, _ = choose_counter(terms.counter, facts)
    environment = observe(facts, counter)
    if environment.environment_id != terms.environment_id:
        raise ClusterError(
            f"its environment is {environment.environment_id} ({facts.sandbox}, Python {facts.python}) and this "
            f"machine's is {terms.environment_id}, so that their counts cannot be mixed: give both the same image or "
            "the same Python and emulator (`effbench sandbox build`), or take the node out of the cluster"
        )
    return LanePool(
        sandbox=sandbox,
        counter=counter,
        calibration=terms.calibration,
        environment=environment,
        cache=Cache(cache_root()),
        lane_memory_bytes=terms.lane_memory_bytes,
        pooled_lanes=(PooledLane(sandbox, LaneOptions(memory_bytes=terms.lane_memory_bytes)),),
    )


def _node() -> str:
    return f"{socket.gethostname()} ({ray.get_runtime_context().get_node_id()[:12]})"
