"""What every source of samples must offer."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar, runtime_checkable

from effbench.errors import InputError
from effbench.records.sample import Sample
from effbench.records.task import Suite

__all__ = ["Model", "Remarking", "first_samples", "refuse_unknown_tasks"]

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


@runtime_checkable
class Remarking(Protocol):
    """A source of samples that has something to tell the user about them."""

    def remarks(self, suite: Suite) -> Iterable[str]:
        """One sentence at a time.

        Args:
            suite: The whole suite.
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


def refuse_unknown_tasks(task_ids: Iterable[str], suite: Suite, *, source: str) -> None:
    """Refuses samples for tasks that a suite does not have, not even unscored.

    Args:
        task_ids: Which tasks there are samples for.
        suite: The whole suite.
        source: Where the samples come from, for the message: what "has samples".

    Raises:
        InputError: Names up to three of the tasks.
    """
    known = {task.task_id for task in suite.tasks} | suite.unscored_task_ids
    unknown = [task_id for task_id in dict.fromkeys(task_ids) if task_id not in known]
    if unknown:
        more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
        raise InputError(
            f"{source} has samples for tasks that the suite '{suite.name}' lacks ({', '.join(unknown[:3])}{more}): "
            "give the suite that they were written for"
        )
