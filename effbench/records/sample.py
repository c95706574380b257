"""What a model wrote for a task."""

import hashlib
from dataclasses import dataclass

from effbench.records.field_types import Count

__all__ = ["Sample", "Usage", "text_sha256"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens that one sample took.

    Of a request that gave several samples, the first one carries the prompt, and all share the rest evenly, so that
    sums are exact.

    Attributes:
        prompt_tokens: Tokens read.
        completion_tokens: Tokens written.
    """

    prompt_tokens: Count
    completion_tokens: Count


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
        finish_reason: Why the model stopped, in its server's word (``stop``, ``length``, ``content_filter``, …), where
            it told.
        reasoning: What the model thought before it answered, where its server gives that apart from the answer.
    """

    task_id: str
    sample_index: Count
    model: str
    completion: str
    solution: str | None
    usage: Usage | None = None
    finish_reason: str | None = None
    reasoning: str | None = None

    @property
    def solution_sha256(self) -> str:
        """SHA-256 of the code (of the raw text where there is no code)."""
        return text_sha256(self.completion if self.solution is None else self.solution)


def text_sha256(text: str) -> str:
    """SHA-256 of any text that Python can hold, lone surrogates included."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
