"""A sample as somebody wrote it down, before it is known which code is in it."""

from dataclasses import dataclass

from effbench.records.sample import Sample
from effbench.records.task import Task
from effbench.samples.extraction.extract import extract_solution

__all__ = ["WrittenSample"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSample:
    """One sample of a file or a program; at least one of the two texts is there.

    Attributes:
        completion: The raw text; None where only the code was kept.
        solution: The code in it, taken as it is; None where it is still to be found.
    """

    completion: str | None = None
    solution: str | None = None

    def sample(self, task: Task, *, index: int, model: str) -> Sample:
        """The sample of a task, with its code."""
        completion = self.completion if self.completion is not None else self.solution or ""
        solution = self.solution if self.solution is not None else extract_solution(completion, task)
        return Sample(
            task_id=task.task_id,
            sample_index=index,
            model=model,
            completion=completion,
            solution=solution if solution is not None and solution.strip() else None,
        )
