"""Models behind any server that speaks OpenAI's protocol, through OpenAI's own SDK.

The SDK sends, retries (timeouts, cut connections, 408, 409, 429 and 5xx, with its backoff and the server's
``Retry-After``) and closes; what a server can make it do is bounded by
:mod:`effbench.samples.generation.bounded_http`. Replies are decoded by
:mod:`effbench.samples.generation.openai_replies`, since servers differ in what they leave out.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from effbench.errors import InputError, RequestFailed, RequestFault
from effbench.records.sample import Usage
from effbench.samples.generation.chat import Answer, Completion, Request
from effbench.samples.generation.openai_replies import ErrorReply, read_reply
from effbench.samples.generation.presets import Preset
from effbench.samples.generation.server_faults import Server, cause_of, explain_error_reply, explain_fault

if TYPE_CHECKING:
    import openai

__all__ = ["Connection", "OpenAICompatible", "OpenAISession", "open_openai_compatible", "sampling_options"]

BASE_URL_VARIABLE: Final = "OPENAI_BASE_URL"
NO_KEY: Final = "none"
"""Sent where a server needs no key, since the SDK wants one."""
CHECK_TIMEOUT_S: Final = 10.0
CONTENT_FILTER: Final = "content_filter"
FIRST_PAUSE_S: Final = 0.5
"""Before an error in a reply of HTTP 200 is asked for again; each further pause is twice as long."""
LONGEST_PAUSE_S: Final = 8.0
PAUSE_MAX_S: Final = 120.0
"""The longest pause between two tries that the SDK takes from a server's ``Retry-After``."""


