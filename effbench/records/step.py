"""One step of an optimiser: what the model was told, what it wrote, and what was measured of it."""

from dataclasses import dataclass

from effbench.records.field_types import Count
from effbench.records.measurement import Verdict
from effbench.records.sample import Usage

__all__ = ["Step"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One answer of a model, and what was measured of it on inputs that scoring does not use.

    Attributes:
        task_id: The task.
        step: 0 for the first.
        prompt: What the model was asked.
        completion: The raw text of its answer.
        solution: The code in it; None where none could be found.
        usage: Tokens, where the server told, those of a critique included.
        verdict: The program's first verdict other than AC, or AC; None where nothing was measured.
        detail: A short reason for a verdict other than AC.
        speedup: What the given program takes over what this one takes, on these inputs: instructions, or what the
            trajectory's objective is; None where the program is not correct, went over the budget, or was not measured.
        feedback: What the next prompt may say of this step.
        critique: What a second model said of it; empty without one.
    """

    task_id: str
    step: Count
    prompt: str
    completion: str
    solution: str | None
    usage: Usage | None
    verdict: Verdict | None
    detail: str
    speedup: float | None
    feedback: str
    critique: str = ""

    @property
    def gain(self) -> float:
        """The speed-up; 1 where there is none: then the given program stays."""
        return 1.0 if self.speedup is None else max(1.0, self.speedup)
