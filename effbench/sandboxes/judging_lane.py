"""Lanes that run validators of outputs, and let programs talk to them."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from effbench.sandboxes.job import Job, Limits
from effbench.sandboxes.outcome import Outcome

__all__ = ["Judgement", "JudgingLane", "Validation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """A validator of outputs and what it judges by (``validator input answer feedback_dir flags < output``).

    Attributes:
        code: A program that stands alone, or a source in Python.
        is_python: Which of both.
        given: The test's input.
        answer: The test's answer.
        flags: Words behind the three paths.
        limits: Bounds.
        has_paths: Whether it gets the three paths; a validator of inputs gets none, and the input as its output.
    """

    code: bytes
    is_python: bool
    given: bytes
    answer: bytes
    flags: tuple[str, ...]
    limits: Limits
    has_paths: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a validator said.

    Attributes:
        exit: Its exit code, or a signal's number with a minus sign; None where it was stopped at its limits.
        message: What it wrote for judges; short.
        score: What it wrote as the score; short, empty where it gave none.
        outcome: How the program that it talked to ended; None where it judged an output.
    """

    exit: int | None
    message: str
    score: str
    outcome: Outcome | None = None


@runtime_checkable
class JudgingLane(Protocol):
    """A lane that runs validators of outputs, beside the programs of its language."""

    def judge(self, validation: Validation, output: bytes) -> Judgement:
        """Lets a validator judge an output.

        Raises:
            SandboxDied: The lane is gone.
        """
        ...

    def interact(self, validation: Validation, job: Job, *, is_python: bool) -> Judgement:
        """Lets a program talk to a validator.

        Args:
            validation: The validator; it goes on until its own limits or its end.
            job: The program, its limits and its engine; what it is given is not looked at.
            is_python: Whether the program is a source in Python, whatever the lane's language.

        Raises:
            SandboxDied: The lane is gone.
        """
        ...
