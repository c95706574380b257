"""Who measures: the threads of this process, or the nodes of a cluster."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Final, Protocol

from effbench.errors import InputError
from effbench.records.measurement import Measurement
from effbench.runner.fallback import COUNTER, check_fallback
from effbench.runner.lane_pool import LanePool
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.runner.work_queue import WorkItem
from effbench.sandboxes.protocol import Sandbox

__all__ = ["EXECUTORS", "LOCAL", "RAY", "Executor", "LocalExecutor", "Measurer", "OpenLanes", "open_executor"]

LOCAL: Final = "local"
RAY: Final = "ray"
EXECUTORS: Final = (LOCAL, RAY)


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


class Executor(Protocol):
    """Opens the places where a run measures."""

    def open_lanes(
        self, plan: LanePlan, fallback: Sandbox | None, *, stage: Callable[[str], None], ready: int
    ) -> AbstractContextManager[OpenLanes]:
        """Opens them; leaving the context closes them.

        Args:
            plan: What they are for.
            fallback: Makes lanes for tasks whose programs do not run in the plan's as on usual machines; None for none.
            stage: Is told what is being done now.
            ready: Lanes that are opened now; the others are opened when they are first needed.

        Raises:
            EffbenchError: Nothing can be measured there.
        """
        ...


class LocalExecutor:
    """Measures on this machine, in threads."""

    @contextmanager
    def open_lanes(
        self, plan: LanePlan, fallback: Sandbox | None, *, stage: Callable[[str], None], ready: int
    ) -> Iterator[OpenLanes]:
        """A pool of lanes, and one beside it for the fallback."""
        with closing(open_lane_pool(plan, stage=stage, ready=ready)) as lane_pool:
            if fallback is None:
                yield OpenLanes(lane_pool=lane_pool, measurer=lane_pool)
                return
            check_fallback(lane_pool)
            own = replace(lane_pool, unsuited={})
            elsewhere = LanePlan(tasks=plan.tasks, sandbox=fallback, counter=COUNTER, workers=plan.workers)
            with closing(open_lane_pool(elsewhere, ready=1)) as other:
                yield OpenLanes(lane_pool=own, measurer=own, fallback=other)


def open_executor(name: str, ray_address: str | None) -> AbstractContextManager[Executor]:
    """Opens the executor that was asked for; leaving the context ends what it has started.

    Raises:
        InputError: There is no such executor, it is not installed, or the address is for another one.
        ClusterError: No cluster answers.
    """
    if name == LOCAL:
        if ray_address is not None:
            raise InputError("--ray-address names a Ray cluster, and this run does not use one: add --executor ray")
        return nullcontext(LocalExecutor())
    if name != RAY:
        raise InputError(f"there is no executor '{name}': choose one of {', '.join(EXECUTORS)}")
    try:
        from effbench.runner.ray.driver import connect  # an extra, and slow to import
    except ModuleNotFoundError as error:
        if error.name != "ray":
            raise
        raise InputError("--executor ray needs Ray, which is not installed: pip install 'effbench[ray]'") from error
    return connect(ray_address)
