"""Answers that are given again."""

import asyncio

import pytest

from effbench.errors import RequestFailed
from effbench.optimise.recorded import RecordedAnswer, RecordedBackend
from effbench.samples.generation.chat import Request


def test_each_prompt_gets_its_answers_in_order_and_no_more() -> None:
    backend = RecordedBackend(
        name="scribe", answers=tuple(RecordedAnswer(prompt="p", text=text, usage=None) for text in ("one", "two"))
    )

    async def ask() -> list[str]:
        async with backend.session() as session:
            await session.check()
            found = [(await session.answer(Request(prompt="p"))).completions[0].text for _ in range(2)]
            with pytest.raises(RequestFailed, match="holds no answer to this prompt"):
                await session.answer(Request(prompt="p"))
            return found

    assert asyncio.run(ask()) == ["one", "two"]
