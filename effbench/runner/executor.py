"""Who measures: the threads of this process, or the nodes of a cluster."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import replace
from typing import Final, Protocol

from effbench.errors import InputError
from effbench.runner.fallback import COUNTER, check_fallback
from effbench.runner.open_lanes import OpenLanes
from effbench.runner.open_pool import LanePlan, open_lane_pool
from effbench.sandboxes.protocol import Sandbox

__all__ = ["EXECUTORS", "LOCAL", "RAY", "Executor", "LocalExecutor", "open_executor"]

LOCAL: Final = "local"
RAY: Final = "ray"
EXECUTORS: Final = (LOCAL, RAY)


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
