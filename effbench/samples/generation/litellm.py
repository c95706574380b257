"""Models behind LiteLLM, which knows how to ask more than a hundred providers: ``litellm/PROVIDER/MODEL``.

LiteLLM's replies and errors are OpenAI's in shape; they are read and told as those of any server.
"""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from effbench.errors import ExtraMissing, RequestFailed, RequestFault
from effbench.samples.generation.chat import Answer, Request
from effbench.samples.generation.openai_compatible import sampling_options
from effbench.samples.generation.openai_replies import read_reply
from effbench.samples.generation.server_faults import Server, explain_fault
from effbench.text.terminal import one_line

if TYPE_CHECKING:
    import openai

    from effbench.samples.generation.openai_compatible import Connection

__all__ = ["LiteLLMModel", "LiteLLMSession", "open_litellm"]

_NO_DOWNLOAD: Final = "LITELLM_LOCAL_MODEL_COST_MAP"
"""The environment variable that keeps LiteLLM from downloading a list of prices when it is imported."""

_SECRET_WORDS: Final = ("KEY", "TOKEN", "SECRET", "PASSWORD", "CREDENTIAL")
_SECRET_LENGTH: Final = 8
"""Shorter values are no keys, and taking them out would spoil the sentence."""


class LiteLLMModel:
    """A model by LiteLLM's name for it.

    Args:
        model_id: Such as ``bedrock/anthropic.claude-3-haiku``; the provider's key is in its own variable.
        connection: How to reach it.

    Attributes:
        name: ``litellm/model_id``.
        server: The address where one was given, else ``litellm``.
        many: False: what a provider makes of a number of completions differs.
    """

    many = False

    def __init__(self, model_id: str, connection: "Connection") -> None:
        self.name = f"litellm/{model_id}"
        self.server = connection.base_url or "litellm"
        self.model_id, self.connection = model_id, connection

    @asynccontextmanager
    async def session(self) -> AsyncIterator["LiteLLMSession"]:
        """Imports LiteLLM, which opens connections by itself, and closes those at the end.

        Raises:
            ExtraMissing: LiteLLM is not installed.
        """
        os.environ.setdefault(_NO_DOWNLOAD, "True")
        try:
            import litellm  # an extra, and slow to import
        except ImportError as error:
            raise ExtraMissing(f"the model {self.name}", "litellm") from error
        litellm.suppress_debug_info = True  # else it prints advice on stdout with each error
        from litellm.llms.custom_httpx.async_client_cleanup import close_litellm_async_clients

        try:
            yield LiteLLMSession(self)
        finally:
            # It keeps its clients for the process, though each belongs to the event loop that is about to end.
            await close_litellm_async_clients()
            litellm.in_memory_llm_clients_cache.flush_cache()


class LiteLLMSession:
    """Asks through LiteLLM.

    Args:
        model: Who is asked.
    """

    def __init__(self, model: LiteLLMModel) -> None:
        self._model = model

    async def check(self) -> None:
        """Does nothing: no provider can be asked without spending tokens by a way that all have."""

    async def answer(self, request: Request) -> Answer:
        """Asks for completions.

        Raises:
            RequestFailed: After LiteLLM's retries.
        """
        import litellm
        import openai

        connection = self._model.connection
        options = {
            "model": self._model.model_id,
            "api_base": connection.base_url,
            "num_retries": connection.retries,
            "timeout": connection.timeout_s,
            **sampling_options(request, "max_tokens"),
        }
        try:
            if request.endpoint == "chat":
                messages = [{"role": "user", "content": request.prompt}]
                reply = await litellm.acompletion(messages=messages, **options)
            else:
                reply = await litellm.atext_completion(prompt=request.prompt, **options)
        except openai.OpenAIError as error:  # LiteLLM's errors are all of these
            raise self._explained(error) from error
        try:
            answer = read_reply(reply.model_dump_json().encode())
        except ValueError as error:
            message = f"{self._model.name} gave an answer that cannot be read ({error})"
            raise RequestFailed(message, fault=RequestFault.FAILED) from error
        if isinstance(answer, Answer):
            return answer
        told = _without_secrets(one_line(str(answer.body), most=200), os.environ)
        raise RequestFailed(f"{self._model.name} answered with an error: {told}", fault=RequestFault.FAILED)

    def _explained(self, error: "openai.OpenAIError") -> RequestFailed:
        asked = Server(
            address=self._model.server, model_id=self._model.model_id, key_variable="the variable of the provider's key"
        )
        fault = explain_fault(error, server=asked, tries=self._model.connection.retries + 1)
        return RequestFailed(_without_secrets(str(fault), os.environ), fault=fault.fault)


def _without_secrets(text: str, environ: Mapping[str, str]) -> str:
    """Takes out the values of all variables that may hold a key: which one a provider has, LiteLLM alone knows."""
    for name, value in environ.items():
        if len(value) >= _SECRET_LENGTH and any(word in name.upper() for word in _SECRET_WORDS):
            text = text.replace(value, "***")
    return text


def open_litellm(model_id: str, connection: "Connection") -> LiteLLMModel:
    """Opens a model by LiteLLM's name for it."""
    return LiteLLMModel(model_id, connection)
