"""Models in vLLM's engine; the engine is played, since vLLM needs a GPU."""

import asyncio
import sys
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from effbench.errors import ExtraMissing, InputError, RequestFailed
from effbench.records.generation import Sampling
from effbench.records.sample import Usage
from effbench.samples.generation.chat import Answer, Request
from effbench.samples.generation.registry import Connection, open_backend


@dataclass
class Engine:
    """What `vllm.LLM` does, as far as effbench uses it."""

    model: str
    batches: list[list[tuple[Any, dict[str, Any]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.model == "nothing":
            raise OSError("nothing is not a model\nand more")

    def chat(self, messages: list[Any], sampling: list[Any], *, use_tqdm: bool) -> list[Any]:
        return self.generate([chat[0]["content"] for chat in messages], sampling, use_tqdm=use_tqdm)

    def generate(self, prompts: list[str], sampling: list[Any], *, use_tqdm: bool) -> list[Any]:
        assert not use_tqdm
        self.batches.append([(prompt, each.options) for prompt, each in zip(prompts, sampling, strict=True)])
        if "long" in prompts:
            raise ValueError("the prompt is too long")
        return [
            SimpleNamespace(
                prompt_token_ids=[1, 2, 3],
                outputs=[
                    SimpleNamespace(text=f"{prompt}!", finish_reason="stop", token_ids=[4, 5])
                    for _ in range(each.options["n"])
                ],
            )
            for prompt, each in zip(prompts, sampling, strict=True)
        ]


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[Engine]:
    made: list[Engine] = []

    def make(model: str) -> Engine:
        made.append(Engine(model))
        return made[-1]

    module = ModuleType("vllm")
    vars(module).update(LLM=make, SamplingParams=lambda **options: SimpleNamespace(options=options))
    monkeypatch.setitem(sys.modules, "vllm", module)
    return made


async def ask(*requests: Request, model: str = "tiny") -> list[Answer | BaseException]:
    async with open_backend(f"vllm-inprocess/{model}").session() as session:
        await session.check()
        return await asyncio.gather(*map(session.answer, requests), return_exceptions=True)


def test_requests_that_wait_together_are_one_batch(engines: list[Engine]) -> None:
    sampling = Sampling(temperature=0.5, stop=("#",), max_tokens=9)
    found = asyncio.run(ask(Request(prompt="a", n=2, sampling=sampling), Request(prompt="b")))
    assert [[each.text for each in answer.completions] for answer in found] == [["a!", "a!"], ["b!"]]  # type: ignore[union-attr]  # no exceptions
    assert [answer.usage for answer in found] == [  # type: ignore[union-attr]  # the same
        Usage(prompt_tokens=3, completion_tokens=4), Usage(prompt_tokens=3, completion_tokens=2)
    ]  # fmt: skip
    assert engines[0].batches == [
        [
            ("a", {"n": 2, "temperature": 0.5, "stop": ["#"], "max_tokens": 9}),
            ("b", {"n": 1, "max_tokens": None}),
        ]
    ]


def test_a_batch_that_is_refused_fails_each_of_its_requests(engines: list[Engine]) -> None:
    (found,) = asyncio.run(ask(Request(prompt="long", endpoint="completions")))
    assert isinstance(found, RequestFailed)
    assert str(found) == "vLLM gave up (the prompt is too long)"


def test_what_cannot_be_loaded_is_one_sentence(engines: list[Engine], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"vllm-inprocess/nothing cannot be loaded \(nothing is not a model\)"):
        asyncio.run(ask(model="nothing"))
    with pytest.raises(InputError, match="takes no --base-url"):
        open_backend("vllm-inprocess/tiny", Connection(base_url="http://localhost:1/v1"))
    monkeypatch.setitem(sys.modules, "vllm", None)
    with pytest.raises(ExtraMissing, match="pip install 'effbench\\[vllm\\]'"):
        asyncio.run(ask())
