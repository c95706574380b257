"""What every backend must offer that writes samples when it is asked to, and what is said to it.

A spec ``prefix/model`` names such a backend; ``name:argument`` names a source of samples that exist already
(:mod:`effbench.samples.model`). The entry-point group of both is ``effbench.models``.
"""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from effbench.records.generation import Endpoint, Sampling
from effbench.records.sample import Usage

__all__ = ["Answer", "Backend", "Chat", "Completion", "Request", "Session"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a backend is asked for.

    Attributes:
        prompt: The user's message, or the text to go on with.
        endpoint: Which of the two.
        sampling: How to choose tokens.
        n: How many completions.
    """

    prompt: str
    endpoint: Endpoint = "chat"
    sampling: Sampling = field(default_factory=Sampling)
    n: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One of the completions of an answer.

    Attributes:
        text: Raw.
        finish_reason: Why it ended, in the server's word; None where it did not tell.
        refused: Whether the model or a filter declined, so that the text holds no solution.
        reasoning: What was thought before, where the server gives that apart.
    """

    text: str
    finish_reason: str | None = None
    refused: bool = False
    reasoning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one request gave.

    Attributes:
        completions: At least one; perhaps fewer than asked for.
        usage: Tokens of the whole request, where the server told.
    """

    completions: tuple[Completion, ...]
    usage: Usage | None = None


class Session(Protocol):
    """An open connection; belongs to one event loop."""

    async def check(self) -> None:
        """Finds out, without spending tokens, whether there is anybody to talk to.

        Raises:
            RequestFailed: Nobody can be reached.
        """
        ...

    async def answer(self, request: Request) -> Answer:
        """Asks for completions; several calls may wait side by side.

        Raises:
            RequestFailed: After whatever retries the backend makes.
        """
        ...


class Backend(Protocol):
    """A model that can be asked.

    Attributes:
        name: What the output calls it; also the ``model`` of its samples.
        server: Where it is, for the record; holds no secret.
        many: Whether one request may ask for several completions.
    """

    @property
    def name(self) -> str: ...  # noqa: D102  # told in the class
    @property
    def server(self) -> str: ...  # noqa: D102
    @property
    def many(self) -> bool: ...  # noqa: D102

    def session(self) -> AbstractAsyncContextManager[Session]:
        """Opens a connection."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A backend to be asked one thing at a time, without asyncio.

    Attributes:
        backend: The model.
        sampling: How it shall choose tokens.
    """

    backend: Backend
    sampling: Sampling = field(default_factory=Sampling)

    def complete(self, prompt: str) -> str:
        """Asks and waits; must not be called from a running event loop.

        Returns:
            The raw text of the answer; empty where the model declined.

        Raises:
            RequestFailed: After all retries.
        """
        return asyncio.run(self._complete(prompt))

    async def _complete(self, prompt: str) -> str:
        async with self.backend.session() as session:
            answer = await session.answer(Request(prompt=prompt, sampling=self.sampling))
        first = answer.completions[0]
        return "" if first.refused else first.text
