"""Rewarders by name, opened when they are first asked for."""

import atexit
import threading
from collections.abc import Callable, Hashable
from typing import Generic, Self, TypeVar

from effbench.api.rewarder import Rewarder

__all__ = ["Rewarders"]

K = TypeVar("K", bound=Hashable)


class Rewarders(Generic[K]):
    """Opens one rewarder for each key, whichever thread asks first, and closes all of them.

    What is still open when the process ends is closed then.

    Args:
        open_rewarder: Opens the rewarder of a key.
    """

    def __init__(self, open_rewarder: Callable[[K], Rewarder]) -> None:
        self._open = open_rewarder
        self._opened: dict[K, Rewarder] = {}
        self._lock = threading.Lock()

    def of(self, key: K) -> Rewarder:
        """The rewarder of a key.

        Raises:
            EffbenchError: It cannot be opened.
        """
        with self._lock:
            if not self._opened:
                atexit.register(self.close)
            if key not in self._opened:
                self._opened[key] = self._open(key)
            return self._opened[key]

    def close(self) -> None:
        """Closes all; a later call opens them again."""
        with self._lock:
            atexit.unregister(self.close)
            for rewarder in self._opened.values():
                rewarder.close()
            self._opened.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
