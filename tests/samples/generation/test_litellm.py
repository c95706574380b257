"""Models behind LiteLLM, with a server on this machine."""

import asyncio

import pytest

from effbench.errors import RequestFailed, RequestFault
from effbench.records.generation import Sampling
from effbench.samples.generation.chat import Answer, Request
from effbench.samples.generation.registry import Connection, open_backend
from tests.conftest import missing
from tests.model_server import Fault, ModelServer, always

pytestmark = pytest.mark.integrations

try:
    import litellm
except ImportError:
    missing("litellm", "LiteLLM is not installed")


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")


def ask(server: ModelServer, request: Request) -> Answer:
    async def answer() -> Answer:
        backend = open_backend("litellm/openai/scribe", Connection(base_url=server.url, retries=0, timeout_s=20))
        async with backend.session() as session:
            await session.check()
            return await session.answer(request)

    return asyncio.run(answer())


def test_a_model_behind_litellm_gives_texts_reasons_and_usage() -> None:
    assert litellm
    with ModelServer(lambda call, index: f"{call.prompt} {index}") as server:
        sampling = Sampling(temperature=0.5, top_p=0.9, seed=7, stop=("#",), max_tokens=9)
        found = ask(server, Request(prompt="Do it.", n=2, sampling=sampling))
        assert [each.text for each in found.completions] == ["Do it. 0", "Do it. 1"]
        assert found.completions[0].finish_reason == "stop"
        assert found.usage is not None
        assert (found.usage.prompt_tokens, found.usage.completion_tokens) == (6, 200)
        body = server.calls[0].body
    wanted = {"model": "scribe", "n": 2, "temperature": 0.5, "top_p": 0.9, "seed": 7, "stop": ["#"]}
    assert {name: body.get(name) for name in wanted} == wanted
    assert 9 in (body.get("max_tokens"), body.get("max_completion_tokens"))


@pytest.mark.parametrize(
    ("fault", "told", "kind"),
    [
        (Fault.WRONG_KEY, "refused the key|wants a key", RequestFault.HOPELESS),
        (Fault.NOT_FOUND, "has no model 'openai/scribe'", RequestFault.HOPELESS),
        (Fault.RATE_LIMIT, "limits the rate", RequestFault.FAILED),
    ],
)
def test_an_error_behind_litellm_is_one_sentence(
    fault: Fault, told: str, kind: RequestFault, capsys: pytest.CaptureFixture[str]
) -> None:
    with ModelServer(lambda *_: "", faults=always(fault)) as server, pytest.raises(RequestFailed, match=told) as raised:
        ask(server, Request(prompt="Do it."))
    assert raised.value.fault is kind
    assert "sk-secret" not in str(raised.value)
    assert capsys.readouterr().out == ""