def sampling_options(request: Request, limit_name: str) -> dict[str, object]:
    """What a request asks for beside model and prompt, by OpenAI's names; the token limit's name is given."""
    sampling = request.sampling
    options: dict[str, object | None] = {
        "n": request.n if request.n > 1 else None,
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "seed": sampling.seed,
        "stop": list(sampling.stop) or None,
        limit_name: sampling.max_tokens,
        "reasoning_effort": sampling.reasoning_effort,
    }
    return {name: value for name, value in options.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """How to reach a server.

    Attributes:
        base_url: Instead of the preset's; None takes that.
        retries: How often a failed request is sent again.
        timeout_s: How long one try may take, the whole answer included.
    """

    base_url: str | None = None
    retries: int = 6
    timeout_s: float = 600.0


class OpenAICompatible:
    """A model by its name on a server.

    Args:
        prefix: Name of the preset.
        model_id: What the server calls the model.
        preset: The server's facts.
        connection: How to reach it, with the address.
        key: The key; never shown.

    Attributes:
        name: ``prefix/model_id``.
        model_id: What the server calls the model.
        server: The address.
        many: Whether one request may ask for several completions.
        tries: How often one thing is asked for.
    """

    def __init__(self, *, prefix: str, model_id: str, preset: Preset, connection: Connection, key: str | None) -> None:
        self.name = f"{prefix}/{model_id}"
        self.model_id = model_id
        self.server = connection.base_url or preset.base_url
        self.many = preset.many
        self.tries = connection.retries + 1
        self._preset, self._connection, self._key = preset, connection, key

    @asynccontextmanager
    async def session(self) -> AsyncIterator["OpenAISession"]:
        """Opens a connection.

        Raises:
            InputError: The SDK is not installed.
        """
        async with self.client() as client:
            yield OpenAISession(self, client)

    @asynccontextmanager
    async def client(self) -> AsyncIterator["openai.AsyncOpenAI"]:
        """Opens the SDK's client, bounded in what the server can make it do.

        Raises:
            InputError: The SDK is not installed.
        """
        try:
            import openai  # an extra, and slow to import
        except ImportError as error:
            raise InputError(f"{self.name} needs OpenAI's SDK: pip install 'effbench[openai]'") from error
        from effbench.samples.generation.bounded_http import BoundedClient  # needs the SDK

        async with openai.AsyncOpenAI(
            api_key=self._key or NO_KEY,
            base_url=self.server,
            max_retries=self._connection.retries,
            timeout=self._connection.timeout_s,
            http_client=BoundedClient(),
        ) as client:
            yield client

    @property
    def limit_s(self) -> float:
        """How long one thing may take with all tries and the pauses between them, in seconds."""
        return self.tries * (self._connection.timeout_s + PAUSE_MAX_S)

    def options(self, request: Request) -> dict[str, object]:
        """What the request's body holds beside model and prompt; what was not asked for is left to the server."""
        return sampling_options(request, self._preset.limit_name if request.endpoint == "chat" else "max_tokens")

    def explain(self, error: "openai.OpenAIError") -> RequestFailed:
        """The SDK's error in one sentence, without the key."""
        return explain_fault(error, server=self._asked(), tries=self.tries)

    def explain_reply(self, reply: ErrorReply) -> RequestFailed:
        """An error in a reply of HTTP 200 in one sentence, without the key."""
        return explain_error_reply(reply, server=self._asked(), tries=self.tries)

    def _asked(self) -> Server:
        return Server(
            address=self.server, model_id=self.model_id, key=self._key, key_variable=self._preset.key_variable
        )


class OpenAISession:
    """An open connection.

    Args:
        model: Who is asked.
        client: The SDK's.
    """

    def __init__(self, model: OpenAICompatible, client: "openai.AsyncOpenAI") -> None:
        self._model, self._client = model, client

    async def check(self) -> None:
        """Asks for the list of models; whatever the server says, it is there.

        Raises:
            RequestFailed: Nobody can be reached.
        """
        import openai

        quick = self._client.with_options(max_retries=0, timeout=CHECK_TIMEOUT_S)
        try:
            await quick.models.with_raw_response.list()
        except openai.APITimeoutError:
            return  # slow, not absent
        except openai.APIConnectionError as error:
            raise RequestFailed(
                f"no connection to {self._model.server}: {cause_of(error)}; start the server, or give its --base-url",
                fault=RequestFault.HOPELESS,
            ) from error
        except openai.OpenAIError:
            return

    async def answer(self, request: Request) -> Answer:
        """Asks for completions.

        An answer that cannot be understood is asked for again, as often as the SDK tries.

        Raises:
            RequestFailed: After all retries, or after the time that they may take.
        """
        try:
            async with asyncio.timeout(self._model.limit_s):
                return await self._answer(request)
        except TimeoutError as error:
            raise RequestFailed(
                f"{self._model.server} gave no answer in {self._model.limit_s:.0f} s: lower --concurrency, or go on "
                "later",
                fault=RequestFault.FAILED,
            ) from error

    async def _answer(self, request: Request) -> Answer:
        import openai

        last = RequestFailed(f"{self._model.server} was not asked", fault=RequestFault.FAILED)
        for attempt in range(self._model.tries):
            try:
                content = await self._ask(request)
            except openai.OpenAIError as error:
                # Some servers filter prompts with HTTP 400.
                if isinstance(error, openai.APIError) and error.code == CONTENT_FILTER:
                    return _filtered(request)
                raise self._model.explain(error) from error
            try:
                reply = read_reply(content)
            except ValueError as error:
                message = f"{self._model.server} gave answers that cannot be read ({error}), {self._model.tries} times"
                last = RequestFailed(message, fault=RequestFault.FAILED)
                continue
            if isinstance(reply, Answer):
                return reply
            if reply.code == CONTENT_FILTER:
                return _filtered(request)
            last = self._model.explain_reply(reply)
            if last.fault is not RequestFault.FAILED:
                break
            if attempt + 1 < self._model.tries:  # the SDK pauses for errors with a status of their own alone
                await asyncio.sleep(min(FIRST_PAUSE_S * 2**attempt, LONGEST_PAUSE_S))
        raise last

    async def _ask(self, request: Request) -> bytes:
        options = self._model.options(request)
        if request.endpoint == "chat":
            chat = await self._client.chat.completions.with_raw_response.create(
                model=self._model.model_id,
                messages=[{"role": "user", "content": request.prompt}],
                extra_body=options,
            )
            return chat.content
        completion = await self._client.completions.with_raw_response.create(
            model=self._model.model_id, prompt=request.prompt, extra_body=options
        )
        return completion.content


def _filtered(request: Request) -> Answer:
    filtered = Completion(text="", finish_reason=CONTENT_FILTER, refused=True)
    return Answer(completions=(filtered,) * request.n, usage=Usage(prompt_tokens=0, completion_tokens=0))


def open_openai_compatible(
    prefix: str, model_id: str, preset: Preset, connection: Connection, environ: Mapping[str, str]
) -> OpenAICompatible:
    """Opens a model of a preset.

    ``OPENAI_BASE_URL`` stands for the address of the prefix ``openai``. A server whose address was given needs a key
    only if it says so itself.

    Raises:
        InputError: The key is missing, or the address is not one or holds a secret.
    """
    named = connection.base_url
    if named is None and prefix == "openai":
        named = environ.get(BASE_URL_VARIABLE) or None
    address = preset.base_url if named is None else named
    _check_address(address)
    key = environ.get(preset.key_variable, "").strip() or None
    if key is None and preset.needs_key and named is None:
        raise InputError(
            f"{preset.key_variable} is not set, and {prefix}/{model_id} needs a key: export {preset.key_variable}=…, "
            "or give the --base-url of a server that needs none"
        )
    return OpenAICompatible(
        prefix=prefix, model_id=model_id, preset=preset, connection=replace(connection, base_url=address), key=key
    )


def _check_address(address: str) -> None:
    if "@" in address or "?" in address:
        # Not shown: what is wrong with it is that it may hold a secret.
        raise InputError("the base URL holds a user name or a query: leave them out, keys belong in the key's variable")
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # such as a port that is no number
        usable = False
    if not usable:
        raise InputError(f"the base URL {address!r} is not one: give it as in http://localhost:8000/v1")
