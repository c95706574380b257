"""What every source of samples must offer."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from effbench.errors import InputError
from effbench.sample import Sample
from effbench.task import Suite

__all__ = ["Model", "first_samples"]

T = TypeVar("T")


class Model(Protocol):
    """A source of samples; the entry-point group is ``effbench.models``."""

    @property
    def name(self) -> str:
        """What the output calls it; also the ``model`` of its samples."""
        ...

    def samples(self, suite: Suite, *, selected: frozenset[str], n: int | None) -> Iterable[Sample]:
        """Gives the samples of the selected tasks: tasks in the suite's order, samples of a task by index.

        Args:
            suite: The whole suite, so that a task left out by the user can be told from one that does not exist.
            selected: Ids of the tasks that samples are wanted for.
            n: Samples per task; None means all that there are, or as many as the model gives by itself.

        Raises:
            InputError: The model cannot give that many samples, or has samples for tasks that the suite lacks.
        """
        ...


def first_samples(available: Sequence[T], *, n: int | None, task_id: str, source: str) -> Sequence[T]:
    """The first n of a task's samples.

    Args:
        available: All of them.
        n: How many are wanted; None means all.
        task_id: For the message.
        source: Where they come from, for the message.

    Raises:
        InputError: There are fewer than n.
    """
    if n is not None and n > len(available):
        raise InputError(f"{source} has {len(available)} of the {n} samples wanted for {task_id}: give a smaller -n")
    return available[:n]
