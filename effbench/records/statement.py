"""What a run's readers are shown of a task: its text and its reference solutions."""

from dataclasses import dataclass

from effbench.records.field_types import Many
from effbench.records.task import Task

__all__ = ["StatedReference", "TaskStatement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReference:
    """A reference solution as text.

    Attributes:
        reference_id: Unique within the task.
        tier: What the suite calls it.
        solution: The code.
    """

    reference_id: str
    tier: str
    solution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStatement:
    """One task as text. No score depends on it.

    Attributes:
        task_id: The task.
        prompt: What a model is shown.
        references: From the slowest to the fastest.
    """

    task_id: str
    prompt: str
    references: Many[StatedReference]

    @staticmethod
    def of(task: Task) -> "TaskStatement":
        """Takes the readable part of a task."""
        return TaskStatement(
            task_id=task.task_id,
            prompt=task.prompt,
            references=tuple(
                StatedReference(reference_id=item.reference_id, tier=item.tier, solution=item.solution)
                for item in task.references
            ),
        )
