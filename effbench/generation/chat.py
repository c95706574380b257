"""What every backend must offer that writes samples when it is asked to, and what is said to it.

A spec ``prefix/model`` names such a backend; ``name:argument`` names a source of samples that exist already
(:mod:`effbench.samples.model`). The entry-point group of both is ``effbench.models``.
"""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from effbench.records.field_types import Count, Many, Real, WholeNumber
from effbench.records.sample import Usage

__all__ = ["Answer", "Backend", "Chat", "Completion", "Endpoint", "Request", "Sampling", "Session"]

Endpoint = Literal["chat", "completions"]
"""``chat`` for models that were taught to answer, ``completions`` for base models that go on with a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How a model shall choose its tokens. None leaves it to the server.

    Attributes:
        temperature: 0 for the likeliest tokens.
        top_p: Share of probability that tokens are drawn from.
        seed: For servers that can repeat themselves; the sample's index is added, so that samples differ.
        stop: Texts at which the model stops.
        max_tokens: Bound on a completion.
        reasoning_effort: How long a reasoning model may think, in its server's word.
    """

    temperature: Real | None = None
    top_p: Real | None = None
    seed: WholeNumber | None = None
    stop: Many[str] = ()
    max_tokens: Count | None = None
    reasoning_effort: str | None = None


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
    sampling: Sampling = Sampling()
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
    sampling: Sampling = Sampling()

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
