"""Requests to a server on this machine, one fault at a time."""

import asyncio
import logging
import socket
from collections.abc import Callable

import pytest

from effbench.errors import InputError, RequestFailed, RequestFault
from effbench.records.generation import Sampling
from effbench.records.sample import Usage
from effbench.samples.generation.chat import Answer, Request
from effbench.samples.generation.presets import PRESETS
from effbench.samples.generation.registry import Connection, open_backend, open_chat
from tests.model_server import Call, Fault, ModelServer, always, no_fault

KEY = "sk-recognisable-0123456789"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    for preset in PRESETS.values():
        monkeypatch.delenv(preset.key_variable, raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def writes(call: Call, index: int) -> str:
    return f"answer {index} to {call.prompt}"


def first_only(fault: Fault) -> Callable[[Call], Fault | None]:
    return lambda call: fault if call.number == 1 else None


def ask(server: ModelServer, request: Request, *, retries: int = 1, timeout_s: float = 20.0) -> Answer:
    connection = Connection(base_url=server.url, retries=retries, timeout_s=timeout_s)

    async def asked() -> Answer:
        async with open_backend("openai/scribe", connection).session() as session:
            return await session.answer(request)

    return asyncio.run(asked())


def test_a_chat_request_says_what_was_asked_for_and_nothing_else() -> None:
    sampling = Sampling(temperature=0.0, top_p=0.5, seed=7, stop=("a", "b"), max_tokens=9, reasoning_effort="low")
    with ModelServer(writes) as server:
        answer = ask(server, Request(prompt="Hello.", sampling=sampling, n=2))
        ask(server, Request(prompt="Bare."))
    assert [completion.text for completion in answer.completions] == ["answer 0 to Hello.", "answer 1 to Hello."]
    assert answer.usage == Usage(prompt_tokens=6, completion_tokens=200)
    full, bare = server.calls
    assert (full.path, full.authorization) == ("/v1/chat/completions", f"Bearer {KEY}")
    assert full.body == {
        "model": "scribe", "messages": [{"role": "user", "content": "Hello."}], "n": 2, "temperature": 0.0,
        "top_p": 0.5, "seed": 7, "stop": ["a", "b"], "max_completion_tokens": 9, "reasoning_effort": "low",
    }  # fmt: skip
    assert bare.body == {"model": "scribe", "messages": [{"role": "user", "content": "Bare."}]}


def test_a_base_model_goes_on_with_the_text() -> None:
    with ModelServer(writes) as server:
        request = Request(prompt="def f", endpoint="completions", sampling=Sampling(max_tokens=5))
        answer = ask(server, request)
    assert answer.completions[0].text == "answer 0 to def f"
    assert server.calls[0].path == "/v1/completions"
    assert server.calls[0].body == {"model": "scribe", "prompt": "def f", "max_tokens": 5}


PASSING = [
    Fault.RATE_LIMIT,
    Fault.SERVER_ERROR,
    Fault.CUT,
    Fault.MALFORMED,
    Fault.EMPTY,
    Fault.WEB_PAGE,
    Fault.RATE_LIMIT_IN_200,
]


@pytest.mark.parametrize("fault", PASSING, ids=str)
def test_a_fault_that_passes_costs_one_more_request(fault: Fault) -> None:
    with ModelServer(writes, faults=first_only(fault)) as server:
        answer = ask(server, Request(prompt="Hi"))
    assert answer.completions[0].text == "answer 0 to Hi"
    assert len(server.calls) == 2


def test_an_answer_that_takes_too_long_is_asked_for_again() -> None:
    with ModelServer(writes, faults=first_only(Fault.SLOW)) as server:
        assert ask(server, Request(prompt="Hi"), timeout_s=0.3).completions
    assert len(server.calls) == 2


@pytest.mark.parametrize(
    ("fault", "sentence", "kind"),
    [
        (Fault.RATE_LIMIT, r"limits the rate \(HTTP 429: Too many .*\), 2 times: lower", RequestFault.FAILED),
        (Fault.SERVER_ERROR, r"failed \(HTTP 500: Something broke\..*\), 2 times", RequestFault.FAILED),
        (Fault.CUT, "the connection to .* failed 2 times: ", RequestFault.FAILED),
        (Fault.SLOW, "gave no answer in time, 2 times: give a longer --timeout", RequestFault.FAILED),
        (Fault.MALFORMED, r"gave answers that cannot be read \(it is not JSON\), 2 times", RequestFault.FAILED),
        (Fault.WEB_PAGE, r"gave answers that cannot be read \(it is not JSON\), 2 times", RequestFault.FAILED),
        (Fault.EMPTY, r"gave answers that cannot be read \(it holds no choices\), 2 times", RequestFault.FAILED),
        (Fault.NOT_FOUND, r"has no model 'scribe' \(HTTP 404: .*\): check the name", RequestFault.HOPELESS),
        (Fault.WRONG_KEY, r"refused the key \(HTTP 401: .*\): set OPENAI_API_KEY to one", RequestFault.HOPELESS),
        (Fault.RATE_LIMIT_IN_200, r"limits the rate \(HTTP 200 with an error: The provider is", RequestFault.FAILED),
        (Fault.WRONG_KEY_IN_200, r"refused the key \(HTTP 200 with an error: Incorrect key", RequestFault.HOPELESS),
        (Fault.TOO_LONG_IN_200, r"exceed the model's context \(HTTP 200 with an error: ", RequestFault.REFUSED),
        (Fault.TOO_LONG, r"exceed the model's context \(HTTP 400: .* 9 tokens\..*\): lower", RequestFault.REFUSED),
    ],
    ids=str,
)  # fmt: skip
def test_a_fault_that_stays_is_one_sentence_without_the_key(
    fault: Fault, sentence: str, kind: RequestFault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    timeout_s = 0.3 if fault is Fault.SLOW else 20.0
    with ModelServer(writes, faults=always(fault)) as server, pytest.raises(RequestFailed, match=sentence) as caught:
        ask(server, Request(prompt="Hi"), timeout_s=timeout_s)
    assert caught.value.fault is kind
    assert len(server.calls) == (2 if kind is RequestFault.FAILED else 1)
    assert KEY not in str(caught.value)
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("fault", "reason", "text"),
    [
        (Fault.FILTERED, "content_filter", "answer 0 to Hi"),
        (Fault.PROMPT_FILTERED, "content_filter", ""),
        (Fault.PROMPT_FILTERED_IN_200, "content_filter", ""),
        (Fault.REFUSED, "refusal", "I will not write that."),
    ],
    ids=str,
)
def test_what_the_model_or_a_filter_declines_is_an_answer_and_no_fault(fault: Fault, reason: str, text: str) -> None:
    with ModelServer(writes, faults=always(fault)) as server:
        (completion,) = ask(server, Request(prompt="Hi")).completions
    assert (completion.refused, completion.finish_reason, completion.text) == (True, reason, text)
    assert len(server.calls) == 1


def test_a_server_may_keep_its_usage_to_itself() -> None:
    with ModelServer(writes, faults=always(Fault.NO_USAGE)) as server:
        assert ask(server, Request(prompt="Hi")).usage is None


def test_a_missing_key_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(InputError, match=r"OPENAI_API_KEY is not set, and openai/gpt needs a key: export OPENAI_API"):
        open_backend("openai/gpt")
    with pytest.raises(InputError, match="GROQ_API_KEY is not set"):
        open_backend("groq/llama")
    open_backend("ollama/llama3:8b")
    open_backend("openai/gpt", Connection(base_url="http://localhost:1/v1"))


def test_openais_own_variable_gives_the_address_of_its_prefix_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere:9/v1")
    assert open_backend("openai/gpt").server == "http://elsewhere:9/v1"
    assert open_backend("vllm/gpt").server == PRESETS["vllm"].base_url
    assert open_backend("openai/gpt", Connection(base_url="http://here:9/v1")).server == "http://here:9/v1"


@pytest.mark.parametrize(
    "address",
    ["http://me:hidden@host/v1", "http://hidden@host/v1", "http://host/v1?key=hidden", "http://:hidden@host:x/"],
)
def test_an_address_with_a_secret_is_refused_without_showing_it(address: str) -> None:
    with pytest.raises(InputError) as caught:
        open_backend("openai/gpt", Connection(base_url=address))
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("address", ["localhost:8000", "ftp://host/v1", "http://", "http://host:port/v1", ""])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InputError, match=r"the base URL .* is not one: give it as in http://localhost:8000/v1"):
        open_backend("openai/gpt", Connection(base_url=address))


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("opnai/gpt", r"no model is named 'opnai' \(did you mean 'openai'\?\): choose one of anthropic, deepseek"),
        ("openai/", "the model 'openai/' lacks its name: give it as in openai/NAME"),
    ],
)
def test_a_spec_that_names_nothing_is_refused(spec: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        open_backend(spec)


def test_nobody_at_the_address_is_found_out_before_anything_is_asked() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    async def checked() -> None:
        connection = Connection(base_url=f"http://127.0.0.1:{port}/v1", retries=50)
        async with open_backend("vllm/scribe", connection).session() as session:
            await session.check()

    with pytest.raises(
        RequestFailed, match=rf"no connection to http://127\.0\.0\.1:{port}/v1: .*; start the"
    ) as caught:
        asyncio.run(checked())
    assert caught.value.fault is RequestFault.HOPELESS


def test_a_chat_can_be_asked_again_and_again_without_asyncio() -> None:
    with ModelServer(writes, faults=no_fault) as server:
        chat = open_chat("openai/scribe", connection=Connection(base_url=server.url))
        assert [chat.complete("One"), chat.complete("Two")] == ["answer 0 to One", "answer 0 to Two"]


def test_a_chat_that_declines_gives_no_text() -> None:
    with ModelServer(writes, faults=always(Fault.REFUSED)) as server:
        assert open_chat("openai/scribe", connection=Connection(base_url=server.url)).complete("One") == ""
