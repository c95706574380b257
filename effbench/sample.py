"""What a model wrote for a task."""

import hashlib
from dataclasses import dataclass

__all__ = ["Sample", "Usage", "text_sha256"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens that one sample took.

    Attributes:
        prompt_tokens: Tokens read.
        completion_tokens: Tokens written.
    """

    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One completion for one task.

    Attributes:
        task_id: The task.
        sample_index: 0 for the task's first sample.
        model: Who wrote it.
        completion: The raw text.
        solution: The code in it; None where none could be found (verdict CE).
        usage: Tokens, where the model told.
    """

    task_id: str
    sample_index: int
    model: str
    completion: str
    solution: str | None
    usage: Usage | None = None

    @property
    def solution_sha256(self) -> str:
        """SHA-256 of the code (of the raw text where there is no code)."""
        return text_sha256(self.completion if self.solution is None else self.solution)


def text_sha256(text: str) -> str:
    """SHA-256 of any text that Python can hold, lone surrogates included."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
