"""Reference solutions as if a model had written them."""

from collections.abc import Sequence
from dataclasses import dataclass

from effbench.errors import InputError
from effbench.records.sample import Sample
from effbench.records.task import Reference, Suite, Task
from effbench.samples.model import first_samples

__all__ = ["ReferenceModel", "open_reference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceModel:
    """Gives the reference solutions of each task.

    Attributes:
        tier: Which references; None means each task's fastest alone.
    """

    tier: str | None = None

    @property
    def name(self) -> str:
        """``reference`` or ``reference:TIER``."""
        return "reference" if self.tier is None else f"reference:{self.tier}"

    def samples(self, suite: Suite, *, selected: frozenset[str], n: int | None) -> list[Sample]:
        """One sample for each reference that is asked for, from the slowest to the fastest.

        Raises:
            InputError: A selected task has no reference of the tier, or fewer than n.
        """
        return [
            Sample(
                task_id=task.task_id,
                sample_index=index,
                model=self.name,
                completion=reference.solution,
                solution=reference.solution,
            )
            for task in suite.tasks
            if task.task_id in selected
            for index, reference in enumerate(
                first_samples(self._references(task), n=n, task_id=task.task_id, source=f"'{self.name}'")
            )
        ]

    def _references(self, task: Task) -> Sequence[Reference]:
        own = task.own_references
        if not own:
            raise InputError(
                f"{task.task_id} has no reference in {task.language}: choose other tasks, or another language"
            )
        if self.tier is None:
            return (own[-1],)
        matching = [reference for reference in own if reference.tier == self.tier]
        if not matching:
            known = ", ".join(dict.fromkeys(reference.tier for reference in own))
            raise InputError(f"{task.task_id} has no reference of the tier '{self.tier}': choose one of {known}")
        return matching


def open_reference(argument: str | None) -> ReferenceModel:
    """Opens ``reference`` or ``reference:TIER``.

    Raises:
        InputError: There is a colon and no tier behind it.
    """
    if argument == "":
        raise InputError("the model 'reference:' lacks its tier: give reference:TIER, or reference for the fastest")
    return ReferenceModel(tier=argument)
