"""Who measures: the threads of this process, or the nodes of a cluster."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Final, Protocol

from effbench.errors import InputError
from effbench.records.measurement import Measurement
from effbench.runner.lane_pool import LanePool
from effbench.runner.work_queue import WorkItem

__all__ = ["EXECUTORS", "LOCAL", "RAY", "Executor", "LocalExecutor", "Measurer", "open_executor"]

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


class Executor(Protocol):
    """Opens the places where a run measures."""

    def lanes_here(self, workers: int | None) -> int | None:
        """Lanes on this machine; None for as many as fit."""
        ...

    def prepare(self, lane_pool: LanePool, *, workers: int | None) -> Measurer:
        """Makes ready to measure."""
        ...


class LocalExecutor:
    """Measures on this machine, in threads."""

    def lanes_here(self, workers: int | None) -> int | None:
        """All of them."""
        return workers

    def prepare(
        self,
        lane_pool: LanePool,
        *,
        workers: int | None,  # noqa: ARG002  # the pool has one core for each already
    ) -> Measurer:
        """The pool itself."""
        return lane_pool


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
