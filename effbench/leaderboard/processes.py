"""Several processes for a large site, and none for a small one.

What is handed over is small: the path of a run. What comes back is what the pages need of it. Processes are started
afresh rather than forked: numpy has threads, and those do not survive a fork.
"""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Final, Protocol, TypeVar

from effbench.errors import InputError

__all__ = ["ALONE", "PageWorkers", "workers_for"]

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT: Final = 2_000
"""Tasks of all models together, from which on more processes save more than they take to start."""
PROCESSES_MAX: Final = 8
"""Each takes some 200 MB; beyond these the pages, which one process writes, take the time."""


class PageWorkers(Protocol):
    """Who does work that can be shared out."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Applies a function to each item: results in the items' order. Work may begin before they are asked for."""
        ...


class _Alone:
    """This process, when a result is asked for."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        return map(function, items)


class _Together:
    """Other processes."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        return self._pool.map(function, items)


ALONE: Final[PageWorkers] = _Alone()


@contextmanager
def workers_for(n_tasks: int) -> Iterator[PageWorkers]:
    """Gives who does the work; processes that were started end with the block."""
    n_processes = min(len(os.sched_getaffinity(0)), PROCESSES_MAX)
    if n_tasks < WORTH_IT or n_processes < 2:
        yield ALONE
        return
    pool = ProcessPoolExecutor(n_processes, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield _Together(pool)
    except BrokenProcessPool as error:
        raise InputError(
            "a process that helped to build the site was ended, perhaps for want of memory: free some and build again"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    gc.disable()  # records form no cycles, and looking for some takes a fifth of the time


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
