"""Models that run in this process: a tiny one with random weights, made here."""

import asyncio
import string
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.records.generation import Sampling
from effbench.samples.generation.chat import Answer, Request
from effbench.samples.generation.registry import open_backend
from tests.conftest import missing

pytestmark = pytest.mark.integrations

try:
    import tokenizers
    import torch
    import transformers
except ImportError:
    missing("transformers", "transformers and torch are not installed")

CHAT = "{% for message in messages %}{{ message['content'] }}{% endfor %}"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with a tokenizer that spells."""
    folder = tmp_path_factory.mktemp("tiny")
    letters = {letter: place for place, letter in enumerate(["<end>", "Ġ", *string.ascii_lowercase])}
    spelling = tokenizers.Tokenizer(tokenizers.models.BPE(letters, merges=[]))
    spelling.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    spelling.decoder = tokenizers.decoders.ByteLevel()
    tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_object=spelling, eos_token="<end>", chat_template=CHAT)
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=len(letters), hidden_size=8, intermediate_size=8, num_hidden_layers=1, num_attention_heads=1,
        eos_token_id=0, bos_token_id=None,
    )  # fmt: skip
    transformers.LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def ask(folder: Path, *requests: Request) -> list[Answer]:
    async def answers() -> list[Answer]:
        async with open_backend(f"transformers/{folder}").session() as session:
            await session.check()
            return [await session.answer(request) for request in requests]

    return asyncio.run(answers())


def texts(answer: Answer) -> list[str]:
    return [completion.text for completion in answer.completions]


def test_a_local_model_answers_as_often_as_asked_and_repeats_with_its_seed(tiny: Path) -> None:
    drawn = Request(prompt="abc", n=3, sampling=Sampling(temperature=5.0, seed=1, max_tokens=6))
    likeliest = Request(prompt="abc", n=2, sampling=Sampling(temperature=0, max_tokens=6))
    first, again, greedy = ask(tiny, drawn, drawn, likeliest)
    assert len(set(texts(first))) > 1
    assert texts(first) == texts(again)
    assert len(set(texts(greedy))) == 1
    assert greedy.usage is not None
    assert greedy.usage.prompt_tokens == 3
    assert {completion.finish_reason for completion in (*first.completions, *greedy.completions)} <= {"stop", "length"}


def test_a_text_ends_before_what_it_was_to_stop_at(tiny: Path) -> None:
    seeds = [Sampling(temperature=5.0, seed=seed, max_tokens=8) for seed in range(20)]
    answers = ask(tiny, *(Request(prompt="ab", endpoint="completions", sampling=each) for each in seeds))
    found = ((sampling, texts(answer)[0]) for sampling, answer in zip(seeds, answers, strict=True))
    sampling, text = next((each, text) for each, text in found if len(set(text[:2])) == 2)
    (cut,) = ask(tiny, Request(prompt="ab", endpoint="completions", sampling=replace(sampling, stop=(text[1],))))
    assert texts(cut) == [text[0]]
    assert cut.completions[0].finish_reason == "stop"


def test_a_model_without_a_template_for_chats_and_one_that_is_not_there_are_refused(tiny: Path, tmp_path: Path) -> None:
    for path in tiny.iterdir():
        if path.name != "chat_template.jinja":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    settings = tmp_path / "tokenizer_config.json"
    settings.write_text(settings.read_text().replace('"chat_template"', '"no_template"'))
    with pytest.raises(InputError, match="has no template for chats: give --endpoint completions"):
        ask(tmp_path, Request(prompt="a"))
    with pytest.raises(InputError, match="cannot be loaded"):
        ask(tmp_path / "nothing", Request(prompt="a"))
