"""A model that gives the answers of a trajectory again: no server is asked."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from effbench.errors import RequestFailed, RequestFault
from effbench.records.sample import Usage
from effbench.samples.generation.chat import Answer, Completion, Request

__all__ = ["RecordedAnswer", "RecordedBackend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAnswer:
    """What a model answered once.

    Attributes:
        prompt: What it was asked.
        text: What it wrote.
        usage: Tokens, where its server told.
    """

    prompt: str
    text: str
    usage: Usage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBackend:
    """Gives to each prompt the answers that it got, in their order.

    Attributes:
        name: The model's.
        answers: What was recorded.
        server: Where nothing is asked.
        many: Whether one request may ask for several completions.
    """

    name: str
    answers: tuple[RecordedAnswer, ...]
    server: str = "replay"
    many: bool = False

    @asynccontextmanager
    async def session(self) -> AsyncIterator["_Answers"]:
        """Opens nothing."""
        yield _Answers(self.answers)


class _Answers:
    def __init__(self, answers: Iterable[RecordedAnswer]) -> None:
        self._left: defaultdict[str, list[RecordedAnswer]] = defaultdict(list)
        for answer in answers:
            self._left[answer.prompt].append(answer)

    async def check(self) -> None:
        """There is nobody to reach."""

    async def answer(self, request: Request) -> Answer:
        """The next recorded answer to this prompt.

        Raises:
            RequestFailed: There is none: something else was measured than before.
        """
        left = self._left[request.prompt]
        if not left:
            raise RequestFailed("the trajectory holds no answer to this prompt", fault=RequestFault.HOPELESS)
        found = left.pop(0)
        return Answer(completions=(Completion(text=found.text),), usage=found.usage)
